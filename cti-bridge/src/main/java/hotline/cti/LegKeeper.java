package hotline.cti;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.LegEnd;
import hotline.acd.distributor.OfferId;
import hotline.acd.engine.Acd;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.cti.AgentLegs.Leg;
import hotline.cti.CallWitness.Ending;
import hotline.cti.Matter.Offering;
import hotline.cti.ami.AmiAction;
import hotline.cti.ami.AmiConnection;
import hotline.cti.ami.AmiEvent;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the legs there should be (a function of the core's state) with the legs there are (Asterisk's list of channels) and removes
 * the difference: a report to the core, or a hang-up of a leg nobody wants. What differs must differ in two looks {@value #SECOND_LOOK_MILLIS} ms
 * apart, because an event may be on its way. The same for a start, a lost connection, lost events and drift. All but {@link #compare} and the counters:
 * on the switchboard's thread.
 */
final class LegKeeper {
    private static final Logger log = LoggerFactory.getLogger(LegKeeper.class);
    private static final int SECOND_LOOK_MILLIS = 150;
    private static final int PATIENCE_SECONDS = 10;
    private static final int YOUNG_MILLIS = 1_000;

    private final Switchboard switchboard;
    private final Acd acd;
    private final Matters matters;
    private final AgentLegs agentLegs;
    private final CallWitness witness;
    private List<CompletableFuture<@Nullable Void>> waiting = new ArrayList<>();
    private List<CompletableFuture<@Nullable Void>> served = List.of();
    private boolean connected;
    private boolean looking;
    private long bootedAt;
    private long lostAt;
    private volatile long repairs;
    private volatile long comparisons;

    LegKeeper(Switchboard switchboard, Acd acd, Matters matters, AgentLegs agentLegs, CallWitness witness) {
        this.switchboard = switchboard;
        this.acd = acd;
        this.matters = matters;
        this.agentLegs = agentLegs;
        this.witness = witness;
    }

    /** A channel as Asterisk lists it. */
    private record Row(
            String channel,
            InteractionId interaction,
            String role,
            @Nullable OfferId offer,
            boolean up,
            boolean bridged) {}

    /** What is otherwise than it should be. */
    private sealed interface Difference {
        record CustomerMissing(InteractionId interaction) implements Difference {}

        record RingingMissing(Offering offering) implements Difference {}

        record AgentMissing(InteractionId interaction, AgentId agent, OfferId offer) implements Difference {}

        record AnswerUntold(Offering offering) implements Difference {}

        record Unwanted(String channel) implements Difference {}
    }

    /**
     * Looks, and completes when everything found has been reported, or after {@value #PATIENCE_SECONDS} s without Asterisk: then there is nothing to
     * look at. From any thread.
     */
    CompletionStage<@Nullable Void> compare() {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        switchboard.post(() -> {
            waiting.add(done);
            look();
        });
        return done.completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** How many differences were removed. */
    long repairs() {
        return repairs;
    }

    long comparisons() {
        return comparisons;
    }

    void connected() {
        connected = true;
        AmiConnection ami = switchboard.ami();
        if (ami != null) {
            ami.send(AmiAction.of("CoreStatus"))
                    .thenAccept(answer -> switchboard.post(() -> bootedAt = bootTime(
                            answer.headers().text("CoreStartupDate"),
                            answer.headers().text("CoreStartupTime"))))
                    .exceptionally(failed -> null);
        }
        compare();
    }

    void disconnected() {
        connected = false;
        lostAt = now();
    }

    private void look() {
        AmiConnection ami = switchboard.ami();
        if (looking || waiting.isEmpty() || !connected || ami == null) {
            return;
        }
        looking = true;
        served = waiting;
        waiting = new ArrayList<>();
        look(ami, null);
    }

    private void look(AmiConnection ami, @Nullable Set<Difference> before) {
        ami.send(AmiAction.of("CoreShowChannels"))
                .whenComplete((answer, failed) -> switchboard.post(() -> {
                    if (failed != null || !answer.success()) {
                        waiting.addAll(served);
                        looking = false;
                    } else {
                        seen(ami, rows(answer.list()), before);
                    }
                }));
    }

    private void seen(AmiConnection ami, List<Row> rows, @Nullable Set<Difference> before) {
        comparisons = comparisons + 1;
        adopt(rows);
        Set<Difference> found = differences(rows);
        if (before == null && !found.isEmpty()) {
            CompletableFuture.delayedExecutor(SECOND_LOOK_MILLIS, TimeUnit.MILLISECONDS, switchboard::post)
                    .execute(() -> look(ami, found));
            return;
        }
        if (before != null) {
            found.retainAll(before);
            found.forEach(this::repair);
        }
        looking = false;
        served.forEach(done -> done.complete(null));
        served = List.of();
        look();
    }

    /** Legs that ring or talk and whose beginning we have not seen. */
    private void adopt(List<Row> rows) {
        for (Row row : rows) {
            if (row.offer() != null && row.role().equals("agent") && !agentLegs.knowsChannel(row.channel())) {
                Leg leg = agentLegs.of(row.offer());
                if (leg != null) {
                    agentLegs.begins(row.offer(), row.channel());
                    if (!row.up() && row.interaction().equals(leg.interaction)) {
                        agentLegs.rings(leg);
                    }
                }
            }
        }
    }

    private Set<Difference> differences(List<Row> rows) {
        Set<Difference> found = new LinkedHashSet<>();
        Map<OfferId, Row> byOffer = new HashMap<>();
        Set<InteractionId> callers = new LinkedHashSet<>();
        for (Row row : rows) {
            OfferId offer = row.offer();
            if (row.role().equals("caller")) {
                callers.add(row.interaction());
            } else if (row.role().equals("agent") && offer != null) {
                byOffer.put(offer, row);
                if (!matters.isAlive(offer)) {
                    found.add(new Difference.Unwanted(row.channel()));
                }
            }
        }
        for (Matter matter : matters.all()) {
            differences(matter, callers.contains(matter.interaction), byOffer, found);
        }
        return found;
    }

    private void differences(Matter matter, boolean callerThere, Map<OfferId, Row> byOffer, Set<Difference> found) {
        CallerVisit visit = switchboard.livingVisit(matter.interaction);
        boolean young = System.currentTimeMillis() - matter.beganAt < YOUNG_MILLIS;
        if (matter.customerPresent && !matter.leftReported && !callerThere && visit == null) {
            if (!young) {
                found.add(new Difference.CustomerMissing(matter.interaction));
            }
            return; // first what became of the customer, then of the others
        }
        OfferId inScript = visit == null ? null : visit.ringing;
        for (Offering offering : matter.offers.values()) {
            Leg leg = agentLegs.of(offering);
            Row row = byOffer.get(offering.offer());
            boolean expected = leg.begun || offering.ending() != null;
            if (row == null && expected && !leg.reported() && !offering.offer().equals(inScript)) {
                found.add(new Difference.RingingMissing(offering));
            } else if (row != null && row.up() && row.bridged() && !leg.reported()) {
                found.add(new Difference.AnswerUntold(offering));
            } else if (row != null && offering.ending() != null && !leg.reported()) {
                found.add(new Difference.Unwanted(row.channel())); // our order to hang up was lost
            }
        }
        matter.talking.forEach((agent, offer) -> {
            Leg leg = agentLegs.talking(offer, matter.interaction, agent);
            if (byOffer.get(offer) == null && !leg.left && !offer.equals(inScript)) {
                found.add(new Difference.AgentMissing(matter.interaction, agent, offer));
            }
        });
    }

    private void repair(Difference difference) {
        repairs = repairs + 1;
        log.info("legs differ from the core's state: {}", difference);
        switch (difference) {
            case Difference.CustomerMissing missing -> customerMissing(missing.interaction());
            case Difference.RingingMissing missing -> ringingMissing(missing.offering());
            case Difference.AgentMissing missing -> {
                Matter matter = matters.of(missing.interaction());
                if (matter != null) {
                    pairHasEnded(matter);
                }
            }
            case Difference.AnswerUntold untold -> answerUntold(untold.offering());
            case Difference.Unwanted unwanted -> switchboard.hangUp(unwanted.channel());
        }
    }

    private void answerUntold(Offering offering) {
        long at = witness.answered(offering.interaction(), offering.station()).orElse(now());
        agentLegs.answered(agentLegs.of(offering), at);
    }

    private void ringingMissing(Offering offering) {
        if (!hasTalked(offering)) {
            LegEnd how = offering.ending() == null ? LegEnd.FAILED : LegEnd.NO_ANSWER;
            agentLegs.ends(agentLegs.of(offering), how, now());
        }
    }

    /**
     * Whether the offered leg, gone by now, was answered while nobody of us was there: Asterisk's notes tell. Then the answer is reported,
     * and its end unless the customer's own end follows from it.
     */
    boolean hasTalked(Offering offering) {
        Leg leg = agentLegs.of(offering);
        Optional<Long> answered = witness.answered(offering.interaction(), offering.station());
        if (answered.isEmpty() || leg.reported() || leg.withdrawn) {
            return false;
        }
        agentLegs.answered(leg, answered.get());
        witness.ending(offering.interaction(), "agent")
                .filter(ending -> ending.at() >= answered.get() && ending.byItself())
                .ifPresent(ending -> agentLegs.leaves(leg, HangupCause.by(ending.cause(), EndedBy.AGENT), ending.at()));
        return true;
    }

    /** The agent's leg is gone and nobody told us how: Asterisk's notes may. */
    void pairHasEnded(Matter matter) {
        Optional<Ending> ending = witness.ending(matter.interaction, "agent");
        matter.talking.forEach((agent, offer) -> {
            Leg leg = agentLegs.talking(offer, matter.interaction, agent);
            EndedBy by = ending.map(end -> HangupCause.by(end.cause(), EndedBy.AGENT))
                    .orElse(EndedBy.AGENT);
            agentLegs.leaves(leg, by, ending.map(Ending::at).orElse(now()));
        });
    }

    private void customerMissing(InteractionId interaction) {
        Matter matter = matters.of(interaction);
        if (matter == null) {
            return;
        }
        List.copyOf(matter.offers.values()).forEach(this::hasTalked);
        if (matter.beganAt < bootedAt) {
            long at = lostAt > matter.beganAt ? Math.min(lostAt, bootedAt) : bootedAt;
            switchboard.customerLeaves(interaction, EndedBy.NETWORK, "asterisk-restarted", at);
            return;
        }
        Optional<Ending> customer = witness.ending(interaction, "caller");
        Optional<Ending> agent = witness.ending(interaction, "agent");
        if (agent.isPresent()
                && agent.get().byItself()
                && agent.get().at() <= customer.map(Ending::at).orElse(now())) {
            pairHasEnded(matter);
        }
        switchboard.customerLeaves(
                interaction,
                customer.map(end -> HangupCause.by(end.cause(), EndedBy.CALLER)).orElse(EndedBy.NETWORK),
                customer.map(end -> HangupCause.text(end.cause())).orElse("leg-missing"),
                customer.map(Ending::at).orElse(now()));
    }

    private static List<Row> rows(List<AmiEvent> list) {
        List<Row> rows = new ArrayList<>();
        for (AmiEvent item : list) {
            InteractionId interaction = Ids.interaction(item.channelVariable("HOTLINE_ID"));
            if (interaction != null) {
                rows.add(new Row(
                        item.text("Channel"),
                        interaction,
                        item.channelVariable("HOTLINE_LEG"),
                        Ids.offer(item.channelVariable("HOTLINE_OFFER")),
                        item.text("ChannelStateDesc").equals("Up"),
                        !item.text("BridgeId").isEmpty()));
            }
        }
        return rows;
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
