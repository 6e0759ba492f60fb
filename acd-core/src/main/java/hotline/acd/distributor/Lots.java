package hotline.acd.distributor;

/** Chance that follows from the state: the same decision draws the same lots on every machine and in every replay. */
final class Lots {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private Lots() {}

    /** What the lots of an offer go by. */
    static long of(OfferId offer) {
        return mix(mix(offer.epoch()) ^ offer.number());
    }

    /** The {@code ordinal}-th lot drawn, from 0 to just below the bound; each as likely as the other, to within 2^-60. */
    static long below(long bound, long lot, int ordinal) {
        return Math.unsignedMultiplyHigh(mix(lot + (ordinal + 1) * GOLDEN_GAMMA), bound);
    }

    /** SplitMix64 (Steele, Lea, Flood 2014): one well mixed number for each. */
    private static long mix(long number) {
        long mixed = number + GOLDEN_GAMMA;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
