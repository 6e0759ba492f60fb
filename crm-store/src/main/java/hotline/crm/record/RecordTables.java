package hotline.crm.record;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Recorded;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.crm.journal.Folding;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Keeps the records in PostgreSQL as the journal goes on. */
public final class RecordTables implements Folding {
    private static final String TABLES =
            "interaction, flow_step, queue_entry, offer, segment, assignment, aside, agent_state_change";

    private final RecordFold fold = new RecordFold();

    @Override
    public void fold(Handle handle, List<Recorded> batch) {
        RecordFold.Changes changes = fold.fold(batch, new Tables(handle));
        write(handle, changes.interactions());
        writeAgents(handle, changes.agents());
    }

    @Override
    public void forget() {
        fold.forget();
    }

    @Override
    public void clear(Handle handle) {
        fold.forget();
        handle.execute("TRUNCATE " + TABLES);
    }

    /** An interaction's record as stored; null when there is none. */
    static @Nullable InteractionRecord read(Handle handle, InteractionId id) {
        Head head = handle.createQuery("SELECT * FROM interaction WHERE id = :id")
                .bind("id", id)
                .map(ConstructorMapper.of(Head.class))
                .findOne()
                .orElse(null);
        if (head == null) {
            return null;
        }
        return new InteractionRecord(
                head.id(),
                head.channel(),
                head.direction(),
                head.entryPoint(),
                head.beganAt(),
                head.customerLeftAt(),
                head.endedAt(),
                head.outcome(),
                head.endedBy(),
                head.cause(),
                head.service(),
                parts(handle, "flow_step", FlowStep.class, id),
                parts(handle, "queue_entry", QueueEntry.class, id),
                parts(handle, "offer", Offer.class, id),
                parts(handle, "segment", Segment.class, id),
                parts(handle, "assignment", Assignment.class, id),
                parts(handle, "aside", Aside.class, id));
    }

    /** The row of the table interaction. */
    public record Head(
            InteractionId id,
            MediaChannel channel,
            Direction direction,
            String entryPoint,
            Instant beganAt,
            @Nullable Instant customerLeftAt,
            @Nullable Instant endedAt,
            @Nullable InteractionOutcome outcome,
            @Nullable EndedBy endedBy,
            @Nullable String cause,
            @Nullable String service) {}

    private static <T> List<T> parts(Handle handle, String table, Class<T> type, InteractionId id) {
        return handle.createQuery("SELECT * FROM " + table + " WHERE interaction = :id ORDER BY ordinal")
                .bind("id", id)
                .map(ConstructorMapper.of(type))
                .list();
    }

