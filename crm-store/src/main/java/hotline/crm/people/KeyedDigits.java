package hotline.crm.people;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What may be kept of a few digits that somebody proves with. So few are found out from any hash by trying all, however slow it is; so they are keyed (HMAC-SHA256,
 * RFC 2104) with a secret of this installation, which is not in the database. Safe for many threads.
 */
public final class KeyedDigits {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String KEPT = "$" + ALGORITHM + "$";

    private final SecretKeySpec key;

    /** @param key this installation's; with another one nothing that was kept is right any more */
    public KeyedDigits(String key) {
        this.key = new SecretKeySpec(bytes(key), ALGORITHM);
    }

    /** @param whose and what for: the same digits of somebody else are kept as something else */
    public String kept(String whose, String digits) {
        return KEPT + keyed(whose, digits);
    }

    /**
     * @param digits hostile
     * @param kept what {@link #kept} gave, or a slow hash of what was keyed, as was kept before; null when there is none: nothing is right then
     */
    public boolean match(String whose, String digits, @Nullable String kept) {
        if (kept == null) {
            return false;
        }
        return Secrets.isHash(kept)
                ? Secrets.matches(keyed(whose, digits), kept)
                : MessageDigest.isEqual(bytes(kept(whose, digits)), bytes(kept));
    }

    private String keyed(String whose, String digits) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(bytes(whose + "\n" + digits)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
