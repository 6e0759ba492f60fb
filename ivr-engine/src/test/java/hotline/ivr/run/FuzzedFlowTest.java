package hotline.ivr.run;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.ivr.Shop;
import hotline.ivr.flow.Flow;
import hotline.ivr.flow.Key;
import hotline.ivr.flow.Node.Proof;
import hotline.ivr.reader.FlowContext;
import hotline.ivr.reader.FlowReader;
import hotline.ivr.reader.FlowTexts;
import hotline.ivr.sound.Sound;
import hotline.ivr.speech.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Flows as nobody would write them, walked by callers as nobody is: whatever can be read can be walked to an end, within a number
 * of words that anybody would bear. {@code -Dflow.fuzz=N} for more seeds. {@link FlowFuzz} lets Jazzer choose.
 */
class FuzzedFlowTest {
    private static final int SEEDS = Integer.getInteger("flow.fuzz", 300);
    private static final String KEYS = "0123456789*#";
    /** Most are silent for ever sooner or later. */
    private static final int MOST_USES_OF_THE_LINE = 20_000;

    @Test
    @Timeout(120)
    void whatIsReadCanBeWalkedByAnybodyToItsEnd() throws IOException {
        int walked = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            walked += walksSomeFlow("seed " + seed, new Random(seed)) ? 1 : 0;
        }
        assertThat(walked).as("flows that could be read").isGreaterThan(SEEDS / 20);
    }

    /** One flow and its callers; whether it could be read at all. */
    static boolean walksSomeFlow(String which, Random random) throws IOException {
        List<String> lines = random.nextBoolean()
                ? Files.readAllLines(Shop.ROOT.resolve("config/flows/demo.yaml"))
                : EVERYTHING.lines().toList();
        String text = String.join("\n", mutated(lines, random));
        if (FlowReader.read("fuzzed.yaml", text, CONTEXT) instanceof FlowReader.Reading.Good good) {
            walk(good.flow(), which, random);
            return true;
        }
        return false;
    }

    /** Nodes the demo does not have. */
    private static final String EVERYTHING = """
        flow: everything
        languages: [zh-CN, en]
        start: number
        person: person
        keys: {person: 0, back: "*", repeat: 9, yes: 1, no: 2}
        wrong-key: wrong-key
        apology: apology
        nodes:
          number: {collect: n, as: number, from: 1, to: 500, ask: [welcome], confirm: [{count: n}], next: amount}
          amount: {collect: m, as: amount, to: 900, ask: [welcome], confirm: [{amount: m}], next: day, on-failure: yes-or-no}
          day: {collect: d, as: date, in: past, ask: [welcome], confirm: [{full-date: d}], tries: 3, next: short-day}
          short-day: {collect: e, as: date, form: MMDD, ask: [welcome], next: yes-or-no, on-failure: amount}
          yes-or-no: {collect: y, as: yes-no, ask: [welcome], next: look}
          look: {look-up: customer, found: who, none: who}
          who:
            identify: pin
            ask: [please-enter-your-pin]
            wrong: [wrong-pin]
            tries: 2
            verified: secret
            unverified: asking
            locked: number
            unknown: inner
          secret: {collect: s, masked: true, most: 4, ask: [welcome], next: asking}
          asking:
            request: erp
            put: "/a/{n}/b"
            query: {lang: "= language", day: "= d"}
            body: {secret: "= s", amount: "= m"}
            take: {got: a.b, other: c}
            time-out: 1
            next: said
            none: inner
            failed: inner
          said: {say: [{digits: got}], next: inner}
          inner: {call: inner.yaml, with: {most: "= n"}, gives: {chosen: result}, next: after}
          after:
            branch:
              - {when: customer.verified and y, go: number}
              - {when: chosen > 3, go: yes-or-no}
            else: bye
          bye: {hang-up: [goodbye]}
          person: {queue: service, keys: {1: inner}, attach: {who: "= customer.verified"}}
        """;

    private static final String INNER = """
        sub-flow: inner
        takes: [most]
        gives: [result]
        languages: [zh-CN, en]
        start: menu
        wrong-key: wrong-key
        apology: apology
        nodes:
          menu: {menu: [welcome], keys: {1: ask, 2: end, 3: wait, 4: broken}}
          ask: {collect: own, as: number, to: 9, ask: [welcome], next: give, on-failure: end}
          give: {return: {result: "= own + most"}}
          end: {return: {}}
          broken: {say: [{count: nothing}], next: end}
          nothing: {set: {nothing: x}, next: menu}
          wait: {queue: sales, otherwise: menu, keys: {1: nothing}}
        """;

    static final FlowContext CONTEXT = Shop.context().with(Set.of("erp")).with(new FlowTexts() {
        @Override
        public Optional<String> text(String file) {
            return file.equals("inner.yaml") ? Optional.of(INNER) : Optional.empty();
        }

        @Override
        public Set<String> files() {
            return Set.of("inner.yaml");
        }
    });

    private static BusinessRequest.Reply answer(BusinessRequest.Call call, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new BusinessRequest.Reply.None();
            case 1 -> new BusinessRequest.Reply.Failed("refused", false);
            case 2 -> throw new IllegalStateException("boom");
            default -> new BusinessRequest.Reply.Answered(Map.of("got", random.nextBoolean() ? 7L : "x1y2"));
        };
    }

    /** Says anything. */
    private record Guessed(Random random) implements IdentityCheck {
        @Override
        public Verdict standing(String customerId, Proof proof) {
            return random.nextInt(3) > 0 ? Verdict.WRONG : Verdict.values()[random.nextInt(4)];
        }

        @Override
        public Verdict check(String customerId, Proof proof, String digits) {
            return Verdict.values()[random.nextInt(4)];
        }
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

    private static void walk(Flow flow, String which, Random random) {
        List<String> callers = List.of("13800138000", "13900139000", "02088887777", "anonymous", "");
        for (String number : callers) {
            Erratic caller = new Erratic(random);
            Surroundings around = new Surroundings(
                    "i1-1",
                    caller,
                    new Shop.Desk(),
                    (FlowJournalNobody) () -> {},
                    Shop.prompts(),
                    Shop.NOON,
                    PlaceKeeper.NOBODYS,
                    call -> answer(call, random),
                    new Guessed(random),
                    MessageBox.NOBODYS,
                    CallbackDiary.NOBODYS,
                    EntryBook.NOBODYS);
            FlowResult result = FlowRun.begin(flow, new Caller(number, "4001", Language.CHINESE), around)
                    .walk();

            assertThat(result).as(which + ", caller " + number).isNotNull();
            assertThat(caller.uses).as(which + ", caller " + number).isLessThan(MOST_USES_OF_THE_LINE);
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
