package hotline.cti;

import hotline.acd.interaction.EndedBy;

/** What a cause code (Q.850, as Asterisk uses it) says about who ended a leg. */
final class HangupCause {
    private HangupCause() {}

    /** @param otherwise who it was when the network is not to blame */
    static EndedBy by(int cause, EndedBy otherwise) {
        return switch (cause) {
            case 27, 34, 38, 41, 42, 44, 47, 58, 102, 127 -> EndedBy.NETWORK;
            default -> otherwise;
        };
    }

    static String text(int cause) {
        return cause <= 0 || cause == 16 || cause == 31 ? "normal" : "cause-" + cause;
    }

    /** Never throws: 0 for what is no number. */
    static int parse(String text) {
        try {
            return text.isEmpty() ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
