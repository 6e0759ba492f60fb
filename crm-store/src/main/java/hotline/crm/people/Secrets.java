package hotline.crm.people;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Makes passwords and PINs, and checks passwords: argon2id with 19 MiB, two passes (OWASP's recommendation of 2024); where a password of ours is kept, with next to
 * none, which spares a first start many seconds.
 */
final class Secrets {
    private static final Argon2Function HASH = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    /** For what was drawn by lot from more than 2^79 possibilities: nobody guesses that, however fast. */
    private static final Argon2Function QUICK = Argon2Function.getInstance(64, 1, 1, 32, Argon2.ID);

    private static final int SALT_BYTES = 16;
    /** Without those that are mistaken for each other. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int PASSWORD_LENGTH = 16;
    private static final int PIN_LENGTH = 6;

    private final SecureRandom random = new SecureRandom();

    String newPassword() {
        return random(LETTERS, PASSWORD_LENGTH);
    }

    String newPin() {
        return random("0123456789", PIN_LENGTH);
    }

    /** What may be kept of it. */
    static String hash(String secret) {
        return Password.hash(secret).addRandomSalt(SALT_BYTES).with(HASH).getResult();
    }

    /** What may be kept of a {@link #newPassword}. */
    static String hashOfNewPassword(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(QUICK).getResult();
    }

    /** Takes as long for nobody's hash as for somebody's, whoever chose the secret, so that time does not tell who exists. */
    static boolean matches(String secret, @Nullable String hash) {
        boolean quick = hash != null && isQuick(hash);
        boolean matches = Password.check(secret, hash == null || quick ? Nobody.HASH : hash)
                .with(HASH);
        return hash != null && (quick ? Password.check(secret, hash).with(QUICK) : matches);
    }

    /** Whether this is kept of a secret, and nothing else. */
    static boolean isHash(String kept) {
        return kept.startsWith("$argon2id$");
    }

    private static boolean isQuick(String hash) {
        return Argon2Function.getInstanceFromHash(hash).getMemory() == QUICK.getMemory();
    }

    /** Computed when it is first needed: it takes its time on purpose. */
    private static final class Nobody {
        static final String HASH = hash("nobody's password");
    }

    private String random(String from, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(from.charAt(random.nextInt(from.length())));
        }
        return text.toString();
    }
}
