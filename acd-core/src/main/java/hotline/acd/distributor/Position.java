package hotline.acd.distributor;

/**
 * A place in the journal: epochs in order, and events in order within an epoch. Written {@code 3:412}.
 *
 * @param seq counts the events of the epoch, from 1; 0 is before the first
 */
public record Position(long epoch, long seq) implements Comparable<Position> {
    /** Before everything. */
    public static final Position START = new Position(0, 0);

    /**
     * Reads {@code 3:412}.
     *
     * @throws IllegalArgumentException when the text is no position
     */
    public static Position parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || text.length() > 40) {
            throw new IllegalArgumentException("expected EPOCH:SEQ, for example 3:412");
        }
        try {
            return new Position(Long.parseLong(text, 0, colon, 10), Long.parseLong(text, colon + 1, text.length(), 10));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected EPOCH:SEQ, for example 3:412", e);
        }
    }

    @Override
    public int compareTo(Position other) {
        int byEpoch = Long.compare(epoch, other.epoch);
        return byEpoch != 0 ? byEpoch : Long.compare(seq, other.seq);
    }

    @Override
    public String toString() {
        return epoch + ":" + seq;
    }
}
