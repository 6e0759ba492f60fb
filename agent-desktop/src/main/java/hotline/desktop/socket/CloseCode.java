package hotline.desktop.socket;

/** Why the server closes a socket; the numbers are part of docs/api.md. */
enum CloseCode {
    GOING_AWAY(1001, "the server is stopping"),
    BAD_MESSAGE(1007, "no JSON object with id and do"),
    TOO_LARGE(1009, "message too large"),
    SESSION_OVER(4401, "the session is over"),
    TOO_SLOW(4008, "the page reads too slowly"),
    TOO_FAST(4029, "too many messages");

    private final short number;
    private final String reason;

    CloseCode(int number, String reason) {
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
