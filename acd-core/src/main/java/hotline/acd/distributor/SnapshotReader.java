package hotline.acd.distributor;

import hotline.acd.distributor.Snapshot.AgentRecord;
import hotline.acd.distributor.Snapshot.AssignmentRecord;
import hotline.acd.distributor.Snapshot.ConsultRecord;
import hotline.acd.distributor.Snapshot.EntryRecord;
import hotline.acd.distributor.Snapshot.HeldRecord;
import hotline.acd.distributor.Snapshot.InteractionRecord;
import hotline.acd.distributor.Snapshot.OfferRecord;
import hotline.acd.distributor.Snapshot.QueueRecord;
import hotline.acd.distributor.Snapshot.WatchRecord;
import hotline.acd.routing.HourCount;
import hotline.acd.routing.RoutingPlan;
import hotline.acd.routing.WorkLog;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state a {@link Snapshot} describes, with its views and its agenda. */
final class SnapshotReader {
    private final State state = new State();

    private SnapshotReader() {}

    static State read(Snapshot snapshot) {
        return new SnapshotReader().readAll(snapshot);
    }

    private State readAll(Snapshot snapshot) {
        state.position = snapshot.position();
        state.at = snapshot.at();
        state.lastOfferNumber = snapshot.lastOfferNumber();
        state.unreachableStations.addAll(snapshot.unreachableStations());
        state.endedInteractions.addAll(snapshot.recentlyEnded());
        state.requests.addAll(snapshot.recentRequests());
        snapshot.queues().forEach(state.boards::put);
        snapshot.agents().forEach(this::readAgent);
        state.boards.agentsChanged();
        snapshot.interactions().forEach(this::readInteraction);
        state.agents.values().forEach(this::takeUpWork);
        snapshot.queueRecords().forEach(this::readQueue);
        state.boards.placeAll();
        for (QueueBoard board : state.boards.all().values()) {
            StayRules.noteService(state, board, state.at);
            StayRules.watchAll(state, board, state.at);
        }
        state.unsettled.clear();
        return state;
    }

    private void readQueue(QueueRecord saved) {
        var board = state.boards.get(saved.queue());
        if (board != null) {
            board.lastAsked = saved.lastAsked();
            board.meanHandlingMillis = saved.meanHandlingMillis();
            board.closedSince = saved.closedSince();
            board.unservedSince = saved.unservedSince();
            board.counted = HourCount.restore(saved.countedHistory());
            board.answeredInTime = HourCount.restore(saved.inTimeHistory());
        }
    }

    private void readAgent(AgentRecord saved) {
        var agent = new Agent(saved.config(), WorkLog.restore(saved.workHistory(), state.at));
        agent.availability = saved.availability();
        agent.availabilitySince = saved.availabilitySince();
        agent.pending = saved.pending();
        agent.station = saved.station();
        agent.offerAllowedFrom = saved.offerAllowedFrom();
        agent.state = saved.state();
        agent.stateSince = saved.stateSince();
        agent.idleSince = saved.idleSince();
        agent.accepted = HourCount.restore(saved.acceptedHistory());
        state.agents.put(agent.id(), agent);
        if (agent.station != null) {
            state.agentAtStation.put(agent.station, agent);
        }
    }

    /** Last, when all that makes up the agent's state is there. */
    private void takeUpWork(Agent agent) {
        State.takeUp(agent);
        AgentChanges.watchLine(state, agent);
        if (agent.offerAllowedFrom > 0) {
            state.agenda.set(new Due.RestEnds(agent.id()), agent.offerAllowedFrom);
            state.resting.add(agent);
        }
    }

    private void readInteraction(InteractionRecord saved) {
        var interaction = new Interaction(
                saved.interaction(), saved.channel(), saved.direction(), saved.entryPoint(), saved.beganAt());
        interaction.customerPresent = saved.customerPresent();
        interaction.service = saved.service();
        interaction.leftByAgent = saved.leftByAgent();
        interaction.exit = saved.exit();
        interaction.left = saved.left();
        interaction.transferred = saved.transferred();
        interaction.outside = saved.outside();
        interaction.consult = consult(saved.consult());
        interaction.consultsSoFar = saved.consultsSoFar();
        interaction.answeredFrom = saved.answeredFrom();
        interaction.entriesSoFar = saved.entriesSoFar();
        interaction.segmentsSoFar = saved.segmentsSoFar();
        state.interactions.put(interaction.id, interaction);
        saved.assignments().forEach(assignment -> readAssignment(interaction, assignment));
        interaction.watchesSoFar = saved.watchesSoFar();
        saved.watches().forEach(watch -> readWatch(interaction, watch));
        saved.rescinded().forEach(offer -> interaction.rescinding(readOffer(endedEntry(interaction, offer), offer)));
        if (saved.entry() != null) {
            readEntry(interaction, saved.entry());
        }
    }

