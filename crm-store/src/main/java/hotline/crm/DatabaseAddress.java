package hotline.crm;

import java.nio.file.Path;

/**
 * Where a PostgreSQL 15 or newer is and how to sign in, our own or an external one.
 *
 * @param jdbcUrl for example {@code jdbc:postgresql://127.0.0.1:20010/hotline}
 * @param passwordFile a file for its owner only that holds the password in its first line
 */
public record DatabaseAddress(String jdbcUrl, String user, Path passwordFile) {
    public DatabaseAddress {
        if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "expected a URL that begins with jdbc:postgresql:, for example jdbc:postgresql://127.0.0.1:5432/hotline");
        }
    }
}
