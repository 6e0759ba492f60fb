package hotline.acd.forecast;

/**
 * Between which bounds a wait will probably lie. Milliseconds from the moment it is told.
 *
 * @param lowMillis in one of ten cases it is shorter
 * @param highMillis in one of ten cases it is longer
 */
public record WaitRange(long lowMillis, long highMillis) {
    /** How probable it is that a wait lies in it. */
    public static final int PERCENT = 80;
}
