package hotline.crm.report;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.record.InteractionOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is behind figures. PostgreSQL finds the parts of the time and the queue or agent; which of them count is decided by
 * whoever counts, row by row, so that a list can never say something else than its figure.
 */
final class BehindReading {
    /** With whom an agent has spoken, or tried to, where there was no customer. */
    private static final String COLLEAGUE = """
            CASE WHEN interaction.direction = 'INTERNAL' THEN (
                SELECT other.agent FROM offer AS other
                WHERE other.interaction = part.interaction AND other.agent <> part.agent ORDER BY other.ordinal LIMIT 1) END AS colleague
            """;

    /** When the colleague was rung; who had something else by then was not called. */
    private static final String AND_AMONG_AGENTS = """
            OR interaction.direction = 'INTERNAL' AND EXISTS (
                SELECT FROM offer AS other WHERE other.interaction = part.interaction AND other.agent <> part.agent)""";

    private static final String ENTRIES = """
            SELECT part.interaction, part.ordinal, part.queued_at AS at, part.queue, part.outcome AS result, part.wait_millis,
                interaction.outcome, talk.agent, talk.disposition, talk.talk_millis, NULL AS colleague
            FROM queue_entry AS part JOIN interaction ON interaction.id = part.interaction
            LEFT JOIN LATERAL (
                SELECT assignment.agent, assignment.disposition, assignment.talk_millis
                FROM assignment JOIN offer ON offer.id = assignment.offer
                WHERE assignment.interaction = part.interaction AND offer.entry = part.ordinal
                ORDER BY assignment.ordinal DESC LIMIT 1) AS talk ON true
            WHERE part.queue = :whose AND NOT part.to_be_called AND part.purpose IS NULL AND part.queued_at >= :from AND part.queued_at < :to
                AND (part.queued_at, part.interaction, part.ordinal) < (:at, :interaction, :ordinal)
            ORDER BY part.queued_at DESC, part.interaction DESC, part.ordinal DESC""";
    private static final String OFFERS = """
            SELECT part.interaction, part.ordinal, part.made_at AS at, entry.queue, part.result, entry.wait_millis,
                interaction.outcome, part.agent, talk.disposition, talk.talk_millis, """ + COLLEAGUE + """
            FROM offer AS part JOIN interaction ON interaction.id = part.interaction
            JOIN queue_entry AS entry ON entry.interaction = part.interaction AND entry.ordinal = part.entry
            LEFT JOIN assignment AS talk ON talk.interaction = part.interaction AND talk.offer = part.id
            WHERE part.agent = :whose AND part.made_at >= :from AND part.made_at < :to
                AND (part.made_at, part.interaction, part.ordinal) < (:at, :interaction, :ordinal)
            ORDER BY part.made_at DESC, part.interaction DESC, part.ordinal DESC""";
    private static final String ASSIGNMENTS = """
            SELECT part.interaction, part.ordinal, part.ended_at AS at, part.queue, NULL AS result, NULL AS wait_millis,
                interaction.outcome, part.agent, part.disposition, part.talk_millis, """ + COLLEAGUE + """
            FROM assignment AS part JOIN interaction ON interaction.id = part.interaction
            WHERE part.%s = :whose AND (part.consulted_by IS NULL %s) AND part.ended_at >= :from AND part.ended_at < :to
                AND (part.ended_at, part.interaction, part.ordinal) < (:at, :interaction, :ordinal)
            ORDER BY part.ended_at DESC, part.interaction DESC, part.ordinal DESC""";

    private final Handle handle;
    private final Instant from;
    private final Instant to;
    private final int most;
    private final Place before;

    /** @param after what {@link Behind.Page#next} said, null for the newest */
    BehindReading(Handle handle, Instant from, Instant to, int most, @Nullable String after) {
        this.handle = handle;
        this.from = from;
        this.to = to;
        this.most = Math.clamp(most, 1, 1_000);
        this.before = after == null ? new Place(to, "", 0) : Place.parse(after);
    }

    Behind.Page entries(QueueId queue, Predicate<Behind> counts) {
        return page(ENTRIES, queue.value(), counts);
    }

    Behind.Page offers(AgentId agent, Predicate<Behind> counts) {
        return page(OFFERS, agent.value(), counts);
    }

    Behind.Page assignments(QueueId queue) {
        return page(ASSIGNMENTS.formatted("queue", ""), queue.value(), all -> true);
    }

    Behind.Page assignments(AgentId agent) {
        return page(ASSIGNMENTS.formatted("agent", ""), agent.value(), all -> true);
    }

    /** These, and the calls between agents, which are behind no figure. */
    Behind.Page conversations(AgentId agent) {
        return page(ASSIGNMENTS.formatted("agent", AND_AMONG_AGENTS), agent.value(), all -> true);
    }

    private Behind.Page page(String sql, String whose, Predicate<Behind> counts) {
        List<Behind> found = new ArrayList<>();
        try (var rows = handle
                .createQuery(sql)
                .setFetchSize(most + 1)
                .bind("whose", whose)
                .bind("from", from)
                .bind("to", to)
                .bind("at", before.at())
                .bind("interaction", before.interaction())
                .bind("ordinal", before.ordinal())
                .map((row, context) -> behind(row))
                .stream()) {
            for (var all = rows.iterator(); all.hasNext() && found.size() <= most; ) {
                Behind next = all.next();
                if (counts.test(next)) {
                    found.add(next);
                }
            }
        }
        if (found.size() <= most) {
            return new Behind.Page(found, null);
        }
        List<Behind> page = found.subList(0, most);
        return new Behind.Page(page, Place.of(page.getLast()).toString());
    }

    private static Behind behind(ResultSet row) throws SQLException {
        String agent = row.getString("agent");
        String colleague = row.getString("colleague");
        String outcome = row.getString("outcome");
        return new Behind(
                InteractionId.parse(row.getString("interaction")),
                row.getInt("ordinal"),
                row.getTimestamp("at").toInstant(),
                new QueueId(row.getString("queue")),
                agent == null ? null : new AgentId(agent),
                colleague == null ? null : new AgentId(colleague),
                outcome == null ? null : InteractionOutcome.valueOf(outcome),
                row.getString("result"),
                row.getString("disposition"),
                number(row, "wait_millis"),
                number(row, "talk_millis"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    /** The last row of a page; the next page is what comes before it in time. */
    private record Place(Instant at, String interaction, int ordinal) {
        static Place of(Behind behind) {
            return new Place(behind.at(), behind.interaction().toString(), behind.part());
        }

        /** Comes from outside. */
        static Place parse(String text) {
            String[] parts = text.split("_", -1);
            try {
                if (parts.length == 3 && text.length() <= 80) {
                    return new Place(
                            Instant.ofEpochMilli(Long.parseLong(parts[0])),
                            InteractionId.parse(parts[1]).toString(),
                            Integer.parseInt(parts[2]));
                }
            } catch (IllegalArgumentException e) {
                // said below
            }
            throw new IllegalArgumentException("'after' is not what the page before said as 'next'");
        }

        @Override
        public String toString() {
            return at.toEpochMilli() + "_" + interaction + "_" + ordinal;
        }
    }
}
