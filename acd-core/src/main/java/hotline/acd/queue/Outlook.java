package hotline.acd.queue;

/**
 * What an entry can expect. How sure that is, and between which bounds the wait will lie, is for those to say who have seen
 * what became of many.
 *
 * @param ahead how many who wait for the same agents come first
 * @param staff how many serve the queue at this moment, free or at work
 * @param expectedMillis how long it is expected to wait on average; 0 when somebody is free
 */
public record Outlook(int ahead, int staff, long expectedMillis) {
    /** Nobody serves the queue: the wait has no known end. */
    public static final long UNKNOWN = Long.MAX_VALUE;
}
