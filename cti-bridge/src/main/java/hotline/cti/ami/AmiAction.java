package hotline.cti.ami;

import java.util.ArrayList;
import java.util.List;

/** An order to Asterisk. Immutable. Nothing that comes from outside can add a header to it: line breaks are refused. */
public final class AmiAction {
    private static final int LONGEST_VALUE = 1_000;

    private final String name;
    private final List<String> lines;

    private AmiAction(String name, List<String> lines) {
        this.name = name;
        this.lines = lines;
    }

    /** @throws IllegalArgumentException when the name is not letters and digits */
    public static AmiAction of(String name) {
        return new AmiAction(checkName(name), List.of());
    }

    /**
     * With one more header; a name may repeat ({@code Variable}).
     *
     * @throws IllegalArgumentException when the value has a control character or is longer than 1000 characters
     */
    public AmiAction with(String header, String value) {
        List<String> more = new ArrayList<>(lines);
        more.add(checkName(header) + ": " + checkValue(header, value));
        return new AmiAction(name, List.copyOf(more));
    }

    public String name() {
        return name;
    }

    /** As it goes over the wire. */
    String encode(String actionId) {
        StringBuilder text = new StringBuilder("Action: ").append(name).append("\r\nActionID: ");
        text.append(actionId).append("\r\n");
        for (String line : lines) {
            text.append(line).append("\r\n");
        }
        return text.append("\r\n").toString();
    }

    /** The name only: values may be secret. */
    @Override
    public String toString() {
        return name;
    }

    private static String checkName(String name) {
        boolean good = !name.isEmpty() && name.length() <= 64;
        for (int i = 0; good && i < name.length(); i++) {
            char c = name.charAt(i);
            good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }
        if (!good) {
            throw new IllegalArgumentException("an AMI name is 1 to 64 letters and digits");
        }
        return name;
    }

    private static String checkValue(String header, String value) {
        if (value.length() > LONGEST_VALUE || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("AMI header " + header + " must have no control characters and at most "
                    + LONGEST_VALUE + " characters");
        }
        return value;
    }
}
