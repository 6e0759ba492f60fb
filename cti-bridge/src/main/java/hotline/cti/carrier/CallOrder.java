package hotline.cti.carrier;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call to be made by a customer.
 *
 * @param from the number the caller shows, {@link #ANONYMOUS}, or anything odd that fits into a header; as given
 * @param name the display name, may be hostile; empty for none
 * @param to the number dialled
 * @param talk after an agent was heard: hang up after so long; null: the other side hangs up
 * @param hangUpAfter after the answer: hang up after so long, whatever happens; null: no such limit
 * @param timeout the longest the whole call may take, ringing included
 * @param toneHz what the caller says; 0: one is chosen
 * @param recording where to leave what the caller heard (8 kHz mono WAV); null: nowhere
 */
public record CallOrder(
        String from,
        String name,
        String to,
        Keys keys,
        @Nullable Duration talk,
        @Nullable Duration hangUpAfter,
        Duration timeout,
        int toneHz,
        @Nullable Path recording) {
    public static final String ANONYMOUS = "anonymous";

    private static final Pattern DIALLED = Pattern.compile("[+*0-9][*0-9]{0,31}");
    /** Of a number or name, in bytes of UTF-8: a line to Asterisk's manager has at most 1,024. */
    public static final int LONGEST = 900;

    public CallOrder {
        header("from", from);
        header("name", name);
        if (!DIALLED.matcher(to).matches()) {
            throw new IllegalArgumentException(
                    "'" + to + "' cannot be dialled: write digits, with or without a leading +");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("a call's timeout must be positive");
        }
    }

    /** A plain call to the first demo number, for at most two minutes. */
    public static CallOrder from(String number) {
        return new CallOrder(number, "", "4001", Keys.NONE, null, null, Duration.ofSeconds(120), 0, null);
    }

    public CallOrder named(String name) {
        return new CallOrder(from, name, to, keys, talk, hangUpAfter, timeout, toneHz, recording);
    }

    public CallOrder to(String number) {
        return new CallOrder(from, name, number, keys, talk, hangUpAfter, timeout, toneHz, recording);
    }

    public CallOrder pressing(Keys keys) {
        return new CallOrder(from, name, to, keys, talk, hangUpAfter, timeout, toneHz, recording);
    }

    /** As {@link Keys#parse} reads it. */
    public CallOrder pressing(String keys) {
        return pressing(Keys.parse(keys));
    }

    public CallOrder talkingFor(Duration talk) {
        return new CallOrder(from, name, to, keys, talk, hangUpAfter, timeout, toneHz, recording);
    }

    public CallOrder hangingUpAfter(Duration afterAnswer) {
        return new CallOrder(from, name, to, keys, talk, afterAnswer, timeout, toneHz, recording);
    }

    public CallOrder within(Duration timeout) {
        return new CallOrder(from, name, to, keys, talk, hangUpAfter, timeout, toneHz, recording);
    }

    public CallOrder saying(int toneHz) {
        return new CallOrder(from, name, to, keys, talk, hangUpAfter, timeout, toneHz, recording);
    }

    public CallOrder recordedTo(Path file) {
        return new CallOrder(from, name, to, keys, talk, hangUpAfter, timeout, toneHz, file);
    }

    boolean anonymous() {
        return from.equals(ANONYMOUS);
    }

    private static void header(String what, String value) {
        if (value.getBytes(StandardCharsets.UTF_8).length > LONGEST
                || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a caller's " + what + " has at most " + LONGEST + " bytes and no control characters");
        }
    }
}
