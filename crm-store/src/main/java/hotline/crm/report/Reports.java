package hotline.crm.report;

import hotline.acd.figures.Tallies;
import hotline.acd.figures.Thresholds;
import hotline.acd.queue.QueueId;
import hotline.crm.Database;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Figures of the past out of the records, by the same counting as the live board's. A moment behind the calls. Parts of a report
 * in which nothing happened have no row. Methods block, and throw {@link hotline.crm.DatabaseAway}. Safe for many threads.
 */
public final class Reports {
    private final Database database;

    public Reports(Database database) {
        this.database = database;
    }

    /**
     * Queues, by part of the time and then by id.
     *
     * @param from included
     * @param to excluded
     * @param thresholds what each queue is measured against, usually those it is configured with now
     * @throws IllegalArgumentException when the time is empty or far too long
     */
    public List<QueueRow> queueFigures(
            Instant from, Instant to, ZoneId zone, Bucket bucket, Function<QueueId, Thresholds> thresholds) {
        Counted counted = new Counted(new Days(zone).divide(from, to, bucket), thresholds);
        count(from, to, records -> {
            records.entries(counted);
            records.assignments(counted);
        });
        List<QueueRow> rows = new ArrayList<>();
        for (Tallies tallies : counted.periods()) {
            tallies.queues().stream()
                    .sorted()
                    .forEach(queue -> rows.add(new QueueRow(
                            Instant.ofEpochMilli(tallies.period().from()),
                            Instant.ofEpochMilli(tallies.period().to()),
                            queue,
                            tallies.figures(queue))));
        }
        return rows;
    }

    /**
     * Agents, by part of the time and then by id. The state an agent is in last is counted as going on until the end: so ask
     * until now, and not further.
     *
     * @param from included
     * @param to excluded
     * @throws IllegalArgumentException when the time is empty or far too long
     */
    public List<AgentRow> agentFigures(Instant from, Instant to, ZoneId zone, Bucket bucket) {
        Counted counted = new Counted(new Days(zone).divide(from, to, bucket), queue -> Thresholds.USUAL);
        count(from, to, records -> {
            records.offers(counted);
            records.assignments(counted);
            records.states(counted, true);
        });
        List<AgentRow> rows = new ArrayList<>();
        for (Tallies tallies : counted.periods()) {
            tallies.agents().stream()
                    .sorted()
                    .forEach(agent -> rows.add(new AgentRow(
                            Instant.ofEpochMilli(tallies.period().from()),
                            Instant.ofEpochMilli(tallies.period().to()),
                            agent,
                            tallies.figures(agent))));
        }
        return rows;
    }

    private interface Counting {
        void count(RecordsCount records);
    }

    private void count(Instant from, Instant to, Counting counting) {
        database.transaction(handle -> {
            RecordsCount.fromOneMoment(handle);
            counting.count(new RecordsCount(handle, from, to));
            return true;
        });
    }
}
