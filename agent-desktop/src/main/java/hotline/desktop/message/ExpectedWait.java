package hotline.desktop.message;

import hotline.acd.forecast.WaitRange;

/**
 * How long somebody will probably wait from now on.
 *
 * @param fromMillis both 0: somebody is free
 * @param percent how probable it is that the wait lies between the two
 */
public record ExpectedWait(long fromMillis, long toMillis, int percent) {
    public static ExpectedWait of(WaitRange range) {
        return new ExpectedWait(range.lowMillis(), range.highMillis(), WaitRange.PERCENT);
    }
}
