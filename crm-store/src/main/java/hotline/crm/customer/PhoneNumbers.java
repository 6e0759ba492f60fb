package hotline.crm.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import java.util.Set;

/** Reads numbers as they come from lines and lists into E.164. Never throws for what a line says. Safe for many threads. */
public final class PhoneNumbers {
    private static final int LONGEST = 40;
    private static final Set<String> WITHHELD =
            Set.of("", "anonymous", "unknown", "private", "restricted", "unavailable", "withheld", "anon", "asterisk");

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final String region;

    /**
     * @param region ISO 3166 country whose numbers may come without country code, for example {@code CN}
     */
    public PhoneNumbers(String region) {
        if (!numbers.getSupportedRegions().contains(region)) {
            throw new IllegalArgumentException(
                    "no such region for telephone numbers: expected two letters such as CN or DE");
        }
        this.region = region;
    }

    /** What the line says: hostile, of any length. */
    public CallerNumber read(String raw) {
        if (raw.length() > LONGEST) {
            return new CallerNumber.Unparsable();
        }
        String text = raw.strip();
        if (WITHHELD.contains(text.toLowerCase(Locale.ROOT))) {
            return new CallerNumber.Anonymous();
        }
        if (!plain(text)) {
            return new CallerNumber.Unparsable();
        }
        try {
            PhoneNumber number = numbers.parse(text, region);
            return numbers.isPossibleNumber(number)
                    ? new CallerNumber.Known(numbers.format(number, PhoneNumberFormat.E164))
                    : new CallerNumber.Unparsable();
        } catch (NumberParseException e) {
            return new CallerNumber.Unparsable();
        }
    }

    /** Letters would be taken for keypad letters: SIP names are no numbers. */
    private static boolean plain(String text) {
        return text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-() ./".indexOf(c) >= 0);
    }
}
