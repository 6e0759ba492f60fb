package hotline.acd.simulation;

import org.junit.jupiter.api.Test;

/**
 * Promises kept in hundreds of different worlds each time: other policies, plans and limits of queues, other failures in each. Most
 * worlds are short, because another one shows more than a longer one. A failure names its seed; {@code -Dacd.seed=N} runs
 * that one alone, {@code -Dworlds=20000} about so many.
 */
class PropertiesTest {
    private static final int WORLDS = Integer.getInteger("worlds", 600);
    private static final Scenario ROUGH = Scenario.ROUGH.lasting(90_000);
    private static final Scenario QUIET = Scenario.QUIET.lasting(180_000);

    @Test
    void whateverGoesWrongThePromisesHold() {
        Trial.ofSeeds(share(520), seed -> Trial.keepsItsPromises(ROUGH, seed, 11));
        Trial.ofSeeds(share(80), seed -> Trial.keepsItsPromises(Scenario.ROUGH, 3_000_000 + seed, 11));
    }

    @Test
    void inARoughWorldThePromisesHoldAfterEachCommand() {
        Trial.ofSeeds(share(60), seed -> Trial.keepsItsPromises(ROUGH, 1_000_000 + seed, 1));
    }

    @Test
    void onAQuietDayThePromisesHoldAfterEachCommand() {
        Trial.ofSeeds(share(60), seed -> Trial.keepsItsPromises(QUIET, seed, 1));
    }

    @Test
    void withChatAndMailThePromisesHold() {
        Trial.ofSeeds(share(80), seed -> Trial.keepsItsPromises(ROUGH.withChatAndMail(), 4_000_000 + seed, 3));
        Trial.ofSeeds(share(40), seed -> Trial.keepsItsPromises(QUIET.withChatAndMail(), 4_000_000 + seed, 1));
        Trial.ofSeeds(share(40), seed -> Trial.agreesWithTheScan(ROUGH.withChatAndMail(), 4_000_000 + seed));
        Trial.ofSeeds(share(40), seed -> Trial.agreesWithTheScan(QUIET.withChatAndMail(), 4_000_000 + seed));
        Trial.ofSeeds(share(5), seed -> Trial.isTheSameTwice(ROUGH.withChatAndMail(), seed));
        Trial.ofSeeds(share(5), seed -> Trial.isRebuiltFromItsJournal(ROUGH.withChatAndMail(), seed));
    }

    @Test
    void withPlacesKeptForThoseWhoHungUpThePromisesHold() {
        Trial.ofSeeds(share(80), seed -> Trial.keepsItsPromises(ROUGH.keepingPlaces(400), 5_000_000 + seed, 3));
        Trial.ofSeeds(share(40), seed -> Trial.keepsItsPromises(QUIET.keepingPlaces(400), 5_000_000 + seed, 1));
        Trial.ofSeeds(share(20), seed -> Trial.agreesWithTheScan(ROUGH.keepingPlaces(400), 5_000_000 + seed));
        Trial.ofSeeds(share(20), seed -> Trial.agreesWithTheScan(QUIET.keepingPlaces(400), 5_000_000 + seed));
        Trial.ofSeeds(share(5), seed -> Trial.isTheSameTwice(ROUGH.keepingPlaces(400), seed));
        Trial.ofSeeds(share(5), seed -> Trial.isRebuiltFromItsJournal(ROUGH.keepingPlaces(400), seed));
    }

    @Test
    void withUnwillingAgentsThePromisesHoldAfterEachCommand() {
        Trial.ofSeeds(share(120), seed -> Trial.keepsItsPromises(Scenario.UNWILLING, seed, 1));
    }

    @Test
    void whatTheIndexFindsTheNaiveScanFindsToo() {
        Trial.ofSeeds(share(60), seed -> Trial.agreesWithTheScan(ROUGH, 2_000_000 + seed));
        Trial.ofSeeds(share(60), seed -> Trial.agreesWithTheScan(QUIET, 2_000_000 + seed));
        Trial.ofSeeds(share(20), seed -> Trial.agreesWithTheScan(Scenario.UNWILLING, 2_000_000 + seed));
    }

    @Test
    void theSameSeedTwiceGivesTheSameEvents() {
        Trial.ofSeeds(share(10), seed -> Trial.isTheSameTwice(Scenario.ROUGH, seed));
    }

    @Test
    void theJournalAloneOrASnapshotAndTheRestGiveTheSameState() {
        Trial.ofSeeds(share(10), seed -> Trial.isRebuiltFromItsJournal(Scenario.ROUGH, seed));
    }

    /** Of a thousand worlds so many. */
    private static int share(int perMille) {
        return Math.max(1, (int) ((long) WORLDS * perMille / 1_000));
    }
}
