package hotline.acd.figures;

import java.util.OptionalDouble;

/** One number over another; nothing when there is nothing to divide by, which is not the same as 0. */
final class Share {
    private Share() {}

    static OptionalDouble of(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
