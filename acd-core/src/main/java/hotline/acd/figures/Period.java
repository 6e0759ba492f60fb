package hotline.acd.figures;

/**
 * A stretch of time, from included, to excluded; milliseconds since 1970.
 */
public record Period(long from, long to) {
    /** Everything that ever happens. */
    public static final Period ALWAYS = new Period(Long.MIN_VALUE, Long.MAX_VALUE);

    public Period {
        if (to < from) {
            throw new IllegalArgumentException("a period that ends " + (from - to) + " ms before it begins");
        }
    }

    public boolean contains(long at) {
        return from <= at && at < to;
    }

    /** How much of [start, end) lies in the period, in milliseconds; 0 when nothing does. */
    public long overlap(long start, long end) {
        return Math.max(0, Math.min(end, to) - Math.max(start, from));
    }
}
