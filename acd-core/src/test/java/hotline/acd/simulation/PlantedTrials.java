package hotline.acd.simulation;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** What the properties say of a core with a bug, in the class loader of that core. Public, because it is called from another. */
public final class PlantedTrials {
    private static final Scenario ROUGH = Scenario.ROUGH.lasting(90_000);
    private static final Scenario QUIET = Scenario.QUIET.lasting(180_000);
    private static final Scenario UNWILLING = Scenario.UNWILLING.lasting(300_000);

    private static final Scenario KEEPING = ROUGH.keepingPlaces(400);
    private static final Scenario BLENDED = ROUGH.withChatAndMail();
    private static final Scenario QUIETLY_BLENDED = QUIET.withChatAndMail();

    private PlantedTrials() {}

    /** The first world in which a property does not hold, and which one; null when all do. */
    public static @Nullable String firstFailure(int seeds) {
        for (long seed = 1; seed <= seeds; seed++) {
            for (var trial : trials(seed).entrySet()) {
                try {
                    trial.getValue().run();
                } catch (AssertionError | RuntimeException failure) {
                    return "world " + seed + ", " + trial.getKey() + ": " + innermost(failure);
                }
            }
        }
        return null;
    }

    private static LinkedHashMap<String, Runnable> trials(long seed) {
        var trials = new LinkedHashMap<String, Runnable>();
        trials.put("rough", () -> Trial.keepsItsPromises(ROUGH, seed, 3));
        trials.put("unwilling", () -> Trial.keepsItsPromises(UNWILLING, seed, 1));
        trials.put("with chat and mail", () -> Trial.keepsItsPromises(BLENDED, seed, 3));
        trials.put("with places kept", () -> Trial.keepsItsPromises(KEEPING, seed, 3));
        trials.put("quiet", () -> Trial.keepsItsPromises(QUIET, seed, 3));
        if (seed % 3 == 1) { // dearer
            trials.put("beside the scan", () -> Trial.agreesWithTheScan(QUIET, seed));
            trials.put("with chat and mail, beside the scan", () -> Trial.agreesWithTheScan(QUIETLY_BLENDED, seed));
            trials.put("twice", () -> Trial.isTheSameTwice(ROUGH, seed));
            trials.put("from its journal", () -> Trial.isRebuiltFromItsJournal(ROUGH, seed));
        }
        return trials;
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String words =
                String.valueOf(cause.getMessage()).replaceAll("\\s+", " ").trim();
        String said = words.substring(0, Math.min(words.length(), 160));
        return cause instanceof AssertionError ? said : cause.getClass().getSimpleName() + ", " + said;
    }
}
