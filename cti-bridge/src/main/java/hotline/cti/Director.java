package hotline.cti;

import hotline.acd.agent.OutsideStation;
import hotline.acd.distributor.LegEnd;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Purpose;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.cti.AgentLegs.Leg;
import hotline.cti.Matter.Offering;
import hotline.cti.Matter.Wish;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the callers' scripts and the agents' legs the orders that follow from the core's state. Confined to the switchboard's thread. */
final class Director {
    private static final Logger log = LoggerFactory.getLogger(Director.class);

    private final Visits visits;
    private final AgentLegs agentLegs;
    private final Seating seating;
    private final Lines lines;
    private final Mailbox mailbox;
    private final Supplier<String> ourNumber;
    private final Runnable compare;

    /**
     * @param ourNumber what is shown outside where a call has to do with no number of ours in particular
     * @param compare has legs compared with the core's state, later
     */
    Director(
            Visits visits,
            AgentLegs agentLegs,
            Seating seating,
            Lines lines,
            Mailbox mailbox,
            Supplier<String> ourNumber,
            Runnable compare) {
        this.seating = seating;
        this.visits = visits;
        this.lines = lines;
        this.mailbox = mailbox;
        this.agentLegs = agentLegs;
        this.ourNumber = ourNumber;
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
            case Wish.Finish finish -> {
                takeOutOfConference(matter.interaction);
                order(visit, new Order.Finish(EndedBy.AGENT));
            }
            case Wish.Gone gone -> {
                visits.noLongerInConference(matter.interaction);
                if (visit != null && !visit.leftReported) {
                    visit.leftReported = true;
                    order(visit, new Order.Finish(EndedBy.SYSTEM));
                }
            }
            case Wish.InFlow flow -> {
                // the flow's own script decides
            }
            case Wish.Talk talk -> talk(matter, visit, talk.lineup());
            case Wish.GoOn back -> order(visit, new Order.GoOn(back.exit(), back.times()));
        }
    }

    /**
     * Sends the other legs where they belong, and the caller to whoever talks with her: to one who waits, fetched by her script; to one whom her script has
     * rung, where she is already; to several in a conference, where she stays with the last of them.
     */
    private void talk(Matter matter, @Nullable CallerVisit visit, Lineup lineup) {
        boolean conferred = visit == null
                ? visits.leftInConference(matter.interaction) != null
                : visit.lastOrder instanceof Order.Confer;
        PartyLeg one = lineup.withCaller().size() == 1
                ? seating.leg(matter, lineup.withCaller().getFirst())
                : null;
        boolean confer = lineup.withCaller().size() > 1 || (one != null && conferred && one.place == Place.CONFERENCE);
        if (lineup.withCaller().isEmpty()) {
            order(visit, new Order.Wait());
        } else if (confer) {
            order(visit, new Order.Confer(Ids.conference(matter.interaction)));
        }
        seating.arrange(matter, lineup, confer);
        if (!confer) {
            takeOutOfConference(matter.interaction);
        }
        String channel = one == null ? null : one.channel;
        if (one == null || confer || channel == null || visit == null) {
            return; // with her script away the leg waits for its return
        }
        if (one.isStill()) {
            one.place = Place.WITH_CALLER;
            one.waitsIn = null;
            order(visit, new Order.Join(one instanceof Leg leg ? leg.offer : null, channel));
        } else if (one.place != Place.WITH_CALLER) {
            order(visit, new Order.Wait()); // until it waits, which an event will tell
        }
    }

    /** A caller whose script died while she was in a conference gets a new one when she has been taken out of it, and with it what is wanted of her. */
    private void takeOutOfConference(InteractionId interaction) {
        String channel = visits.leftInConference(interaction);
        if (channel != null) {
            visits.noLongerInConference(interaction);
            lines.kick(Ids.conference(interaction), channel);
        }
    }

    /** Whoever was to be fetched for the caller could not be: from a waiting place it is tried again; one that is gone is told by its end. */
    void fetchAgain(Matter matter) {
        if (matter.wish() instanceof Wish.Talk(Lineup lineup)) {
            seating.sendToWait(matter, lineup.withCaller());
        }
        direct(matter);
    }

    /** Nothing when it is the order that was given last. */
    void order(@Nullable CallerVisit visit, Order order) {
        if (visit == null || order.equals(visit.lastOrder)) {
            return;
        }
        if (visit.lastOrder instanceof Order.Confer left) {
            lines.kick(left.conference(), visit.channel);
        }
        visit.lastOrder = order;
        switch (order) {
            case Order.Ring ring -> visit.ringing = ring.offer();
            case Order.Join join -> visit.ringing = join.offer();
            case Order.Confer confer -> {}
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
        if (offering == null || !offering.byItself()) {
            return;
        }
        Leg leg = agentLegs.of(offering);
        leg.byItself = true;
        Place waiting = isForSomebodyElse(matter) ? Place.RINGING : Place.STILL;
        leg.place = waiting;
        ring(matter, offering, leg, Ids.agentLeg(offer), waiting);
    }

    /** The phone of an agent who talks in it, and whose line was lost. */
    void ringAgain(Matter matter, Offering offering) {
        Leg leg = agentLegs.returning(offering);
        leg.rungAt = System.currentTimeMillis();
        ring(matter, offering, leg, Ids.returningLeg(offering.offer(), leg.rungAt), Place.LOUNGE);
    }

    private void ring(Matter matter, Offering offering, Leg leg, String channelId, Place waiting) {
        if (!lines.mayCall(offering.station())) {
            log.warn("{}: the telephone of agent {} may not be called any more", matter.interaction, offering.agent());
            agentLegs.ends(leg, LegEnd.UNREACHABLE, System.currentTimeMillis());
            return;
        }
        String shown = shownAs(offering, matter, visits.of(matter.interaction));
        lines.ring(channelId, offering, shown, waiting)
                .whenCompleteAsync(
                        (answer, failed) -> {
                            if (failed != null || !answer.success()) {
                                agentLegs.ends(leg, LegEnd.FAILED, System.currentTimeMillis());
                            }
                        },
                        mailbox);
    }

    /** Whether who answers waits for somebody who is called then. */
    private static boolean isForSomebodyElse(Matter matter) {
        return matter.isToBeCalled() || matter.purpose == Purpose.COLLEAGUE;
    }

    /** The number the phone shows: the customer's, or the colleague's who calls; a telephone outside is called from ours. */
    private String shownAs(Offering offering, Matter matter, @Nullable CallerVisit visit) {
        if (OutsideStation.isOne(offering.station())) {
            return ours(matter);
        }
        if (visit != null) {
            return FromOutside.number(visit.session.field("callerid"));
        }
        Leg asks = matter.internal && matter.asking != null ? agentLegs.of(matter, matter.asking.by()) : null;
        return asks == null ? "" : FromOutside.number(asks.station);
    }

    /** The number of ours that somebody outside is shown who is called in this matter: the one that was dialled, else the usual one. */
    String ours(Matter matter) {
        String dialled = FromOutside.number(matter.ourNumber);
        return dialled.isEmpty() ? FromOutside.number(ourNumber.get()) : dialled;
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
