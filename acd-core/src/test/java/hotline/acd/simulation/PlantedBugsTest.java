package hotline.acd.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.AssertionFailedError;

/**
 * Do the properties see anything? Bugs of different kinds are planted into a copy of the core, one at a time; each must be
 * caught within a few worlds. Takes a minute or two, so it runs when asked for:
 * {@code mvn test -pl acd-core -Dtest=PlantedBugsTest -Dtest.groups=planted -Dtest.excludedGroups=}.
 */
@Tag("planted")
class PlantedBugsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path CORE = Path.of("hotline/acd/distributor");
    private static final int SEEDS = 60;

    /**
     * A bug.
     *
     * @param right text that stands in the file exactly once
     * @param wrong what is planted in its place
     */
    private record Bug(String what, String file, String right, String wrong) {
        @Override
        public String toString() {
            return what;
        }
    }

    static List<Bug> bugs() {
        return List.of(
                new Bug(
                        "a second answer begins a second conversation",
                        "OfferRules",
                        "if (waiting == null) {",
                        "waiting = offer.entry;\n        if (waiting == null) {"),
                new Bug(
                        "phones that ring for somebody who was answered go on ringing",
                        "OfferRules",
                        "rescind(turn, entry.offers, agent);",
                        ""),
                new Bug(
                        "who let a call pass is asked again at once",
                        "Entry",
                        "return withheldUntil(agent) > now;",
                        "return false;"),
                new Bug(
                        "a phone that failed is rung again at once",
                        "OfferChanges",
                        "static final long REST_MILLIS = 1_000;",
                        "static final long REST_MILLIS = 0;"),
                new Bug(
                        "a freed agent takes who came last",
                        "InteractionOrder",
                        "return Entry.ORDER.compare(one, other) <= 0 ? one : other;",
                        "return Entry.ORDER.compare(one, other) > 0 ? one : other;"),
                new Bug("the shortest idle is chosen", "Scores", "return agent.idleSince;", "return -agent.idleSince;"),
                new Bug(
                        "in turn, but the one asked last never again",
                        "AgentsInRotation",
                        "agents.headMap(last, true)",
                        "agents.headMap(last, false)"),
                new Bug(
                        "the lot follows from no state",
                        "Lots",
                        "long mixed = number",
                        "long mixed = System.nanoTime() + number"),
                new Bug(
                        "an agent who becomes free is overlooked",
                        "State",
                        "        unsettled.add(agent);\n        if (next",
                        "        if (next"),
                new Bug(
                        "the slot is still taken when the offer has ended",
                        "OfferChanges",
                        "            agent.offer = null;\n",
                        ""),
                new Bug(
                        "an offer of which nothing is heard never ends",
                        "OfferChanges",
                        "state.agenda.set(new Due.OfferRunsOut(offer.id), at + SILENCE_MILLIS);",
                        "state.agenda.clear(new Due.OfferRunsOut(offer.id));"),
                new Bug(
                        "a snapshot forgets since when a step lasts",
                        "SnapshotReader",
                        "entry.stepSince = saved.stepSince();",
                        ""),
                new Bug(
                        "who hangs up stays in the queue",
                        "ConversationRules",
                        "turn.emit(new Event.EntryEnded(entry.id, EntryOutcome.ABANDONED, turn.clamp(at, entry.queuedAt)));",
                        ""),
                new Bug(
                        "interactions never end",
                        "ConversationRules",
                        "if (interaction.isOver() &&",
                        "if (interaction.isOver() && interaction.entriesSoFar == 0 &&"),
                new Bug(
                        "a queue holds one more than it may",
                        "Admission",
                        ">= limits.capacity()",
                        "> limits.capacity()"),
                new Bug("who overflows may come back", "Departures", "        from.add(entry.queue);\n", ""),
                new Bug(
                        "the longest wait is over and nobody leaves",
                        "StayRules",
                        "return EntryOutcome.TIMED_OUT;",
                        "return null;"),
                new Bug(
                        "a new head start does not change the place",
                        "InteractionChanges",
                        "        entry.orderKey = event.orderKey();\n",
                        ""),
                new Bug(
                        "who learns a skill is in no pool until the next start",
                        "Boards",
                        "                pool.free = freeAgents(board);\n                fill(pool);\n            }\n        }\n        countSharing();",
                        "                pool.free = freeAgents(board);\n            }\n        }\n        countSharing();"),
                new Bug(
                        "the journal does not tell which requests were done",
                        "Changes",
                        "state.requests.add(recorded.cause());",
                        ""));
    }

    @TempDir
    Path folder;

    @Test
    void withoutABugNothingIsFound() throws Exception {
        assertThat(found(compiled(null))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void isCaught(Bug bug) throws Exception {
        assertThat(found(compiled(bug))).as("found: %s", bug.what()).isTrue();
    }

    private Path compiled(@org.jspecify.annotations.Nullable Bug bug) throws IOException {
        Path sources = folder.resolve("sources");
        List<String> arguments = new ArrayList<>(List.of(
                "-nowarn", "-proc:none", "-d", folder.resolve("classes").toString(), "-cp", placeOf(NullMarked.class)));
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = sources.resolve(SOURCES.relativize(file).toString());
                if (!copy.endsWith("module-info.java")) {
                    Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                    Files.copy(file, copy);
                    arguments.add(copy.toString());
                }
            }
        }
        if (bug != null) {
            Path file = sources.resolve(CORE).resolve(bug.file() + ".java");
            String text = Files.readString(file);
            assertThat(text.split(java.util.regex.Pattern.quote(bug.right()), -1))
                    .as("the bug has its place in %s", bug.file())
                    .hasSize(2);
            Files.writeString(file, text.replace(bug.right(), bug.wrong()));
        }
        assertThat(compiler(arguments)).as("the core with the bug compiles").isZero();
        return folder.resolve("classes");
    }

    private int compiler(List<String> arguments) throws IOException {
        Path list = folder.resolve("arguments");
        Files.write(list, arguments);
        String javac = Path.of(System.getProperty("java.home"), "bin", "javac").toString();
        try {
            return new ProcessBuilder(javac, "@" + list).inheritIO().start().waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether the trials fail with these classes of the core in place of the real ones. */
    private static boolean found(Path classes) throws Exception {
        URL[] places = {
            classes.toUri().toURL(),
            url(Trial.class),
            url(Assertions.class),
            url(AssertionFailedError.class),
            url(NullMarked.class)
        };
        try (var loader = new URLClassLoader(places, ClassLoader.getPlatformClassLoader())) {
            var trials = Class.forName(PlantedBugsTest.class.getName() + "$Trials", true, loader);
            trials.getDeclaredMethod("run", int.class).invoke(null, SEEDS);
            return false;
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof LinkageError broken) {
                throw broken;
            }
            return true;
        }
    }

    private static URL url(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static String placeOf(Class<?> type) {
        try {
            return Path.of(url(type).toURI()).toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** What is run with the planted core, in a class loader of its own. */
    public static final class Trials {
        private Trials() {}

        public static void run(int seeds) {
            for (long seed = 1; seed <= seeds; seed++) {
                Trial.keepsItsPromises(Scenario.ROUGH, seed, 5);
                Trial.agreesWithTheScan(Scenario.QUIET, seed);
                Trial.keepsItsPromises(Scenario.UNWILLING, seed, 5);
                if (seed % 10 == 0) {
                    Trial.isTheSameTwice(Scenario.ROUGH, seed);
                    Trial.isRebuiltFromItsJournal(Scenario.ROUGH, seed);
                }
            }
        }
    }
}