    private void readWatch(Interaction interaction, WatchRecord saved) {
        var watch = new Watch(
                interaction,
                saved.ordinal(),
                saved.watcher(),
                saved.agent(),
                saved.station(),
                saved.mode(),
                saved.since());
        watch.connected = saved.connected();
        WatchChanges.take(state, watch);
    }

    private static @Nullable Consult consult(@Nullable ConsultRecord saved) {
        if (saved == null) {
            return null;
        }
        var consult = new Consult(saved.ordinal(), saved.by(), saved.to(), saved.blind(), saved.since());
        consult.connected = saved.connected();
        consult.with = saved.with();
        return consult;
    }

    private void readEntry(Interaction interaction, EntryRecord saved) {
        var entry = new Entry(
                saved.entry(),
                interaction,
                saved.queue(),
                saved.plan(),
                saved.queuedAs(),
                saved.queuedAt(),
                saved.orderKey(),
                saved.attached(),
                saved.overflowedFrom());
        entry.step = saved.step();
        entry.stepSince = saved.stepSince();
        entry.held = held(saved.held());
        entry.purpose = saved.purpose();
        interaction.entry = entry;
        saved.offers().forEach(offer -> entry.add(readOffer(entry, offer)));
        saved.tried().forEach(tried -> {
            entry.add(tried);
            OfferChanges.watch(state, entry, tried);
        });
        var board = state.boards.get(entry.queue);
        if (board != null) {
            board.add(entry);
        }
        InteractionChanges.watchStep(state, entry);
        CallbackChanges.watch(state, entry);
        state.show(entry);
    }

    private static @Nullable HeldPlace held(@Nullable HeldRecord saved) {
        if (saved == null) {
            return null;
        }
        var held = new HeldPlace(saved.until(), saved.tries());
        held.attempts = saved.attempts();
        held.restsUntil = saved.restsUntil();
        held.dialling = saved.dialling();
        held.reached = saved.reached();
        return held;
    }

    /** Of an entry that has ended only its name is still needed, for the offer that outlives it. */
    private static Entry endedEntry(Interaction interaction, OfferRecord offer) {
        var entry = new Entry(
                offer.entry(),
                interaction,
                offer.queue(),
                RoutingPlan.WHOLE_QUEUE,
                Position.START,
                offer.madeAt(),
                offer.madeAt(),
                Collections.emptySortedMap(),
                List.of());
        entry.ended = true;
        return entry;
    }

    private Offer readOffer(Entry entry, OfferRecord saved) {
        var offer = new Offer(saved.offer(), entry, saved.agent(), saved.station(), saved.madeAt(), saved.expiresAt());
        offer.ringing = saved.ringing();
        offer.ending = saved.ending();
        offer.endingSince = saved.endingSince();
        state.offers.put(offer.id, offer);
        offer.dialExpiresAt = saved.dialExpiresAt();
        long expires = offer.isDialling() ? offer.dialExpiresAt : offer.expiresAt;
        long due = offer.endingSince == null ? expires : offer.endingSince + OfferChanges.SILENCE_MILLIS;
        OfferChanges.watch(state, offer, due);
        var agent = state.agents.get(offer.agent);
        if (agent != null) {
            agent.offers.add(offer);
        }
        return offer;
    }

    private void readAssignment(Interaction interaction, AssignmentRecord saved) {
        var assignment = new Assignment(interaction, saved.agent(), saved.offer(), saved.queue(), saved.beganAt());
        assignment.held = saved.held();
        assignment.heldAtPhone = saved.heldAtPhone();
        assignment.consulted = saved.consulted();
        assignment.helpSince = saved.helpSince();
        assignment.wrapsUp = saved.wrapsUp();
        assignment.wrapUpUntil = saved.wrapUpUntil();
        assignment.disposition = saved.disposition();
        assignment.extensions = saved.extensions();
        interaction.add(assignment);
        InteractionChanges.watchWrapUp(state, assignment);
        assignment.lineLost = saved.lineLost();
        if (assignment.lineLost != null) {
            InteractionChanges.watchLine(state, assignment, assignment.lineLost);
        }
        var agent = state.agents.get(assignment.agent);
        if (agent != null) {
            agent.assignments.add(assignment);
        }
    }
}
