package hotline.acd.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.distributor.Distributor;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Promises kept in many different worlds. A failure names its seed; {@code -Dacd.seed=N} runs that one alone,
 * {@code -Dacd.seeds=N} so many.
 */
class PropertiesTest {
    private static final int SEEDS = Integer.getInteger("acd.seeds", 400);

    @Test
    void whateverGoesWrongThePromisesHold() {
        seeds(SEEDS).forEach(seed -> keepsItsPromises(Scenario.ROUGH, seed, 11));
    }

    @Test
    void onAQuietDayThePromisesHoldAfterEachCommand() {
        seeds(SEEDS / 10).forEach(seed -> keepsItsPromises(Scenario.QUIET, seed, 1));
    }

    @Test
    void withUnwillingAgentsThePromisesHoldAfterEachCommand() {
        seeds(SEEDS / 10).forEach(seed -> keepsItsPromises(Scenario.UNWILLING, seed, 1));
    }

    @Test
    void inARoughWorldThePromisesHoldAfterEachCommand() {
        seeds(SEEDS / 10).forEach(seed -> keepsItsPromises(Scenario.ROUGH, 1_000_000 + seed, 1));
    }

    @Test
    void whatTheIndexFindsTheNaiveScanFindsToo() {
        seeds(SEEDS / 4).forEach(seed -> agreesWithTheScan(Scenario.ROUGH, 2_000_000 + seed));
        seeds(SEEDS / 4).forEach(seed -> agreesWithTheScan(Scenario.QUIET, 2_000_000 + seed));
        seeds(SEEDS / 4).forEach(seed -> agreesWithTheScan(Scenario.UNWILLING, 2_000_000 + seed));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theSameSeedTwiceGivesTheSameEvents(long seed) {
        var first = new World(Scenario.ROUGH, seed);
        first.run();
        var second = new World(Scenario.ROUGH, seed);
        second.run();
        assertThat(second.journal()).isEqualTo(first.journal());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void theJournalAloneOrASnapshotAndTheRestGiveTheSameState(long seed) {
        var world = new World(Scenario.ROUGH, seed);
        world.run();
        var journal = world.journal();
        var replay = new Distributor();
        for (int i = 0; i < journal.size(); i++) {
            replay.apply(journal.get(i));
            if (i % (journal.size() / 5) == 1) {
                var fromHere = Distributor.restore(replay.snapshot());
                assertThat(fromHere.snapshot()).as("seed %d", seed).isEqualTo(replay.snapshot());
                journal.subList(i + 1, journal.size()).forEach(fromHere::apply);
                assertThat(fromHere.stateHash()).as("seed %d", seed).isEqualTo(world.stateHash());
            }
        }
        assertThat(replay.stateHash()).as("seed %d", seed).isEqualTo(world.stateHash());
    }

    private static LongStream seeds(int count) {
        var one = Long.getLong("acd.seed");
        return one != null
                ? LongStream.of(one)
                : LongStream.rangeClosed(1, count).parallel();
    }

    private static void agreesWithTheScan(Scenario scenario, long seed) {
        var oracle = new Oracle();
        try {
            new World(scenario, seed).observe(oracle::check).run();
            assertThat(oracle.asked).isPositive();
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError("seed " + seed + " in " + scenario, failure);
        }
    }

    private static void keepsItsPromises(Scenario scenario, long seed, int every) {
        var promises = new Promises();
        try {
            var world = new World(scenario, seed).observe(changed -> promises.check(changed, every));
            world.run();
            promises.checkTheEnd(world);
            assertThat(promises.answered()).as("somebody is served").isPositive();
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError("seed " + seed + " in " + scenario, failure);
        }
    }
}
