package hotline.crm.customer;

import hotline.acd.interaction.InteractionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the line told when somebody called, cleaned: at most 100 characters each, no control characters.
 *
 * @param number in E.164, null when there is none
 * @param at milliseconds since 1970
 */
record ArrivalNote(
        String interaction,
        String rawNumber,
        @Nullable String number,
        String rawName,
        String dialled,
        @Nullable String sipCallId,
        long at) {
    private static final int LONGEST = 100;
    private static final int LONGEST_CALL_ID = 200;

    static ArrivalNote of(
            InteractionId interaction,
            CallerNumber number,
            String rawNumber,
            String rawName,
            String dialled,
            @Nullable String sipCallId,
            long at) {
        return new ArrivalNote(
                interaction.toString(),
                clean(rawNumber, LONGEST),
                number instanceof CallerNumber.Known known ? known.e164() : null,
                clean(rawName, LONGEST),
                clean(dialled, LONGEST),
                sipCallId == null ? null : clean(sipCallId, LONGEST_CALL_ID),
                at);
    }

    Arrived arrived(CallerNumber as) {
        return new Arrived(
                InteractionId.parse(interaction), as, rawNumber, rawName, dialled, sipCallId, Instant.ofEpochMilli(at));
    }

    private static String clean(String text, int longest) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .limit(longest)
                .filter(c -> !Character.isISOControl(c) && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE))
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
