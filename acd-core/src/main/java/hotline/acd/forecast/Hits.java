package hotline.acd.forecast;

/**
 * How often the wait was in the range that was told when it began.
 *
 * @param within how many were
 * @param all of how many who were answered after a wait
 */
public record Hits(long within, long all) {
    static final Hits NONE = new Hits(0, 0);

    Hits plus(boolean hit) {
        return new Hits(within + (hit ? 1 : 0), all + 1);
    }

    /** Per cent; {@link WaitRange#PERCENT} is right. 0 when there were none. */
    public double percent() {
        return all == 0 ? 0 : 100.0 * within / all;
    }
}
