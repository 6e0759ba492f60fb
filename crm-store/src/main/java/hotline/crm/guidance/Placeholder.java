package hotline.crm.guidance;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What may stand in braces in an article, for example {@code {customer.name}}: pages fill in what is known of the call. */
public enum Placeholder {
    CUSTOMER_NAME,
    /** The number she calls from. */
    CUSTOMER_NUMBER,
    /** Of her latest order. */
    ORDER_NUMBER,
    ORDER_STATUS,
    ORDER_ARRIVES,
    /** Of her most urgent bill. */
    BILL_AMOUNT,
    BILL_DUE,
    /** Who talks with her. */
    AGENT_NAME,
    QUEUE_NAME,
    TODAY;

    private static final Pattern IN_BRACES = Pattern.compile("\\{([^{}]*)}");

    /** As it stands between the braces. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
    }

    /** What stands in braces and is none of them, in order. */
    public static List<String> unknownIn(String text) {
        return IN_BRACES
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(code -> of(code).isEmpty())
                .distinct()
                .toList();
    }

    /** @param code as it stands between braces */
    public static Optional<Placeholder> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
