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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state as an immutable {@link Snapshot}. */
final class SnapshotWriter {
    private SnapshotWriter() {}

    static Snapshot write(State state) {
        return new Snapshot(
                state.position,
                state.at,
                state.boards.all().values().stream().map(board -> board.config).toList(),
                state.agents.values().stream()
                        .map(agent -> agent(agent, state.at))
                        .toList(),
                List.copyOf(state.unreachableStations),
                state.interactions.values().stream()
                        .map(SnapshotWriter::interaction)
                        .toList(),
                List.copyOf(state.endedInteractions.inOrder()),
                List.copyOf(state.requests.inOrder()),
                state.lastOfferNumber,
                state.boards.all().values().stream()
                        .map(board -> queue(board, state.at))
                        .toList());
    }

    private static QueueRecord queue(QueueBoard board, long at) {
        return new QueueRecord(
                board.config.id(),
                board.lastAsked,
                board.meanHandlingMillis,
                board.closedSince,
                board.unservedSince,
                List.copyOf(board.counted.contents(at)),
                List.copyOf(board.answeredInTime.contents(at)));
    }

    private static AgentRecord agent(Agent agent, long at) {
        agent.work.countTo(at, agent.kindOfTime());
        return new AgentRecord(
                agent.config,
                agent.availability,
                agent.availabilitySince,
                agent.pending,
                agent.station,
                agent.state,
                agent.stateSince,
                agent.idleSince,
                agent.offerAllowedFrom,
                List.copyOf(agent.work.contents()),
                List.copyOf(agent.accepted.contents(at)));
    }

    private static InteractionRecord interaction(Interaction interaction) {
        return new InteractionRecord(
                interaction.id,
                interaction.channel,
                interaction.direction,
                interaction.entryPoint,
                interaction.beganAt,
                interaction.customerPresent,
                interaction.service,
                interaction.leftByAgent,
                interaction.entriesSoFar,
                interaction.segmentsSoFar,
                entry(interaction.entry),
                interaction.rescinded.stream().map(SnapshotWriter::offer).toList(),
                interaction.assignments.values().stream()
                        .map(SnapshotWriter::assignment)
                        .toList(),
                interaction.exit,
                interaction.left,
                interaction.transferred,
                interaction.outside,
                consult(interaction.consult),
                interaction.consultsSoFar,
                interaction.answeredFrom,
                interaction.watches.values().stream().map(SnapshotWriter::watch).toList(),
                interaction.watchesSoFar);
    }

    private static WatchRecord watch(Watch watch) {
        return new WatchRecord(
                watch.ordinal, watch.watcher, watch.agent, watch.station, watch.mode, watch.since, watch.connected);
    }

    private static @Nullable ConsultRecord consult(@Nullable Consult consult) {
        return consult == null
                ? null
                : new ConsultRecord(
                        consult.ordinal,
                        consult.by,
                        consult.to,
                        consult.blind,
                        consult.since,
                        consult.connected,
                        consult.with);
    }

    private static @Nullable EntryRecord entry(@Nullable Entry entry) {
        if (entry == null) {
            return null;
        }
        return new EntryRecord(
                entry.id,
                entry.queue,
                entry.plan,
                entry.queuedAs,
                entry.queuedAt,
                entry.orderKey,
                entry.step,
                entry.stepSince,
                entry.offers.stream().map(SnapshotWriter::offer).toList(),
                List.copyOf(entry.tried.values()),
                entry.attached,
                entry.overflowedFrom,
                held(entry.held),
                entry.purpose);
    }

    private static @Nullable HeldRecord held(@Nullable HeldPlace held) {
        return held == null
                ? null
                : new HeldRecord(held.until, held.attempts, held.restsUntil, held.dialling, held.reached, held.tries);
    }

    private static OfferRecord offer(Offer offer) {
        return new OfferRecord(
                offer.id,
                offer.entry.id,
                offer.queue(),
                offer.agent,
                offer.station,
                offer.madeAt,
                offer.expiresAt,
                offer.ringing,
                offer.ending,
                offer.endingSince,
                offer.dialExpiresAt);
    }

    private static AssignmentRecord assignment(Assignment assignment) {
        return new AssignmentRecord(
                assignment.agent,
                assignment.offer,
                assignment.queue,
                assignment.beganAt,
                assignment.held,
                assignment.wrapUpUntil,
                assignment.heldAtPhone,
                assignment.consulted,
                assignment.helpSince,
                assignment.lineLost,
                assignment.wrapsUp,
                assignment.disposition,
                assignment.extensions);
    }
}
