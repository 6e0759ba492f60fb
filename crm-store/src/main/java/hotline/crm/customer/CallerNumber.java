package hotline.crm.customer;

/** What the line says of a caller's number, made safe. */
public sealed interface CallerNumber {
    /**
     * A number that could be dialled.
     *
     * @param e164 for example {@code +8613800138000}
     */
    record Known(String e164) implements CallerNumber {}

    /** Withheld by the caller or the network. */
    record Anonymous() implements CallerNumber {}

    /** Something, but no number: an extension, letters, rubbish. Nothing of it is repeated. */
    record Unparsable() implements CallerNumber {}
}
