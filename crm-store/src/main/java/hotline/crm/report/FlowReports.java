package hotline.crm.report;

import hotline.crm.Database;
import hotline.crm.report.FlowRow.NodeRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * How callers fare in call flows, out of the records. A call belongs to the time in which it began. Methods block, and throw {@link
 * hotline.crm.DatabaseAway}. Safe for many threads.
 */
public final class FlowReports {
    /** By what {@code FlowStep} is left when the caller hangs up in it. */
    private static final String CALLER_LEFT = "caller-left";

    private final Database database;

    public FlowReports(Database database) {
        this.database = database;
    }

    /**
     * Flows by name, and their nodes by name.
     *
     * @param from included
     * @param to excluded
     */
    public List<FlowRow> flows(Instant from, Instant to) {
        return database.transaction(handle -> {
            RecordsCount.fromOneMoment(handle);
            Map<String, List<NodeRow>> nodes = nodes(handle, from, to);
            return handle.createQuery("""
                    SELECT f.flow, count(*) AS calls,
                        count(*) FILTER (WHERE i.outcome = 'SELF_SERVED') AS self_served,
                        count(*) FILTER (WHERE i.outcome = 'ABANDONED_IVR') AS left_in_it,
                        count(*) FILTER (WHERE EXISTS (SELECT FROM queue_entry e WHERE e.interaction = i.id)) AS queued,
                        count(*) FILTER (WHERE i.outcome = 'TRANSFERRED') AS transferred,
                        count(i.ended_at) AS ended
                    FROM interaction i
                    JOIN LATERAL (SELECT DISTINCT s.flow FROM flow_step s WHERE s.interaction = i.id) f ON true
                    WHERE i.began_at >= :from AND i.began_at < :to
                    GROUP BY f.flow ORDER BY f.flow""")
                    .bind("from", from)
                    .bind("to", to)
                    .map((row, context) -> new FlowRow(
                            row.getString("flow"),
                            row.getLong("calls"),
                            row.getLong("self_served"),
                            row.getLong("left_in_it"),
                            row.getLong("queued"),
                            row.getLong("transferred"),
                            row.getLong("ended"),
                            nodes.getOrDefault(row.getString("flow"), List.of())))
                    .list();
        });
    }

    private record Left(String flow, String node, String exit, long times, long millis) {}

    /** A step is told when it is left; it began when the one before was, or when the caller came back from a queue. */
    private static Map<String, List<NodeRow>> nodes(Handle handle, Instant from, Instant to) {
        List<Left> all = handle.createQuery("""
                SELECT flow, node, exit, count(*) AS times,
                    coalesce(sum(greatest(0, extract(epoch FROM at - since) * 1000)), 0)::bigint AS millis
                FROM (SELECT s.flow, s.node, s.exit, s.at, greatest(
                        lag(s.at, 1, i.began_at) OVER (PARTITION BY s.interaction ORDER BY s.ordinal),
                        (SELECT max(e.ended_at) FROM queue_entry e
                            WHERE e.interaction = s.interaction AND e.ended_at <= s.at)) AS since
                    FROM flow_step s JOIN interaction i ON i.id = s.interaction
                    WHERE i.began_at >= :from AND i.began_at < :to) step
                GROUP BY flow, node, exit ORDER BY flow, node, exit""")
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> new Left(
                        row.getString("flow"),
                        row.getString("node"),
                        row.getString("exit"),
                        row.getLong("times"),
                        row.getLong("millis")))
                .list();
        Map<String, Map<String, NodeRow>> flows = new TreeMap<>();
        for (Left left : all) {
            var exits = new TreeMap<>(Map.of(left.exit(), left.times()));
            long abandoned = left.exit().equals(CALLER_LEFT) ? left.times() : 0;
            flows.computeIfAbsent(left.flow(), flow -> new TreeMap<>())
                    .merge(
                            left.node(),
                            new NodeRow(left.node(), left.times(), abandoned, left.millis(), exits),
                            FlowReports::together);
        }
        Map<String, List<NodeRow>> nodes = new TreeMap<>();
        flows.forEach((flow, rows) -> nodes.put(flow, new ArrayList<>(rows.values())));
        return nodes;
    }

    private static NodeRow together(NodeRow one, NodeRow other) {
        var exits = new TreeMap<>(one.exits());
        exits.putAll(other.exits());
        return new NodeRow(
                one.node(),
                one.entered() + other.entered(),
                one.abandoned() + other.abandoned(),
                one.millis() + other.millis(),
                exits);
    }
}
