package hotline.cti.ami;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header lines of one message from Asterisk, in order; a name may come several times. Immutable. Values are as the wire
 * had them and may stem from callers: hostile, but without line breaks.
 */
public final class AmiHeaders {
    private final List<String> names;
    private final List<String> values;

    private AmiHeaders(List<String> names, List<String> values) {
        this.names = List.copyOf(names);
        this.values = List.copyOf(values);
    }

    /** From {@code Name: value} lines; a line without a colon counts as a name without a value. */
    static AmiHeaders of(List<String> lines) {
        List<String> names = new ArrayList<>(lines.size());
        List<String> values = new ArrayList<>(lines.size());
        for (String line : lines) {
            int colon = line.indexOf(':');
            names.add(colon < 0 ? line.strip() : line.substring(0, colon).strip());
            values.add(colon < 0 ? "" : line.substring(colon + 1).strip());
        }
        return new AmiHeaders(names, values);
    }

    /** The first value of the header, whatever the case of its name; null when it does not occur. */
    public @Nullable String first(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return values.get(i);
            }
        }
        return null;
    }

    /** Like {@link #first}, but empty when it does not occur. */
    public String text(String name) {
        String value = first(name);
        return value == null ? "" : value;
    }

    /** All values of a header that may repeat, in order. */
    public List<String> all(String name) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                found.add(values.get(i));
            }
        }
        return found;
    }

    /**
     * The value in a repeated {@code header: NAME=value}, as Asterisk sends channel variables.
     *
     * @param header for example {@code ChanVariable} or {@code DestChanVariable}
     * @return empty when the variable is not there or has no value
     */
    public String variable(String header, String name) {
        for (int i = 0; i < names.size(); i++) {
            String value = values.get(i);
            if (names.get(i).equalsIgnoreCase(header)
                    && value.length() > name.length()
                    && value.charAt(name.length()) == '='
                    && value.startsWith(name)) {
                return value.substring(name.length() + 1);
            }
        }
        return "";
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            text.append(i == 0 ? "" : ", ").append(names.get(i)).append('=').append(values.get(i));
        }
        return text.toString();
    }
}
