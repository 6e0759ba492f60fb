package hotline.cti;

import hotline.acd.distributor.OfferId;
import hotline.acd.interaction.InteractionId;
import hotline.cti.AgentLegs.Leg;
import hotline.cti.Matter.Offering;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what is otherwise on the line than it should be: the legs there should be are a function of the core's state. Confined to the switchboard's thread. */
final class LegDifferences {
    /** Of a caller who has just come the line may not tell yet. */
    private static final int YOUNG_MILLIS = 1_000;

    private final Matters matters;
    private final Legs legs;
    private final Visits visits;
    private final Transfers transfers;

    LegDifferences(Matters matters, Visits visits, Legs legs, Transfers transfers) {
        this.transfers = transfers;
        this.matters = matters;
        this.visits = visits;
        this.legs = legs;
    }

    /**
     * Takes over legs that ring or talk and whose beginning we have not seen; returns whose legs are to be directed, as the core may want them elsewhere.
     *
     * @param anew also of known legs it is to be seen where they are: what they were told, or what was told of them, may have been lost
     */
    Set<InteractionId> adopt(List<LegRow> rows, boolean anew) {
        Set<InteractionId> found = new LinkedHashSet<>();
        for (LegRow row : rows) {
            OfferId called = Ids.calledFor(row.uniqueId());
            if (called != null && row.role().equals("callback")) {
                legs.customers().begins(called, row.channel());
            }
            if (row.role().equals(OutsideLegs.ROLE)) {
                boolean unknown = legs.outside().adopt(row);
                OutsideLegs.Leg leg = legs.outside().of(row.interaction());
                if (leg != null && row.channel().equals(leg.channel) && (unknown || anew)) {
                    seat(leg, row, rows);
                    found.add(row.interaction());
                }
            }
            if (row.role().equals(WatchLegs.ROLE)) {
                legs.watchers().adopt(row, anew);
            }
            if (row.role().equals("caller")
                    && row.inConference()
                    && visits.foundInConference(row.interaction(), row.channel())) {
                found.add(row.interaction());
            }
            Leg leg = row.offer() == null || !row.role().equals("agent")
                    ? null
                    : legs.agents().of(row.offer());
            boolean unknown = !legs.agents().knowsChannel(row.channel());
            if (leg != null && unknown) {
                legs.agents().begins(leg.offer, row.channel());
                leg.byItself |= Ids.isOurs(row.uniqueId()) || row.inLounge();
                if (!row.bridged() && row.interaction().equals(leg.interaction)) {
                    legs.agents().rings(leg);
                }
            }
            if (leg != null && row.up() && (unknown || anew)) {
                seat(leg, row, rows);
                found.add(leg.interaction);
            }
        }
        return found;
    }

    /** Where a leg is that somebody before us has sent there: with the caller, with another leg of its interaction, in a conference, or waiting. */
    private static void seat(PartyLeg leg, LegRow row, List<LegRow> rows) {
        if (row.inConference()) {
            leg.place = Place.CONFERENCE;
            leg.byItself = true;
            return;
        }
        for (LegRow other : rows) {
            if (other.interaction().equals(row.interaction()) && row.talksWith(other)) {
                leg.place = other.role().equals("caller") ? Place.WITH_CALLER : Place.PEER;
                leg.waitsIn = null;
                return;
            }
        }
        leg.waitsIn = leg.byItself && row.up() && row.bridged() ? Place.at(row.extension()) : null;
        if (leg.waitsIn != null) {
            leg.place = leg.waitsIn;
        }
    }

