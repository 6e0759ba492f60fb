package hotline.cti;

import hotline.acd.distributor.OfferId;
import hotline.acd.interaction.InteractionId;
import org.jspecify.annotations.Nullable;

/** Our ids as they come back from Asterisk in channel variables: hostile or empty. */
final class Ids {
    /** A leg that we have called begins so; Asterisk makes no second channel of the same name, so nothing is called twice. */
    private static final String OURS = "hl-";
    /** The leg of a customer who is called for an offer. */
    private static final String CUSTOMER = OURS + "cb-";

    /** The leg of somebody outside whom an agent has called. */
    private static final String OUTSIDE = OURS + "out-";

    /** The leg of a supervisor on an agent's line. */
    private static final String WATCH = OURS + "watch-";

    private Ids() {}

    static String watchLeg(InteractionId interaction, int ordinal) {
        return WATCH + interaction + "-" + ordinal;
    }

    static String outsideLeg(InteractionId interaction, int ordinal) {
        return OUTSIDE + interaction + "-" + ordinal;
    }

    static boolean isOutside(String uniqueId) {
        return uniqueId.startsWith(OUTSIDE);
    }

    /** The number of an interaction's conference: digits only, as the dialplan wants it. */
    static String conference(InteractionId interaction) {
        return "9" + interaction.toString().replaceAll("[^0-9]", "0");
    }

    static String agentLeg(OfferId offer) {
        return OURS + offer;
    }

    /** The leg that brings an agent back whose line was lost, at one of several attempts. */
    static String returningLeg(OfferId offer, long at) {
        return agentLeg(offer) + "-" + at;
    }

    static String customerLeg(OfferId offer) {
        return CUSTOMER + offer;
    }

    /** Whether we have had it rung by itself. */
    static boolean isOurs(String uniqueId) {
        return uniqueId.startsWith(OURS);
    }

    /** For which offer this customer was called; null when she was not. */
    static @Nullable OfferId calledFor(String uniqueId) {
        return uniqueId.startsWith(CUSTOMER) ? offer(uniqueId.substring(CUSTOMER.length())) : null;
    }

    /** Null for what is no id. */
    static @Nullable InteractionId interaction(String text) {
        try {
            return text.isEmpty() ? null : InteractionId.parse(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Null for what is no id. */
    static @Nullable OfferId offer(String text) {
        try {
            return text.isEmpty() ? null : OfferId.parse(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
