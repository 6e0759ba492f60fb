package hotline.acd.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.distributor.Distributor;
import java.util.stream.LongStream;

/** One world lived through under the eyes of {@link Promises} or of the {@link Oracle}. Whatever goes wrong names the seed. */
final class Trial {
    private Trial() {}

    /** Many worlds, both processors at work; each is the same wherever and however often it is run. */
    static void ofSeeds(int count, java.util.function.LongConsumer trial) {
        var one = Long.getLong("acd.seed");
        (one != null ? LongStream.of(one) : LongStream.rangeClosed(1, count).parallel()).forEach(trial);
    }

    /** Everything that is promised, looked at after each event; at the state as a whole after each {@code every}-th command. */
    static void keepsItsPromises(Scenario scenario, long seed, int every) {
        var promises = new Promises();
        inWorld(scenario, seed, () -> {
            var world = new World(scenario, seed).observe(changed -> promises.check(changed, every));
            world.run();
            promises.checkTheEnd(world);
        });
    }

    static void agreesWithTheScan(Scenario scenario, long seed) {
        var oracle = new Oracle();
        inWorld(scenario, seed, () -> {
            new World(scenario, seed).observe(oracle::check).run();
            assertThat(oracle.asked).isPositive();
        });
    }

    static void isTheSameTwice(Scenario scenario, long seed) {
        inWorld(scenario, seed, () -> {
            var first = new World(scenario, seed);
            first.run();
            var second = new World(scenario, seed);
            second.run();
            assertThat(second.journal()).isEqualTo(first.journal());
        });
    }

    static void isRebuiltFromItsJournal(Scenario scenario, long seed) {
        inWorld(scenario, seed, () -> {
            var world = new World(scenario, seed);
            world.run();
            var journal = world.journal();
            var replay = new Distributor();
            for (int i = 0; i < journal.size(); i++) {
                replay.apply(journal.get(i));
                if (i % (journal.size() / 5) == 1) {
                    var fromHere = Distributor.restore(replay.snapshot());
                    assertThat(fromHere.snapshot()).isEqualTo(replay.snapshot());
                    journal.subList(i + 1, journal.size()).forEach(fromHere::apply);
                    assertThat(fromHere.stateHash()).isEqualTo(world.stateHash());
                }
            }
            assertThat(replay.stateHash()).isEqualTo(world.stateHash());
        });
    }

    private static void inWorld(Scenario scenario, long seed, Runnable trial) {
        try {
            trial.run();
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError("seed " + seed + " in " + scenario, failure);
        }
    }
}