    /** Between the core's state and these legs. */
    Set<LegDifference> find(List<LegRow> rows) {
        Set<LegDifference> found = new LinkedHashSet<>();
        Map<OfferId, LegRow> byOffer = new HashMap<>();
        Set<InteractionId> callers = new LinkedHashSet<>();
        Set<OfferId> calledFor = new LinkedHashSet<>();
        for (LegRow row : rows) {
            OfferId offer = row.offer();
            OfferId called = Ids.calledFor(row.uniqueId());
            if (called != null) {
                calledFor.add(called);
            }
            if (transfers.isUntold(row)) {
                found.add(new LegDifference.TransferUntold(row.interaction()));
            }
            if (called != null && row.role().equals("callback")) {
                if (legs.customers().isUnwanted(called)) {
                    found.add(new LegDifference.Unwanted(row.channel()));
                }
            } else if (row.role().equals(OutsideLegs.ROLE)) {
                OutsideLegs.Leg leg = legs.outside().of(row.interaction());
                if (leg == null
                        || !row.uniqueId().equals(leg.id())
                        || !legs.outside().isWanted(leg)) {
                    found.add(new LegDifference.Unwanted(row.channel()));
                }
            } else if (row.role().equals(WatchLegs.ROLE)) {
                if (legs.watchers().isUnwanted(row)) {
                    found.add(new LegDifference.Unwanted(row.channel()));
                }
            } else if (row.role().equals("caller")) {
                callers.add(row.interaction());
            } else if (row.role().equals("agent") && offer != null) {
                byOffer.put(offer, row);
                if (!matters.isAlive(offer)) {
                    found.add(new LegDifference.Unwanted(row.channel()));
                }
            }
        }
        for (OutsideLegs.Leg leg : legs.outside().all()) {
            if (legs.outside().isWanted(leg) && legs.outside().isMissing(leg, rows)) {
                found.add(new LegDifference.OutsideMissing(leg.interaction));
            }
        }
        found.addAll(legs.watchers().missing(rows));
        for (Matter matter : matters.all()) {
            OfferId dialling = matter.dialling;
            if (dialling != null && legs.customers().isExpected(dialling) && !calledFor.contains(dialling)) {
                found.add(new LegDifference.CalledCustomerMissing(dialling));
            }
            differences(matter, callers.contains(matter.interaction), byOffer, found);
        }
        return found;
    }

    private void differences(
            Matter matter, boolean callerThere, Map<OfferId, LegRow> byOffer, Set<LegDifference> found) {
        CallerVisit visit = visits.living(matter.interaction);
        boolean young = System.currentTimeMillis() - matter.beganAt < YOUNG_MILLIS;
        if (matter.customerPresent && !matter.leftReported && !callerThere && visit == null) {
            if (!young) {
                found.add(new LegDifference.CustomerMissing(matter.interaction));
            }
            return; // first what became of the customer, then of the others
        }
        OfferId inScript = visit == null ? null : visit.ringing;
        for (Offering offering : matter.offers.values()) {
            Leg leg = legs.agents().of(offering);
            LegRow row = byOffer.get(offering.offer());
            if (offering.offer().equals(matter.dialling) && leg.answered) {
                if (row == null && !leg.left) {
                    found.add(new LegDifference.WaitingAgentMissing(offering));
                }
                continue;
            }
            boolean expected = leg.begun || offering.ending() != null;
            if (row == null && expected && !leg.reported() && !offering.offer().equals(inScript)) {
                found.add(new LegDifference.RingingMissing(offering));
            } else if (row != null && row.up() && row.bridged() && !leg.reported()) {
                found.add(new LegDifference.AnswerUntold(offering));
            } else if (row != null && offering.ending() != null && !leg.reported()) {
                found.add(new LegDifference.Unwanted(row.channel())); // our order to hang up was lost
            }
        }
        matter.talking.forEach((agent, offer) -> {
            if (matter.lost.containsKey(agent)) {
                return; // it is being rung again, or will be
            }
            Leg leg = legs.agents().talking(offer, matter.interaction, agent);
            if (byOffer.get(offer) == null && !leg.left && !offer.equals(inScript)) {
                found.add(new LegDifference.AgentMissing(matter.interaction, agent, offer));
            }
        });
    }
}
