package hotline.acd.figures;

import hotline.acd.distributor.OfferResult;
import org.jspecify.annotations.Nullable;

/** What can be counted of an agent. Which offers count is said here and nowhere else. */
public enum AgentFigure {
    /** Each invitation that was made in the period. */
    OFFERS,
    ACCEPTED,
    /** Not answered in time: RONA. */
    EXPIRED,
    DECLINED,
    /** The phone was unreachable, busy, or failed otherwise: nothing the agent did. */
    FAILED,
    /** Taken back: the caller was gone, or somebody else answered. */
    RESCINDED,
    /** Conversations whose wrap-up was completed in the period; counts assignments, not offers. */
    HANDLED;

    /**
     * Whether this offer is one of those counted.
     *
     * @param result null while it is open
     */
    public boolean counts(@Nullable OfferResult result) {
        return switch (this) {
            case OFFERS -> true;
            case ACCEPTED -> result == OfferResult.ACCEPTED || result == OfferResult.UNREACHED;
            case EXPIRED -> result == OfferResult.EXPIRED;
            case DECLINED -> result == OfferResult.DECLINED;
            case FAILED ->
                result == OfferResult.UNREACHABLE || result == OfferResult.BUSY || result == OfferResult.FAILED;
            case RESCINDED -> result == OfferResult.RESCINDED;
            case HANDLED -> false;
        };
    }
}