    private static void write(Handle handle, List<InteractionRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch("""
                        INSERT INTO interaction (id, channel, direction, entry_point, began_at, customer_left_at, ended_at,
                            outcome, ended_by, cause, service)
                        VALUES (:id, :channel, :direction, :entryPoint, :beganAt, :customerLeftAt, :endedAt,
                            :outcome, :endedBy, :cause, :service)
                        ON CONFLICT (id) DO UPDATE SET customer_left_at = excluded.customer_left_at,
                            ended_at = excluded.ended_at, outcome = excluded.outcome, ended_by = excluded.ended_by,
                            cause = excluded.cause, service = excluded.service""")) {
            records.forEach(record -> batch.bindMethods(record).add());
            batch.execute();
        }
        write(handle, records, InteractionRecord::flow, """
                INSERT INTO flow_step (interaction, ordinal, flow, node, exit, at)
                VALUES (:interaction, :ordinal, :flow, :node, :exit, :at)
                ON CONFLICT DO NOTHING""");
        write(handle, records, InteractionRecord::entries, """
                INSERT INTO queue_entry (interaction, ordinal, queue, plan, step, order_key, head_start_millis, queued_at,
                    attached, to_be_called, ended_at, outcome, wait_millis, purpose)
                VALUES (:interaction, :ordinal, :queue, :plan, :step, :orderKey, :headStartMillis, :queuedAt,
                    :attached, :toBeCalled, :endedAt, :outcome, :waitMillis, :purpose)
                ON CONFLICT (interaction, ordinal) DO UPDATE SET step = excluded.step, order_key = excluded.order_key,
                    head_start_millis = excluded.head_start_millis, ended_at = excluded.ended_at,
                    outcome = excluded.outcome, wait_millis = excluded.wait_millis""");
        write(handle, records, InteractionRecord::offers, """
                INSERT INTO offer (interaction, ordinal, id, entry, agent, station, made_at, expires_at, rang_at, ended_at,
                    result, ledger)
                VALUES (:interaction, :ordinal, :id, :entry, :agent, :station, :madeAt, :expiresAt, :rangAt, :endedAt,
                    :result, :ledger)
                ON CONFLICT (interaction, ordinal) DO UPDATE SET rang_at = excluded.rang_at,
                    ended_at = excluded.ended_at, result = excluded.result""");
        write(handle, records, InteractionRecord::segments, """
                INSERT INTO segment (interaction, ordinal, customer, agents, began_at, ended_at)
                VALUES (:interaction, :ordinal, :customer, :agents, :beganAt, :endedAt)
                ON CONFLICT (interaction, ordinal) DO UPDATE SET ended_at = excluded.ended_at""");
        write(handle, records, InteractionRecord::assignments, """
                INSERT INTO assignment (interaction, ordinal, agent, offer, queue, began_at, held_since, wrap_up_at,
                    ended_at, talk_millis, hold_millis, wrap_up_millis, ended_by, disposition, wrap_up_timed_out,
                    consulted_by)
                VALUES (:interaction, :ordinal, :agent, :offer, :queue, :beganAt, :heldSince, :wrapUpAt,
                    :endedAt, :talkMillis, :holdMillis, :wrapUpMillis, :endedBy, :disposition, :wrapUpTimedOut, :consultedBy)
                ON CONFLICT (interaction, ordinal) DO UPDATE SET held_since = excluded.held_since,
                    wrap_up_at = excluded.wrap_up_at, ended_at = excluded.ended_at,
                    talk_millis = excluded.talk_millis, hold_millis = excluded.hold_millis,
                    wrap_up_millis = excluded.wrap_up_millis, ended_by = excluded.ended_by,
                    disposition = excluded.disposition, wrap_up_timed_out = excluded.wrap_up_timed_out,
                    consulted_by = excluded.consulted_by""");
        write(handle, records, InteractionRecord::asides, """
                INSERT INTO aside (interaction, ordinal, kind, person, agent, began_at, answered_at, ended_at, outcome)
                VALUES (:interaction, :ordinal, :kind, :person, :agent, :beganAt, :answeredAt, :endedAt, :outcome)
                ON CONFLICT (interaction, ordinal) DO UPDATE SET kind = excluded.kind,
                    answered_at = excluded.answered_at, ended_at = excluded.ended_at, outcome = excluded.outcome""");
    }

    private static void write(
            Handle handle, List<InteractionRecord> records, Function<InteractionRecord, List<?>> parts, String sql) {
        try (PreparedBatch batch = handle.prepareBatch(sql)) {
            records.forEach(record -> parts.apply(record)
                    .forEach(part -> batch.bind("interaction", record.id())
                            .bindMethods(part)
                            .add()));
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }

    private static void writeAgents(Handle handle, List<AgentStateChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO agent_state_change (epoch, seq, at, agent, state, reason, available, station, offer, interaction,
                    activity, caused_by)
                VALUES (:epoch, :seq, :at, :agent, :state, :reason, :available, :station, :offer, :interaction,
                    :activity, :causedBy)
                ON CONFLICT DO NOTHING""")) {
            changes.forEach(change -> batch.bind("epoch", change.position().epoch())
                    .bind("seq", change.position().seq())
                    .bind("at", change.at())
                    .bind("state", change.now().state())
                    .bind("causedBy", change.causedBy())
                    .bindMethods(change.now())
                    .add());
            batch.execute();
        }
    }

    private record Tables(Handle handle) implements RecordFold.Stored {
        @Override
        public @Nullable InteractionRecord interaction(InteractionId id) {
            return read(handle, id);
        }

        @Override
        public @Nullable InteractionId interactionOf(OfferId offer) {
            return handle.createQuery("SELECT interaction FROM offer WHERE id = :offer")
                    .bind("offer", offer)
                    .mapTo(InteractionId.class)
                    .findOne()
                    .orElse(null);
        }

        @Override
        public @Nullable AgentNow agent(AgentId id) {
            return handle.createQuery("""
                            SELECT agent, available, reason, station, offer, interaction, activity
                            FROM agent_state_change WHERE agent = :agent ORDER BY epoch DESC, seq DESC LIMIT 1""")
                    .bind("agent", id)
                    .map(ConstructorMapper.of(AgentNow.class))
                    .findOne()
                    .orElse(null);
        }
    }
}
