package hotline.server.center;

import hotline.acd.queue.VirtualHold;
import hotline.server.settings.Section;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours of any day: {@code hours: "09:00-21:00"}.
 *
 * @param opensAt minutes from midnight
 * @param closesAt more than {@code opensAt}
 */
record CenterHours(int opensAt, int closesAt) {
    static final CenterHours DAY = new CenterHours(0, VirtualHold.DAY);

    private static final Pattern HOURS =
            Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])");

    /** When customers may be called; all day where it does not say. */
    static CenterHours read(Section section) {
        return read(section, "customers may be called");
    }

    /** @param what for problems: what is done in these hours */
    static CenterHours read(Section section, String what) {
        return section.parsed(
                "hours",
                CenterHours::parse,
                DAY,
                "hours of a day, the end after the beginning",
                "write from when until when " + what
                        + ", in the centre's time zone, for example hours: \"09:00-21:00\"");
    }

    private static Optional<CenterHours> parse(String text) {
        Matcher matcher = HOURS.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int opens = minutes(matcher.group(1), matcher.group(2));
        int closes = minutes(matcher.group(3), matcher.group(4));
        return closes > opens && closes <= VirtualHold.DAY
                ? Optional.of(new CenterHours(opens, closes))
                : Optional.empty();
    }

    private static int minutes(String hour, String minute) {
        return Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
    }

    /** As {@link #read} reads it. */
    String inWords() {
        return clock(opensAt) + "-" + clock(closesAt);
    }

    private static String clock(int minutes) {
        return "%02d:%02d".formatted(minutes / 60, minutes % 60);
    }
}
