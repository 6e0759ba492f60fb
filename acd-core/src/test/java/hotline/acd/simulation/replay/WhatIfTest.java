package hotline.acd.simulation.replay;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Recorded;
import hotline.acd.figures.Period;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.simulation.Scenario;
import hotline.acd.simulation.World;
import hotline.acd.simulation.replay.DayFigures.Nudge;
import hotline.acd.simulation.replay.WhatIf.Figure;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days of a simulated centre, read from its journal. */
class WhatIfTest {
    private static final int DAYS = Integer.getInteger("days", 20);
    /** Busy enough that somebody waits and somebody gives up. */
    private static final Scenario BUSY =
            new Scenario(6, 3_600_000, 7_000, 30_000, 60_000, 900_000, 0, 0, 20, 10, 0, 0, 0, 0, false, false);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theDayUnchangedLiesWithinItsBounds(long seed) {
        var day = day(seed);

        var outcome = WhatIf.run(day, Staffing.of(day), DAYS, 1, done -> {});

        assertThat(day.arrivals()).hasSizeGreaterThan(200);
        var total = day.figures().total();
        for (Figure figure : Figure.values()) {
            var range = outcome.total().get(figure);
            assertThat(range.contains(figure.of(total)))
                    .as("seed %d: %s was %f, simulated %s", seed, figure, figure.of(total), range)
                    .isTrue();
        }
        assertThat(outcome.occupancy().contains(day.figures().occupancy()))
                .as("occupancy %f, %s", day.figures().occupancy(), outcome.occupancy())
                .isTrue();
    }

