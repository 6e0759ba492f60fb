package hotline.acd.agent;

import java.util.regex.Pattern;

/**
 * How a station is written that is a telephone somewhere outside, reached by its number: {@code tel:+8613800138000}. For those who let agents sign in and who call
 * them; to the core this is a station like any other. The number is personal: people are shown {@link #shown} of it.
 */
public final class OutsideStation {
    /** So begins every one. */
    public static final String PREFIX = "tel:";

    private static final Pattern STATION = Pattern.compile("tel:\\+?[0-9]{5,20}");
    private static final int SHOWN_DIGITS = 4;

    private OutsideStation() {}

    /** @param number 5 to 20 digits, perhaps after a plus */
    public static String of(String number) {
        String station = PREFIX + number;
        if (!isOne(station)) {
            throw new IllegalArgumentException("no number of 5 to 20 digits");
        }
        return station;
    }

    /** @param station hostile */
    public static boolean isOne(String station) {
        return STATION.matcher(station).matches();
    }

    /** The number of such a station. */
    public static String number(String station) {
        return station.substring(PREFIX.length());
    }

    /** The station as anybody may see it: of a telephone outside the last four digits, {@code tel:*8000}; every other one as it is. */
    public static String shown(String station) {
        return isOne(station) ? PREFIX + "*" + station.substring(station.length() - SHOWN_DIGITS) : station;
    }
}
