package hotline.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where the web edge is served.
 *
 * @param port TCP; 0 for any free one
 * @param hostNames by which browsers may call us; on loopback its own names are among them
 * @param tls needed on any address but loopback
 */
public record WebAddress(String bind, int port, List<String> hostNames, Optional<Tls> tls) {
    public WebAddress {
        boolean loopback = bind.startsWith("127.") || bind.equals("::1");
        if (!loopback && tls.isEmpty()) {
            throw new IllegalArgumentException("any address but loopback requires TLS");
        }
        TreeSet<String> names = new TreeSet<>(hostNames);
        names.add(bind);
        names.add("127.0.0.1");
        names.add("localhost");
        hostNames = List.copyOf(names);
    }

    /** Both in PEM; the certificate with its chain. */
    public record Tls(Path certificate, Path key) {}

    /** On loopback, without TLS. */
    public static WebAddress loopback(int port) {
        return new WebAddress("127.0.0.1", port, List.of(), Optional.empty());
    }
}
