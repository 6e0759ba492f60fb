package hotline.ivr.speech;

/** An amount in renminbi, in fen (1/100 yuan); negative is a credit. The only currency the recordings have words for. */
public record Money(long fen) {
    /** The largest amount, either way, that can be spoken. */
    public static final long LIMIT = 99_999_999_999_999L;

    public Money {
        if (fen > LIMIT || fen < -LIMIT) {
            throw new IllegalArgumentException(
                    "amount of " + fen + " fen is beyond " + LIMIT + " and cannot be spoken");
        }
    }
}
