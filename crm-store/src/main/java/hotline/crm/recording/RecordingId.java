package hotline.crm.recording;

import hotline.acd.interaction.InteractionId;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Tells a recording from all others, and is the name of its file: {@code i3-17.1790000000000}.
 *
 * @param begun when it was begun to be made, milliseconds since 1970
 */
public record RecordingId(InteractionId interaction, long begun) {
    private static final Pattern FORM = Pattern.compile("(i[0-9]{1,18}-[0-9]{1,18})\\.([0-9]{1,15})");

    static RecordingId of(InteractionId interaction, Instant begun) {
        return new RecordingId(interaction, begun.toEpochMilli());
    }

    /**
     * @param text hostile
     * @throws IllegalArgumentException when it is none
     */
    public static RecordingId parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("an id of a recording looks like i3-17.1790000000000");
        }
        return new RecordingId(InteractionId.parse(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    @Override
    public String toString() {
        return interaction + "." + begun;
    }
}