    /** Supervisors who take callers out of queues, move them, close queues and open them again. */
    private static final Scenario INTERFERED =
            new Scenario(6, 3_600_000, 7_000, 30_000, 60_000, 900_000, 25_000, 0, 20, 10, 0, 0, 0, 0, false, false);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatSupervisorsDidToCallersHappensAgain(long seed) {
        var day = day(INTERFERED, seed);

        var outcome = WhatIf.run(day, Staffing.of(day), DAYS, 1, done -> {});

        var total = day.figures().total();
        assertThat(total.flowOut()).isGreaterThan(15);
        // not the longest wait: that is one caller's, whom a supervisor may have put behind all others
        for (Figure figure : EnumSet.complementOf(EnumSet.of(Figure.LONGEST_WAIT))) {
            var range = outcome.total().get(figure);
            assertThat(range.contains(figure.of(total)))
                    .as("seed %d: %s was %f, simulated %s", seed, figure, figure.of(total), range)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = 1)
    void headStartsAreChangedAndCallersPickedAsOftenAgain(long seed) {
        var day = day(PICKY, seed);

        assertHappensAgain(seed, day, Map.of(Nudge.REORDERED, 40, Nudge.PICKED, 3));
    }

    /** Agents often not ready, for whom supervisors pick callers nevertheless. */
    private static final Scenario PICKY =
            new Scenario(12, 3_600_000, 3_500, 30_000, 60_000, 20_000, 4_000, 0, 20, 10, 0, 0, 0, 0, false, false);

    /** Callers who hang up and keep the place, and are called: some are not reached, some come back to the line before. */
    private static final Scenario PROMISING = BUSY.keepingPlaces(300);

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void placesAreKeptAndCustomersCalledAgain(long seed) {
        var day = day(PROMISING, seed);

        var outcome = WhatIf.run(day, Staffing.of(day), DAYS, 1, done -> {});

        assertHappensAgain(seed, day, Map.of(Nudge.PLACE_KEPT, 20, Nudge.REACHED, 10, Nudge.NOT_REACHED, 5));
        var total = day.figures().total();
        // not the longest wait: that is one caller's
        for (Figure figure : EnumSet.complementOf(EnumSet.of(Figure.LONGEST_WAIT))) {
            var range = outcome.total().get(figure);
            assertThat(range.contains(figure.of(total)))
                    .as("seed %d: %s was %f, simulated %s", seed, figure, figure.of(total), range)
                    .isTrue();
        }
        assertThat(outcome.occupancy().contains(day.figures().occupancy()))
                .as("occupancy %f, %s", day.figures().occupancy(), outcome.occupancy())
                .isTrue();
    }

    private static void assertHappensAgain(long seed, Day day, Map<Nudge, Integer> atLeast) {
        var again = IntStream.range(0, DAYS)
                .parallel()
                .mapToObj(i -> new DayRun(day, Staffing.of(day), 1_000_003L + i).run())
                .toList();
        atLeast.forEach((what, least) -> {
            int happened = day.figures().happened(what);
            var range = Range.of(
                    again.stream().mapToDouble(run -> run.happened(what)).toArray(), 0, Double.MAX_VALUE);
            assertThat(happened).as("seed %d: %s", seed, what).isGreaterThanOrEqualTo(least);
            assertThat(range.contains(happened))
                    .as("seed %d: %s was %d, simulated %s", seed, what, happened, range)
                    .isTrue();
        });
    }

    @Test
    void whoIsMovedHasNotArrivedTwice() {
        var journal = journal(INTERFERED, 1);
        var period = period(journal);
        var day = day(INTERFERED, 1);

        long came = journal.stream()
                .filter(recorded -> period.contains(recorded.at()) && recorded.cause() != null)
                .filter(recorded -> recorded.event() instanceof Event.EntryQueued)
                .count();
        long moved = journal.stream()
                .filter(recorded -> period.contains(recorded.at()))
                .filter(recorded ->
                        recorded.event() instanceof Event.EntryEnded ended && ended.outcome() == EntryOutcome.MOVED)
                .count();

        assertThat(moved).isPositive();
        assertThat(day.arrivals().stream().filter(Day.Arrival::counted)).hasSize((int) (came - moved));
    }

    @Test
    void theBoundsAreNarrowEnoughToMeanSomething() {
        var day = day(1);

        var outcome = WhatIf.run(day, Staffing.of(day), DAYS, 1, done -> {});

        var level = outcome.total().get(Figure.SERVICE_LEVEL);
        assertThat(level.high() - level.low()).isLessThan(0.35);
        assertThat(outcome.total().get(Figure.ENTERED).low())
                .isEqualTo(outcome.total().get(Figure.ENTERED).high())
                .isEqualTo(day.figures().total().entered());
    }

    @Test
    void twiceAsManyAgentsLeaveFewerWaiting() {
        var day = day(2);
        var more = new ArrayList<>(day.agents());
        for (AgentConfig agent : day.agents()) {
            more.add(new AgentConfig(new AgentId("b-" + agent.id()), agent.skills(), agent.team()));
        }

        var unchanged = WhatIf.run(day, Staffing.of(day), DAYS, 1, done -> {});
        var changed = WhatIf.run(day, Staffing.other(day.queues(), more), DAYS, 1, done -> {});

        assertThat(changed.total().get(Figure.ASA).high())
                .isLessThan(unchanged.total().get(Figure.ASA).low());
        assertThat(changed.total().get(Figure.ABANDONED).mean())
                .isLessThan(unchanged.total().get(Figure.ABANDONED).mean());
    }

    @Test
    void halfAsManyAgentsLetMoreCallersWaitAndGiveUp() {
        var day = day(2);
        var fewer = day.agents().subList(0, day.agents().size() / 2);

        var unchanged = WhatIf.run(day, Staffing.of(day), DAYS, 1, done -> {});
        var changed = WhatIf.run(day, Staffing.other(day.queues(), fewer), DAYS, 1, done -> {});

        assertThat(changed.total().get(Figure.SERVICE_LEVEL).high())
                .isLessThan(unchanged.total().get(Figure.SERVICE_LEVEL).low());
        assertThat(changed.total().get(Figure.ABANDONED).low())
                .isGreaterThan(unchanged.total().get(Figure.ABANDONED).high());
        assertThat(changed.occupancy().mean())
                .isGreaterThan(unchanged.occupancy().mean());
    }

    @Test
    void theSameSeedGivesTheSameBounds() {
        var day = day(3);

        assertThat(WhatIf.run(day, Staffing.of(day), 20, 7, done -> {}))
                .isEqualTo(WhatIf.run(day, Staffing.of(day), 20, 7, done -> {}));
    }

    private static Day day(long seed) {
        return day(BUSY, seed);
    }

    private static Day day(Scenario scenario, long seed) {
        List<Recorded> journal = journal(scenario, seed);
        var reader = new DayReader(period(journal));
        for (Recorded recorded : journal) {
            if (!reader.take(recorded)) {
                break;
            }
        }
        return reader.day();
    }

    private static List<Recorded> journal(Scenario scenario, long seed) {
        var world = new World(scenario, seed);
        world.run();
        return world.journal();
    }

    private static Period period(List<Recorded> journal) {
        long begins = journal.getFirst().at();
        return new Period(begins + 300_000, begins + 3_300_000);
    }
}
