package hotline.ivr.run;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.ivr.Shop;
import hotline.ivr.flow.Flow;
import hotline.ivr.flow.Key;
import hotline.ivr.reader.FlowReader;
import hotline.ivr.sound.Sound;
import hotline.ivr.speech.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Flows as nobody would write them, walked by callers as nobody is: whatever can be read can be walked to an end, within a number
 * of words that anybody would bear. {@code -Dflow.fuzz=N} for more seeds.
 */
@Timeout(120)
class FuzzedFlowTest {
    private static final int SEEDS = Integer.getInteger("flow.fuzz", 300);
    private static final String KEYS = "0123456789*#";
    /** Most are silent for ever sooner or later. */
    private static final int MOST_USES_OF_THE_LINE = 20_000;

    @Test
    void whatIsReadCanBeWalkedByAnybodyToItsEnd() throws IOException {
        List<String> demo = Files.readAllLines(Shop.ROOT.resolve("config/flows/demo.yaml"));
        int walked = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            String text = String.join("\n", mutated(demo, random));
            if (FlowReader.read("fuzzed.yaml", text, Shop.context()) instanceof FlowReader.Reading.Good good) {
                walked++;
                walk(good.flow(), seed, random);
            }
        }
        assertThat(walked).as("flows that could be read").isGreaterThan(SEEDS / 20);
    }

    /** Words of one place at another, lines of one node in another, lines gone. */
    private static List<String> mutated(List<String> demo, Random random) {
        List<String> lines = new ArrayList<>(demo);
        for (int change = 1 + random.nextInt(3); change > 0; change--) {
            int one = random.nextInt(lines.size());
            int other = random.nextInt(lines.size());
            switch (random.nextInt(4)) {
                case 0 -> lines.set(one, withLastWordOf(lines.get(other), lines.get(one)));
                case 1 -> lines.set(one, withOtherNumbers(lines.get(one), random));
                case 2 -> lines.add(one, lines.get(other));
                default -> lines.remove(one);
            }
        }
        return lines;
    }

    private static String withLastWordOf(String from, String line) {
        String word = from.replaceAll(".*[ :]", "");
        return word.isEmpty() ? line : line.replaceFirst("[a-z-]+(?=[^a-z-]*$)", word.replaceAll("[^a-z-]", ""));
    }

    private static String withOtherNumbers(String line, Random random) {
        return line.replaceAll("\\d+", Integer.toString(random.nextInt(12)));
    }

    private static void walk(Flow flow, int seed, Random random) {
        List<String> callers = List.of("13800138000", "13900139000", "02088887777", "anonymous", "");
        for (String number : callers) {
            Erratic caller = new Erratic(random);
            Surroundings around = new Surroundings(
                    "i1-1", caller, new Shop.Desk(), (FlowJournalNobody) () -> {}, Shop.prompts(), Shop.NOON);
            FlowResult result = FlowRun.begin(flow, new Caller(number, "4001", Language.CHINESE), around)
                    .walk();

            assertThat(result).as("seed " + seed + ", caller " + number).isNotNull();
            assertThat(caller.uses).as("seed " + seed + ", caller " + number).isLessThan(MOST_USES_OF_THE_LINE);
        }
    }

    /** Hears nothing of it. */
    private interface FlowJournalNobody extends FlowJournal {
        void nothing();

        @Override
        default void entered(String node, Variables soFar) {
            nothing();
        }

        @Override
        default void left(String node, Exit how) {
            nothing();
        }
    }

    /** Presses anything at any time for a while, then nothing any more. */
    private static final class Erratic implements CallerLine {
        private final Random random;
        private int keys;
        private int uses;

        Erratic(Random random) {
            this.random = random;
            this.keys = random.nextInt(60);
        }

        @Override
        public Optional<Key> play(List<Sound> sounds, BargeIn bargeIn) {
            uses++;
            return bargeIn == BargeIn.ALLOWED && random.nextInt(3) == 0 ? key() : Optional.empty();
        }

        @Override
        public Optional<Key> awaitKey(Duration timeout) {
            uses++;
            return timeout.isZero() ? Optional.empty() : key();
        }

        private Optional<Key> key() {
            if (keys == 0 || random.nextInt(10) == 0) {
                return Optional.empty();
            }
            keys--;
            return Optional.of(new Key(KEYS.charAt(random.nextInt(KEYS.length()))));
        }
    }
}
