package hotline.cti;

import hotline.acd.distributor.LegEnd;
import hotline.acd.interaction.EndedBy;
import java.util.Optional;

/** What a cause code (Q.850, as Asterisk uses it) says about who ended a leg, and why one was not answered. */
final class HangupCause {
    /** Somebody has hung up. */
    static final int NORMAL = 16;

    /** The network is to blame. */
    static final int OUT_OF_ORDER = 27;

    /** No more audio came: what Asterisk ends such a leg with. */
    static final int NO_MEDIA = 44;

    /** What stands in place of a cause in a soft request to hang up that comes from the leg itself, as it does when no more audio comes. */
    static final String SOFT_BY_DEVICE = "1";

    private static final int BUSY = 17;
    private static final int NO_ANSWER = 19;
    static final int REJECTED = 21;
    static final int DIVERTED = 23;
    /** Another phone was answered; a phone shows no missed call. */
    static final int ANSWERED_ELSEWHERE = 26;
    /** 503 in SIP. */
    static final String CONGESTION = "42";

    private HangupCause() {}

    /**
     * Why a phone that we had not withdrawn did not answer. In SIP (measured on Asterisk 22):
     *
     * <ol>
     *   <li>486, 600: busy.
     *   <li>603, 403: declined; and 302, for a phone that sends its calls elsewhere does not take them.
     *   <li>480: as not answered. Nobody is there, says the phone itself: switched to silence, or it has rung long enough by its
     *       own opinion.
     *   <li>Everything else that names a reason (no way to the phone, 404, 408, 488, 500, 503 …): the phone cannot be reached.
     * </ol>
     *
     * Empty when the code says nothing.
     */
    static Optional<LegEnd> unanswered(int cause) {
        return switch (cause) {
            case 0, 16, ANSWERED_ELSEWHERE, 31 -> Optional.empty();
            case BUSY -> Optional.of(LegEnd.BUSY);
            case REJECTED, DIVERTED -> Optional.of(LegEnd.DECLINED);
            case NO_ANSWER -> Optional.of(LegEnd.NO_ANSWER);
            default -> Optional.of(LegEnd.UNREACHABLE);
        };
    }

    /** @param otherwise who it was when the network is not to blame */
    static EndedBy by(int cause, EndedBy otherwise) {
        return switch (cause) {
            case OUT_OF_ORDER, 34, 38, 41, 42, NO_MEDIA, 47, 58, 102, 127 -> EndedBy.NETWORK;
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
