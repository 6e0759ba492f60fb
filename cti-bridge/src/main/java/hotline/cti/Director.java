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
    private final Lines lines;
    private final Mailbox mailbox;
    private final Runnable compare;

    /** @param compare has legs compared with the core's state, later */
    Director(Visits visits, AgentLegs agentLegs, Lines lines, Mailbox mailbox, Runnable compare) {
        this.visits = visits;
        this.lines = lines;
        this.mailbox = mailbox;
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
            case Wish.Talk talk -> join(matter, visit);
            case Wish.GoOn back -> order(visit, new Order.GoOn(back.exit(), back.times()));
        }
    }

    /** An agent whose phone rang by itself is brought the caller; the others are talking already, and what follows comes by an event. */
    private void join(Matter matter, @Nullable CallerVisit visit) {
        for (OfferId offer : matter.talking.values()) {
            Leg leg = agentLegs.of(offer);
            String channel = leg == null ? null : leg.channel;
            if (leg != null && leg.byItself && leg.inLounge && !leg.left && channel != null) {
                order(visit, new Order.Join(offer, channel));
            }
        }
    }

    /** Nothing when it is the order that was given last. */
    void order(@Nullable CallerVisit visit, Order order) {
        if (visit == null || order.equals(visit.lastOrder)) {
            return;
        }
        visit.lastOrder = order;
        switch (order) {
            case Order.Ring ring -> visit.ringing = ring.offer();
            case Order.Join join -> visit.ringing = join.offer();
            case Order.GoOn back -> {}
            case Order.Flow flow -> {}
            case Order.Wait wait -> {}
            case Order.Finish finish -> {}
            case Order.BeginAnew anew -> {}
        }
        visit.orders.put(order);
    }

    /** Rings a phone beside others, or by itself where several may ring; the caller goes on hearing music. */
    void ring(Matter matter, OfferId offer) {
        Offering offering = matter.offers.get(offer);
        CallerVisit visit = visits.of(matter.interaction);
        if (offering == null || !offering.together()) {
            return;
        }
        Leg leg = agentLegs.of(offering);
        leg.byItself = true;
        String number = visit == null ? "" : FromOutside.number(visit.session.field("callerid"));
        lines.ring(offering, number, matter.isToBeCalled() ? "ringing" : "lounge")
                .whenCompleteAsync(
                        (answer, failed) -> {
                            if (failed != null || !answer.success()) {
                                agentLegs.ends(leg, LegEnd.FAILED, System.currentTimeMillis());
                            }
                        },
                        mailbox);
    }

    /**
     * The core takes this offer back.
     *
     * @param elsewhere because another agent has answered
     */
    void withdraw(Matter matter, OfferId offer, boolean elsewhere) {
        Offering offering = matter.offers.get(offer);
        if (offering == null) {
            return;
        }
        Leg leg = agentLegs.of(offering);
        if (agentLegs.withdraw(leg, elsewhere ? HangupCause.ANSWERED_ELSEWHERE : HangupCause.REJECTED)
                || leg.reported()
                || leg.byItself) {
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
