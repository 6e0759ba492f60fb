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

    /**
     * An amount as business systems have it.
     *
     * @param minor in hundredths of the currency
     * @param currency ISO 4217 code
     * @throws IllegalArgumentException for a currency without recorded words: rather no amount than one in the wrong money
     */
    public static Money of(long minor, String currency) {
        if (!currency.equals("CNY")) {
            throw new IllegalArgumentException("amounts in " + currency + " cannot be spoken, only in CNY");
        }
        return new Money(minor);
    }
}
