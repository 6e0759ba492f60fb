package hotline.acd.queue;

/**
 * What agents may do about the time for wrap-up.
 *
 * @param earlyExit whether it may be ended before the time is over
 * @param extensions how often more time may be asked for in one wrap-up
 * @param extensionMillis how much it is each time
 */
public record WrapUpRules(boolean earlyExit, int extensions, long extensionMillis) {
    /** It ends when the agent says so, or with its time. */
    public static final WrapUpRules USUAL = new WrapUpRules(true, 0, 0);

    public WrapUpRules {
        if (extensions < 0 || extensionMillis < 0 || (extensions > 0 && extensionMillis == 0)) {
            throw new IllegalArgumentException("more time for wrap-up: " + extensions + " of " + extensionMillis);
        }
    }
}
