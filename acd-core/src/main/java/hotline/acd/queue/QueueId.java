package hotline.acd.queue;

import hotline.acd.interaction.Code;

/** Names a queue, for example {@code service}. */
public record QueueId(String value) implements Comparable<QueueId> {
    public QueueId {
        value = Code.check("QueueId", value);
    }

    @Override
    public int compareTo(QueueId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
