package hotline.acd.simulation;

import org.junit.jupiter.api.Test;

/**
 * Promises kept in many different worlds: other policies, plans and limits of queues, other failures in each. A failure names
 * its seed; {@code -Dacd.seed=N} runs that one alone, {@code -Dacd.seeds=N} so many.
 */
class PropertiesTest {
    private static final int SEEDS = Integer.getInteger("acd.seeds", 1_500);

    @Test
    void whateverGoesWrongThePromisesHold() {
        Trial.ofSeeds(SEEDS / 2, seed -> Trial.keepsItsPromises(Scenario.ROUGH, seed, 11));
    }

    @Test
    void inARoughWorldThePromisesHoldAfterEachCommand() {
        Trial.ofSeeds(SEEDS / 20, seed -> Trial.keepsItsPromises(Scenario.ROUGH, 1_000_000 + seed, 1));
    }

    @Test
    void onAQuietDayThePromisesHoldAfterEachCommand() {
        Trial.ofSeeds(SEEDS / 20, seed -> Trial.keepsItsPromises(Scenario.QUIET, seed, 1));
    }

    @Test
    void withUnwillingAgentsThePromisesHoldAfterEachCommand() {
        Trial.ofSeeds(SEEDS / 10, seed -> Trial.keepsItsPromises(Scenario.UNWILLING, seed, 1));
    }

    @Test
    void whatTheIndexFindsTheNaiveScanFindsToo() {
        Trial.ofSeeds(SEEDS / 10, seed -> Trial.agreesWithTheScan(Scenario.ROUGH, 2_000_000 + seed));
        Trial.ofSeeds(SEEDS / 10, seed -> Trial.agreesWithTheScan(Scenario.QUIET, 2_000_000 + seed));
        Trial.ofSeeds(SEEDS / 20, seed -> Trial.agreesWithTheScan(Scenario.UNWILLING, 2_000_000 + seed));
    }

    @Test
    void theSameSeedTwiceGivesTheSameEvents() {
        Trial.ofSeeds(SEEDS / 50, seed -> Trial.isTheSameTwice(Scenario.ROUGH, seed));
    }

    @Test
    void theJournalAloneOrASnapshotAndTheRestGiveTheSameState() {
        Trial.ofSeeds(SEEDS / 50, seed -> Trial.isRebuiltFromItsJournal(Scenario.ROUGH, seed));
    }
}
