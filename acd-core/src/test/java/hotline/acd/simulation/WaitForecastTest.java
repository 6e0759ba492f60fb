package hotline.acd.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.distributor.Event;
import hotline.acd.distributor.Recorded;
import hotline.acd.forecast.WaitForecast;
import hotline.acd.forecast.WaitRange;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.Outlook;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitForecastTest {
    private static final QueueId SERVICE = new QueueId("service");
    private static final long HOUR = 3_600_000;
    /** {@code -Dacd.hours=24} looks longer. */
    private static final int HOURS = Integer.getInteger("acd.hours", 6);

    /** Random queues, policies, plans and limits; head starts; agents who serve several queues and come and go; callers who give up. */
    @ParameterizedTest(name = "{0}: a call each {1} ms, patience {2} ms")
    @CsvSource({
        "1, 6000, 60000",
        "3, 5000, 60000",
        "5, 8000, 60000",
        "6, 8000, 600000",
        "8, 7000, 120000",
        "10, 4000, 40000"
    })
    void rangesHoldInEightOfTenCases(long seed, long arrivalGap, long patience) {
        var scenario = new Scenario(
                6, HOURS * HOUR, arrivalGap, 30_000, patience, 600_000, 0, 0, 20, 10, 20, 0, 0, 0, false, true);
        var forecast = new WaitForecast();
        int[] seen = {0};
        var world = new World(scenario, seed).observe(changed -> {
            for (Recorded recorded : changed.journalAfter(seen[0])) {
                forecast.apply(recorded);
                seen[0]++;
            }
        });
        world.run();
        long within = 0;
        long all = 0;
        for (var queue : world.snapshot().queues()) {
            var hits = forecast.hits(queue.id());
            within += hits.within();
            all += hits.all();
            if (hits.all() > 1_000) {
                assertThat(hits.percent())
                        .as("%s, of %s", queue.id(), hits.all())
                        .isBetween(75.0, 85.0);
            }
        }
        assertThat(all).isGreaterThan(400);
        assertThat(100.0 * within / all).isBetween(75.0, 85.0);
    }

    @Test
    void theUpperEndNeverRisesWithNobodyNewAheadAndUnchangedStaff() {
        var forecast = new WaitForecast();
        var entry = queued(forecast, new Outlook(5, 3, 300_000));
        var first = range(forecast, entry, new Outlook(5, 3, 300_000));

        var longerCalls = range(forecast, entry, new Outlook(5, 3, 360_000));
        assertThat(longerCalls.highMillis()).isEqualTo(first.highMillis());
        var oneServed = range(forecast, entry, new Outlook(4, 3, 300_000));
        assertThat(oneServed.highMillis()).isLessThanOrEqualTo(first.highMillis());

        var somebodyAhead = range(forecast, entry, new Outlook(6, 3, 420_000));
        assertThat(somebodyAhead.highMillis()).isGreaterThan(first.highMillis());
        var anAgentLeft = range(forecast, entry, new Outlook(6, 2, 630_000));
        assertThat(anAgentLeft.highMillis()).isGreaterThan(somebodyAhead.highMillis());
    }

    @Test
    void whoIsServedAtOnceOrNobodyKnowsWhenIsToldNothing() {
        var forecast = new WaitForecast();
        assertThat(forecast.range(SERVICE, new Outlook(0, 3, 0))).isNull();
        assertThat(forecast.range(SERVICE, new Outlook(0, 0, Outlook.UNKNOWN))).isNull();
    }

    @Test
    void theMoreAreAheadTheNarrowerTheRangeIsInProportion() {
        var forecast = new WaitForecast();
        var few = forecast.range(SERVICE, new Outlook(0, 3, 60_000));
        var many = forecast.range(SERVICE, new Outlook(99, 3, 60_000));
        assertThat(few).isNotNull();
        assertThat(many).isNotNull();
        if (few != null && many != null) {
            // Of one exponential time: -ln 0.9 and -ln 0.1 times the mean.
            assertThat(few.lowMillis()).isBetween(5_000L, 8_000L);
            assertThat(few.highMillis()).isBetween(134_000L, 142_000L);
            assertThat(many.lowMillis()).isBetween(51_000L, 54_000L);
            assertThat(many.highMillis()).isBetween(67_000L, 69_000L);
        }
    }

    private static QueueEntryId queued(WaitForecast forecast, Outlook outlook) {
        var entry = new QueueEntryId(new InteractionId(1, 1), 1);
        forecast.apply(new Recorded(
                new hotline.acd.distributor.Position(1, 1),
                1_000,
                null,
                new Event.EntryQueued(
                        entry,
                        SERVICE,
                        RoutingPlan.WHOLE_QUEUE,
                        0,
                        1_000,
                        java.util.Collections.emptySortedMap(),
                        java.util.List.of(),
                        outlook)));
        return entry;
    }

    private static WaitRange range(WaitForecast forecast, QueueEntryId entry, Outlook outlook) {
        return java.util.Objects.requireNonNull(forecast.range(entry, outlook));
    }
}
