package hotline.cti.carrier;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys a caller presses, in order. Written {@code 1,2}: each one second after the previous prompt began; or
 * {@code 1@2.5,2@6}: seconds after the answer. Both kinds may be mixed.
 */
public record Keys(List<Press> presses) {
    public static final Keys NONE = new Keys(List.of());

    private static final int MOST = 100;
    private static final Pattern PRESS = Pattern.compile("([0-9*#])(?:@([0-9]{1,4}(?:\\.[0-9]{1,3})?))?");

    /**
     * @param at after the answer; null: a second after a prompt began
     */
    public record Press(char key, @Nullable Duration at) {
        Press at(Duration afterAnswer) {
            return new Press(key, afterAnswer);
        }

        @Override
        public String toString() {
            return at == null ? String.valueOf(key) : key + "@" + at.toMillis() / 1000.0;
        }
    }

    public Keys {
        presses = List.copyOf(presses);
    }

    /** @throws IllegalArgumentException saying which part is wrong and how to write it */
    public static Keys parse(String text) {
        List<Press> presses = new ArrayList<>();
        if (!text.isBlank()) {
            for (String part : text.split(",", -1)) {
                Matcher press = PRESS.matcher(part.strip());
                if (!press.matches()) {
                    throw new IllegalArgumentException("'" + part
                            + "' is not a key; write keys like 1,2 or with seconds after the answer: 1@2.5,2@6");
                }
                String at = press.group(2);
                presses.add(new Press(
                        press.group(1).charAt(0),
                        at == null ? null : Duration.ofMillis(Math.round(Double.parseDouble(at) * 1000))));
            }
        }
        if (presses.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " keys");
        }
        return new Keys(presses);
    }

    /** All keys of {@code digits}, one each {@code apart}, beginning {@code first} after the answer. */
    public static Keys dialled(String digits, Duration first, Duration apart) {
        List<Press> presses = new ArrayList<>();
        Duration at = first;
        for (char digit : digits.toCharArray()) {
            presses.add(parse(String.valueOf(digit)).presses().getFirst().at(at));
            at = at.plus(apart);
        }
        return new Keys(presses);
    }
}
