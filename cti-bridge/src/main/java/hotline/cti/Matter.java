package hotline.cti;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.OfferResult;
import hotline.acd.interaction.InteractionId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the core says of one interaction, as far as telephony must know it. Confined to the switchboard's thread. */
final class Matter {
    final InteractionId interaction;
    final long beganAt;
    final Map<OfferId, Offering> offers = new LinkedHashMap<>();
    final Map<AgentId, OfferId> talking = new LinkedHashMap<>();
    boolean customerPresent = true;
    boolean queued;
    boolean everQueued;
    /** We have told the core already; its answer is on the way. */
    boolean leftReported;

    Matter(InteractionId interaction, long beganAt) {
        this.interaction = interaction;
        this.beganAt = beganAt;
    }

    /**
     * An offer that has not ended.
     *
     * @param ending what it will count as when the core takes it back, null while it is wanted
     */
    record Offering(
            OfferId offer,
            InteractionId interaction,
            AgentId agent,
            String station,
            long expiresAt,
            @Nullable OfferResult ending) {
        Offering ending(OfferResult as) {
            return new Offering(offer, interaction, agent, station, expiresAt, as);
        }
    }

    /** What is to become of the customer's leg: a function of the core's state. */
    sealed interface Wish {
        /** In the call flow; its script decides. */
        record InFlow() implements Wish {}

        record Wait() implements Wish {}

        record Ring(Offering offering) implements Wish {}

        record Talk() implements Wish {}

        /** The core has nothing more for the customer: hang up. */
        record Finish() implements Wish {}

        /** The customer has left. */
        record Gone() implements Wish {}
    }

    Wish wish() {
        if (!customerPresent) {
            return new Wish.Gone();
        }
        if (!talking.isEmpty()) {
            return new Wish.Talk();
        }
        if (queued) {
            return offers.values().stream()
                    .filter(offering -> offering.ending() == null)
                    .findFirst()
                    .<Wish>map(Wish.Ring::new)
                    .orElseGet(Wish.Wait::new);
        }
        return everQueued ? new Wish.Finish() : new Wish.InFlow();
    }
}
