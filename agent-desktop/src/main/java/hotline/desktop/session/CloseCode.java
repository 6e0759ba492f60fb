package hotline.desktop.session;

/** Why the server closes a socket, a page's or its phone's; the numbers are part of docs/api.md. */
public enum CloseCode {
    GOING_AWAY(1001, "the server is stopping"),
    NO_JSON(1007, "no JSON object with id and do"),
    NO_SIP(1007, "no SIP in text"),
    TOO_LARGE(1009, "message too large"),
    PHONES_AWAY(1013, "the telephones cannot be reached"),
    SESSION_OVER(4401, "the session is over"),
    NOT_YOURS(4403, "this is not the own phone"),
    TOO_SLOW(4008, "the page reads too slowly"),
    TOO_FAST(4029, "too many messages");

    private final short number;
    private final String reason;

    CloseCode(int number, String reason) {
        this.number = (short) number;
        this.reason = reason;
    }

    public short number() {
        return number;
    }

    public String reason() {
        return reason;
    }
}
