package hotline.acd.queue;

import hotline.acd.interaction.InteractionId;
import org.jspecify.annotations.Nullable;

/**
 * Names one stay of an interaction in one queue. Written {@code i3-17.1}.
 *
 * @param ordinal counts the stays of the interaction, from 1
 */
public record QueueEntryId(InteractionId interaction, int ordinal) implements Comparable<QueueEntryId> {
    public QueueEntryId {
        if (ordinal < 1) {
            throw new IllegalArgumentException("a queue entry is numbered from 1, not " + ordinal);
        }
    }

    /**
     * Reads {@code i3-17.1}.
     *
     * @throws IllegalArgumentException when the text is no queue entry id
     */
    public static QueueEntryId parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("expected 'iEPOCH-NUMBER.ORDINAL', for example i3-17.1");
        }
        return new QueueEntryId(InteractionId.parse(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    }

    /** As generated, but several times as fast; asked millions of times a second. */
    @Override
    public int hashCode() {
        return 31 * interaction.hashCode() + ordinal;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof QueueEntryId that
                        && ordinal == that.ordinal
                        && interaction.equals(that.interaction));
    }

    @Override
    public int compareTo(QueueEntryId other) {
        int byInteraction = interaction.compareTo(other.interaction);
        return byInteraction != 0 ? byInteraction : Integer.compare(ordinal, other.ordinal);
    }

    @Override
    public String toString() {
        return interaction + "." + ordinal;
    }
}
