package hotline.cti.carrier;

/**
 * What the lines say, in Hz: everybody has a voice of its own, so that a recording tells who was heard. All are at least 40 Hz
 * apart and none is one of a telephone key.
 */
public final class Tones {
    /** The first thing a demo phone says; a caller who hears it knows that an agent has answered. */
    public static final int HELLO = 1750;

    private static final int PHONES = 25;
    private static final int CALLERS = 24;

    private Tones() {}

    /** Of a demo phone; 25 extensions in a row have different ones (1001 … 1012: 527 … 1044 Hz). */
    public static int ofPhone(String extension) {
        return 480 + 47 * Math.floorMod(Integer.parseInt(extension), PHONES);
    }

    /** Of a caller; 24 in a row have different ones (1900 … 3303 Hz). */
    public static int ofCaller(long number) {
        return 1900 + 61 * (int) Math.floorMod(number, (long) CALLERS);
    }
}
