package hotline.crm.report;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.OfferResult;
import hotline.acd.figures.AgentFigure;
import hotline.acd.figures.QueueFigure;
import hotline.acd.figures.Tallies;
import hotline.acd.figures.Thresholds;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueId;
import hotline.crm.Database;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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

    /**
     * What is behind a figure of a queue, newest first.
     *
     * @param most how many on a page, at most 1000
     * @param after what the page before said as {@link Behind.Page#next}, null for the first
     * @throws IllegalArgumentException when {@code after} is something else
     */
    public Behind.Page interactionsBehind(
            QueueFigure figure,
            QueueId queue,
            Instant from,
            Instant to,
            Thresholds thresholds,
            int most,
            @Nullable String after) {
        return database.transaction(handle -> {
            BehindReading reading = new BehindReading(handle, from, to, most, after);
            return figure == QueueFigure.HANDLED
                    ? reading.assignments(queue)
                    : reading.entries(
                            queue,
                            entry -> figure.counts(
                                    entry.result() == null ? null : EntryOutcome.valueOf(entry.result()),
                                    entry.waitMillis() == null ? 0 : entry.waitMillis(),
                                    thresholds));
        });
    }

    /** What is behind a figure of an agent, newest first; as {@link #interactionsBehind(QueueFigure, QueueId, Instant, Instant, Thresholds, int, String)}. */
    public Behind.Page interactionsBehind(
            AgentFigure figure, AgentId agent, Instant from, Instant to, int most, @Nullable String after) {
        return database.transaction(handle -> {
            BehindReading reading = new BehindReading(handle, from, to, most, after);
            return figure == AgentFigure.HANDLED
                    ? reading.assignments(agent)
                    : reading.offers(
                            agent,
                            offer ->
                                    figure.counts(offer.result() == null ? null : OfferResult.valueOf(offer.result())));
        });
    }

    /** The conversations of an agent that were over in this time, with customers and with colleagues, newest first; as those behind a figure. */
    public Behind.Page conversations(AgentId agent, Instant from, Instant to, int most, @Nullable String after) {
        return database.transaction(handle -> new BehindReading(handle, from, to, most, after).conversations(agent));
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
