package hotline.desktop.phone;

/** Why the server closes a phone's socket; the numbers are part of docs/api.md. */
enum PhoneClose {
    GOING_AWAY(1001, "the server is stopping"),
    BAD_MESSAGE(1007, "no SIP in text"),
    AWAY(1013, "the telephones cannot be reached"),
    SESSION_OVER(4401, "the session is over"),
    NOT_YOURS(4403, "this is not the own phone"),
    TOO_FAST(4029, "too many messages");

    private final short number;
    private final String reason;

    PhoneClose(int number, String reason) {
        this.number = (short) number;
        this.reason = reason;
    }

    short number() {
        return number;
    }

    String reason() {
        return reason;
    }
}
