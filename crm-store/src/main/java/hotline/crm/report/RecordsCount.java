package hotline.crm.report;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.distributor.OfferResult;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Tells tallies what the records say about [from, to). Runs inside the caller's transaction. */
final class RecordsCount {
    private static final int FETCH = 2_000;

    private final Handle handle;
    private final Instant from;
    private final Instant to;

    RecordsCount(Handle handle, Instant from, Instant to) {
        this.handle = handle;
        this.from = from;
        this.to = to;
    }

    /** All that follows reads one state of the records, whatever is stored meanwhile. First in the transaction. */
    static void fromOneMoment(Handle handle) {
        handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    }

    void entries(Counted into) {
        each(query("""
                SELECT queue, queued_at, outcome, wait_millis FROM queue_entry
                WHERE queued_at >= :from AND queued_at < :to AND NOT to_be_called AND purpose IS NULL"""), row -> {
            QueueId queue = new QueueId(row.getString("queue"));
            long queuedAt = millis(row, "queued_at");
            String outcome = row.getString("outcome");
            long wait = row.getLong("wait_millis");
            into.at(queuedAt, tallies -> {
                tallies.entered(queue, queuedAt);
                if (outcome != null) {
                    tallies.entryEnded(queue, queuedAt, EntryOutcome.valueOf(outcome), wait);
                }
            });
        });
    }

    void offers(Counted into) {
        each(query("SELECT agent, made_at, result FROM offer WHERE made_at >= :from AND made_at < :to"), row -> {
            AgentId agent = new AgentId(row.getString("agent"));
            long madeAt = millis(row, "made_at");
            String result = row.getString("result");
            into.at(madeAt, tallies -> {
                tallies.offered(agent, madeAt);
                if (result != null) {
                    tallies.offerEnded(agent, madeAt, OfferResult.valueOf(result));
                }
            });
        });
    }

    void assignments(Counted into) {
        each(query("""
                SELECT queue, agent, ended_at, talk_millis, hold_millis, wrap_up_millis FROM assignment
                WHERE ended_at >= :from AND ended_at < :to AND consulted_by IS NULL"""), row -> {
            QueueId queue = new QueueId(row.getString("queue"));
            AgentId agent = new AgentId(row.getString("agent"));
            long endedAt = millis(row, "ended_at");
            long talk = row.getLong("talk_millis");
            long hold = row.getLong("hold_millis");
            long wrapUp = row.getLong("wrap_up_millis");
            into.at(endedAt, tallies -> tallies.handled(queue, agent, endedAt, talk, hold, wrapUp));
        });
    }

    /**
     * Time in states; who was in one at {@code from} has been so since before.
     *
     * @param running whether the state an agent is in last goes on until {@code to}; otherwise only ended stretches are told
     */
    void states(Counted into, boolean running) {
        Stretch open = null;
        Query query = query("""
                WITH RECURSIVE known (agent) AS (
                    (SELECT agent FROM agent_state_change ORDER BY agent LIMIT 1)
                    UNION ALL
                    SELECT (SELECT agent FROM agent_state_change WHERE agent > known.agent ORDER BY agent LIMIT 1)
                    FROM known WHERE known.agent IS NOT NULL)
                SELECT change.* FROM known CROSS JOIN LATERAL (
                    (SELECT agent, at, state, reason, epoch, seq FROM agent_state_change
                     WHERE agent = known.agent AND at < :from ORDER BY at DESC, epoch DESC, seq DESC LIMIT 1)
                    UNION ALL
                    (SELECT agent, at, state, reason, epoch, seq FROM agent_state_change
                     WHERE agent = known.agent AND at >= :from AND at < :to)) AS change
                ORDER BY agent, at, epoch, seq""");
        try (var rows = query.setFetchSize(FETCH).map((row, context) -> Stretch.from(row)).stream()) {
            for (var all = rows.iterator(); all.hasNext(); ) {
                Stretch next = all.next();
                if (open != null && open.goesOnAs(next)) {
                    continue;
                }
                if (open != null) {
                    boolean same = open.agent().equals(next.agent());
                    open.until(same ? next.since() : running ? to.toEpochMilli() : open.since(), into);
                }
                open = next;
            }
        }
        if (open != null && running) {
            open.until(to.toEpochMilli(), into);
        }
    }

    /** A state that has begun. */
    private record Stretch(
            AgentId agent, AgentState state, @Nullable NotReadyReason reason, long since) {
        static Stretch from(ResultSet row) throws SQLException {
            String reason = row.getString("reason");
            return new Stretch(
                    new AgentId(row.getString("agent")),
                    AgentState.valueOf(row.getString("state")),
                    reason == null ? null : new NotReadyReason(reason),
                    millis(row, "at"));
        }

        /** Whether something else has changed only, the station for example: it is still the same state then. */
        boolean goesOnAs(Stretch next) {
            return agent.equals(next.agent)
                    && state == next.state
                    && (state != AgentState.NOT_READY || Objects.equals(reason, next.reason));
        }

        void until(long end, Counted into) {
            into.during(since, end, tallies -> tallies.spent(agent, state, reason, since, end));
        }
    }

    private Query query(String sql) {
        return handle.createQuery(sql).bind("from", from).bind("to", to);
    }

    private interface Row {
        void told(ResultSet row) throws SQLException;
    }

    private static void each(Query query, Row row) {
        try (var rows = query
                .setFetchSize(FETCH)
                .map((result, context) -> {
                    row.told(result);
                    return true;
                })
                .stream()) {
            rows.forEach(told -> {});
        }
    }

    static long millis(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).getTime();
    }
}
