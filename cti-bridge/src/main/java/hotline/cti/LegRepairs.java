package hotline.cti;

import hotline.acd.distributor.LegEnd;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.cti.AgentLegs.Leg;
import hotline.cti.CallWitness.Ending;
import hotline.cti.Matter.Offering;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes a difference: reports to the core what it was not told, as Asterisk's own notes have it where we were away, or hangs up what nobody wants. Confined
 * to the switchboard's thread.
 */
final class LegRepairs {
    private static final Logger log = LoggerFactory.getLogger(LegRepairs.class);

    private static final int SECOND = 1000;

    private final Matters matters;
    private final Legs legs;
    private final Transfers transfers;
    private final Departures departures;
    private final CallWitness witness;
    private final Lines lines;
    private long bootedAt;
    private long lostAt;
    /** Until when what was alive has ended with an Asterisk whose end we saw. */
    private long endedWithOldUntil;

    private volatile long count;

    LegRepairs(
            Matters matters, Legs legs, Transfers transfers, Departures departures, CallWitness witness, Lines lines) {
        this.transfers = transfers;
        this.matters = matters;
        this.legs = legs;
        this.departures = departures;
        this.witness = witness;
        this.lines = lines;
    }

    /** How many were made. From any thread. */
    long count() {
        return count;
    }

    /** When Asterisk was started, in its own words: what is older has ended with the one before. */
    void asteriskBooted(String date, String time) {
        long booted = bootTime(date, time);
        if (bootedAt != 0 && booted != bootedAt) {
            // its words are whole seconds, in which a call may have begun and the old one died: the moment we lost it
            // is finer
            endedWithOldUntil = lostAt;
        }
        bootedAt = booted;
    }

    /** The connection to Asterisk is lost. */
    void connectionLost() {
        lostAt = now();
    }

    void repair(LegDifference difference) {
        count = count + 1;
        log.info("legs differ from the core's state: {}", difference);
        switch (difference) {
            case LegDifference.CustomerMissing missing -> customerMissing(missing.interaction());
            case LegDifference.RingingMissing missing -> ringingMissing(missing.offering());
            case LegDifference.AgentMissing missing -> {
                Matter matter = matters.of(missing.interaction());
                if (matter != null) {
                    pairHasEnded(matter);
                }
            }
            case LegDifference.WaitingAgentMissing missing ->
                legs.agents().gaveUp(legs.agents().of(missing.offering()));
            case LegDifference.CalledCustomerMissing missing -> legs.customers().missing(missing.offer());
            case LegDifference.OutsideMissing missing -> {
                OutsideLegs.Leg leg = legs.outside().of(missing.interaction());
                if (leg != null) {
                    legs.outside().ends(leg);
                }
            }
            case LegDifference.WatcherMissing missing ->
                legs.watchers()
                        .isGone(
                                missing.leg(),
                                witness.ending(missing.interaction(), WatchLegs.ROLE, missing.station()));
            case LegDifference.AnswerUntold untold -> answerUntold(untold.offering());
            case LegDifference.TransferUntold untold -> transferUntold(untold.interaction());
            case LegDifference.Unwanted unwanted -> lines.hangUp(unwanted.channel());
        }
    }

    private void answerUntold(Offering offering) {
        long at = witness.answered(offering.interaction(), offering.station()).orElse(now());
        legs.agents().answered(legs.agents().of(offering), at);
    }

    private void transferUntold(InteractionId interaction) {
        transfers.answered(interaction, witness.answeredOutside(interaction).orElse(now()));
    }

    private void ringingMissing(Offering offering) {
        if (!hasTalked(offering)) {
            LegEnd how = offering.ending() == null ? LegEnd.FAILED : LegEnd.NO_ANSWER;
            legs.agents().ends(legs.agents().of(offering), how, now());
        }
    }

    /**
     * Whether the offered leg, gone by now, was answered while nobody of us was there: Asterisk's notes tell. Then the answer is reported,
     * and its end unless the customer's own end follows from it.
     */
    boolean hasTalked(Offering offering) {
        Leg leg = legs.agents().of(offering);
        Optional<Long> answered = witness.answered(offering.interaction(), offering.station());
        if (answered.isEmpty() || leg.reported() || leg.withdrawn) {
            return false;
        }
        legs.agents().answered(leg, answered.get());
        witness.ending(offering.interaction(), "agent")
                .filter(ending -> ending.at() >= answered.get() && ending.byItself())
                .ifPresent(ending ->
                        legs.agents().leaves(leg, HangupCause.by(ending.cause(), EndedBy.AGENT), ending.at()));
        return true;
    }

    /** The agent's leg is gone and nobody told us how: Asterisk's notes may. */
    void pairHasEnded(Matter matter) {
        Optional<Ending> ending = witness.ending(matter.interaction, "agent");
        matter.talking.forEach((agent, offer) -> {
            if (matter.lost.containsKey(agent)) {
                return;
            }
            Leg leg = legs.agents().talking(offer, matter.interaction, agent);
            EndedBy by = ending.map(end -> HangupCause.by(end.cause(), EndedBy.AGENT))
                    .orElse(EndedBy.AGENT);
            legs.agents().leaves(leg, by, ending.map(Ending::at).orElse(now()));
        });
    }

    private void customerMissing(InteractionId interaction) {
        Matter matter = matters.of(interaction);
        if (matter == null) {
            return;
        }
        List.copyOf(matter.offers.values()).forEach(this::hasTalked);
        witness.answeredOutside(interaction).ifPresent(at -> transfers.answered(interaction, at));
        if (matter.beganAt < Math.max(bootedAt, endedWithOldUntil)) {
            long at = lostAt > matter.beganAt ? Math.min(lostAt, bootedAt + SECOND) : bootedAt;
            departures.customerLeaves(interaction, EndedBy.NETWORK, "asterisk-restarted", Math.max(at, matter.beganAt));
            return;
        }
        Optional<Ending> customer = witness.ending(interaction, "caller");
        Optional<Ending> agent = witness.ending(interaction, "agent");
        if (agent.isPresent()
                && agent.get().byItself()
                && agent.get().at() <= customer.map(Ending::at).orElse(now())) {
            pairHasEnded(matter);
        }
        departures.customerLeaves(
                interaction,
                customer.map(end -> HangupCause.by(end.cause(), EndedBy.CALLER)).orElse(EndedBy.NETWORK),
                customer.map(end -> HangupCause.text(end.cause())).orElse("leg-missing"),
                customer.map(Ending::at).orElse(now()));
    }

    /** Asterisk tells it in this machine's time zone, in whole seconds; 0 when it cannot be read. */
    private static long bootTime(String date, String time) {
        try {
            return LocalDateTime.parse(date + "T" + time)
                    .atZone(ZoneId.systemDefault())
                    .toInstant()
                    .toEpochMilli();
        } catch (DateTimeParseException e) {
            return 0;
        }
    }

    private static long now() {
        return System.currentTimeMillis();
    }
}
