package hotline.cti;

import hotline.acd.distributor.LegEnd;
import hotline.acd.distributor.OfferId;
import hotline.acd.interaction.EndedBy;
import hotline.cti.AgentLegs.Leg;
import hotline.cti.Matter.Offering;
import hotline.cti.Matter.Wish;
import org.jspecify.annotations.Nullable;

/** Gives the callers' scripts and the agents' legs the orders that follow from the core's state. Confined to the switchboard's thread. */
final class Director {
    private final Visits visits;
    private final AgentLegs agentLegs;
    private final Runnable compare;

    /** @param compare has legs compared with the core's state, later */
    Director(Visits visits, AgentLegs agentLegs, Runnable compare) {
        this.visits = visits;
        this.agentLegs = agentLegs;
        this.compare = compare;
    }

    /** Lets the caller's script do what the core's state asks for. */
    void direct(Matter matter) {
        CallerVisit visit = visits.of(matter.interaction);
        switch (matter.wish()) {
            case Wish.Ring ring -> {
                Offering offering = ring.offering();
                boolean over = agentLegs.of(offering).reported(); // the core will hear of it in a moment
                order(
                        visit,
                        over
                                ? new Order.Wait()
                                : new Order.Ring(offering.offer(), offering.station(), offering.expiresAt()));
            }
            case Wish.Wait wait -> order(visit, new Order.Wait());
            case Wish.Finish finish -> order(visit, new Order.Finish(EndedBy.AGENT));
            case Wish.Gone gone -> {
                if (visit != null && !visit.leftReported) {
                    visit.leftReported = true;
                    order(visit, new Order.Finish(EndedBy.SYSTEM));
                }
            }
            case Wish.InFlow flow -> {
                // the flow's own script decides
            }
            case Wish.Talk talk -> {
                // they do; what follows comes by an event
            }
        }
    }

    /** Nothing when it is the order that was given last. */
    void order(@Nullable CallerVisit visit, Order order) {
        if (visit == null || order.equals(visit.lastOrder)) {
            return;
        }
        visit.lastOrder = order;
        if (order instanceof Order.Ring ring) {
            visit.ringing = ring.offer();
        }
        visit.orders.put(order);
    }

    /** The core takes this offer back. */
    void withdraw(Matter matter, OfferId offer) {
        Offering offering = matter.offers.get(offer);
        if (offering == null) {
            return;
        }
        Leg leg = agentLegs.of(offering);
        if (agentLegs.withdraw(leg) || leg.reported()) {
            return;
        }
        CallerVisit visit = visits.of(matter.interaction);
        if (visit != null && offer.equals(visit.ringing)) {
            if (visit.orders.withdraw() instanceof Order.Ring) {
                visit.ringing = null;
                agentLegs.ends(leg, LegEnd.FAILED, System.currentTimeMillis());
            }
            // else the script is about to ring: the leg is hung up as soon as it begins
        } else {
            compare.run(); // nobody of us rings it: somebody who died may have
        }
    }
}
