package hotline.crm.report;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Position;
import hotline.acd.distributor.Snapshot;
import hotline.acd.figures.Beginning;
import hotline.acd.figures.LiveFigures;
import hotline.acd.figures.Period;
import hotline.acd.figures.Tallies;
import hotline.acd.figures.Thresholds;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.crm.Database;
import hotline.crm.DatabaseAway;
import hotline.crm.journal.JournalDrain;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What live figures begin with after a start: the records of today, as of the last event that is in them. How it is put together:
 * subscribe to the engine and keep what it tells; {@link #begin} with the snapshot; then {@link LiveFigures#apply} all that was
 * kept, and go on.
 */
public final class TodaysFigures {
    private final Database database;

    public TodaysFigures(Database database) {
        this.database = database;
    }

    /**
     * Live figures that are right for the whole of today. Blocks until the records have come up to the snapshot.
     *
     * @param snapshot the state before the first event that will be applied
     * @param drain which brings the records up
     * @param dayOf the day a moment belongs to
     * @param patience how long the records may take
     * @throws DatabaseAway when PostgreSQL is away, or the records have not come up in time
     */
    public LiveFigures begin(Snapshot snapshot, JournalDrain drain, LongFunction<Period> dayOf, Duration patience) {
        if (!drain.await(snapshot.position(), patience)) {
            throw new DatabaseAway(
                    "the records are behind: " + drain.trouble().orElse("they have come to " + drain.drainedUpTo()));
        }
        return LiveFigures.begin(snapshot, read(snapshot, dayOf), dayOf);
    }

    /** What the records have counted of the day they have come to, and what is open in them. */
    Beginning read(Snapshot snapshot, LongFunction<Period> dayOf) {
        Map<QueueId, Thresholds> thresholds = new HashMap<>();
        snapshot.queues().forEach(queue -> thresholds.put(queue.id(), Thresholds.of(queue)));
        return database.transaction(handle -> {
            RecordsCount.fromOneMoment(handle);
            Period day = dayOf.apply(Math.max(snapshot.at(), lastEventAt(handle)));
            Counted counted = new Counted(List.of(day), queue -> thresholds.getOrDefault(queue, Thresholds.USUAL));
            RecordsCount records =
                    new RecordsCount(handle, Instant.ofEpochMilli(day.from()), Instant.ofEpochMilli(day.to()));
            records.entries(counted);
            records.offers(counted);
            records.assignments(counted);
            records.states(counted, false);
            Tallies today = counted.periods().getFirst();
            return new Beginning(
                    position(handle), today, entries(handle), offers(handle), assignments(handle), agents(handle));
        });
    }

    /** The snapshot may be older: since then a new day may have begun. */
    private static long lastEventAt(Handle handle) {
        return handle.createQuery("SELECT at FROM journal JOIN drained_upto USING (epoch, seq)")
                .map((row, context) -> RecordsCount.millis(row, "at"))
                .findOne()
                .orElse(0L);
    }

    private static Position position(Handle handle) {
        return handle.createQuery("SELECT epoch, seq FROM drained_upto")
                .map((row, context) -> new Position(row.getLong(1), row.getLong(2)))
                .one();
    }

    private static List<Beginning.OpenEntry> entries(Handle handle) {
        return handle.createQuery("""
                        SELECT interaction, ordinal, queue, queued_at, order_key, to_be_called FROM queue_entry
                        WHERE ended_at IS NULL AND purpose IS NULL""")
                .map((row, context) -> new Beginning.OpenEntry(
                        entry(row, "ordinal"),
                        new QueueId(row.getString("queue")),
                        RecordsCount.millis(row, "queued_at"),
                        RecordsCount.millis(row, "order_key"),
                        row.getBoolean("to_be_called")))
                .list();
    }

    private static List<Beginning.OpenOffer> offers(Handle handle) {
        return handle.createQuery("""
                        SELECT offer.interaction, offer.id, offer.entry, offer.agent, offer.made_at, queue_entry.queue
                        FROM offer JOIN queue_entry
                            ON queue_entry.interaction = offer.interaction AND queue_entry.ordinal = offer.entry
                        WHERE offer.ended_at IS NULL""")
                .map((row, context) -> new Beginning.OpenOffer(
                        OfferId.parse(row.getString("id")),
                        entry(row, "entry"),
                        new QueueId(row.getString("queue")),
                        new AgentId(row.getString("agent")),
                        RecordsCount.millis(row, "made_at")))
                .list();
    }

    private static List<Beginning.OpenAssignment> assignments(Handle handle) {
        return handle.createQuery("""
                        SELECT interaction, agent, queue, began_at, talk_millis, hold_millis, held_since, wrap_up_at,
                            consulted_by IS NOT NULL AS consulted
                        FROM assignment WHERE ended_at IS NULL""")
                .map((row, context) -> new Beginning.OpenAssignment(
                        InteractionId.parse(row.getString("interaction")),
                        new AgentId(row.getString("agent")),
                        new QueueId(row.getString("queue")),
                        RecordsCount.millis(row, "began_at"),
                        row.getLong("talk_millis"),
                        row.getLong("hold_millis"),
                        millisOrNull(row, "held_since"),
                        millisOrNull(row, "wrap_up_at"),
                        row.getBoolean("consulted")))
                .list();
    }

    /** The newest row of each agent; and of rows that differ in something else only, when the first of them began. */
    private static List<Beginning.AgentNow> agents(Handle handle) {
        return handle.createQuery("""
                        WITH RECURSIVE known (agent) AS (
                            (SELECT agent FROM agent_state_change ORDER BY agent LIMIT 1)
                            UNION ALL
                            SELECT (SELECT agent FROM agent_state_change WHERE agent > known.agent ORDER BY agent LIMIT 1)
                            FROM known WHERE known.agent IS NOT NULL)
                        SELECT now.*, coalesce(began.at, now.at) AS since
                        FROM known
                        CROSS JOIN LATERAL (SELECT * FROM agent_state_change WHERE agent = known.agent
                            ORDER BY at DESC, epoch DESC, seq DESC LIMIT 1) AS now
                        LEFT JOIN LATERAL (SELECT epoch, seq FROM agent_state_change WHERE agent = known.agent
                                AND (state <> now.state
                                    OR (state = 'NOT_READY' AND reason IS DISTINCT FROM now.reason))
                            ORDER BY at DESC, epoch DESC, seq DESC LIMIT 1) AS other ON true
                        LEFT JOIN LATERAL (SELECT at FROM agent_state_change WHERE agent = known.agent
                                AND (epoch, seq) > (coalesce(other.epoch, 0), coalesce(other.seq, 0))
                            ORDER BY epoch, seq LIMIT 1) AS began ON true""").map((row, context) -> agent(row)).list();
    }

    private static Beginning.AgentNow agent(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        String offer = row.getString("offer");
        String interaction = row.getString("interaction");
        String activity = row.getString("activity");
        return new Beginning.AgentNow(
                new AgentId(row.getString("agent")),
                AgentState.valueOf(row.getString("available")),
                reason == null ? null : new NotReadyReason(reason),
                row.getString("station"),
                offer == null ? null : OfferId.parse(offer),
                interaction == null ? null : InteractionId.parse(interaction),
                activity == null ? null : AgentState.valueOf(activity),
                RecordsCount.millis(row, "since"));
    }

    private static QueueEntryId entry(ResultSet row, String ordinal) throws SQLException {
        return new QueueEntryId(InteractionId.parse(row.getString("interaction")), row.getInt(ordinal));
    }

    private static @Nullable Long millisOrNull(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : Long.valueOf(at.getTime());
    }
}
