package hotline.ivr.run;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.ivr.Shop;
import hotline.ivr.flow.Flow;
import hotline.ivr.flow.PathTemplate;
import hotline.ivr.reader.FlowReader;
import hotline.ivr.run.BusinessRequest.Call;
import hotline.ivr.run.BusinessRequest.Reply;
import hotline.ivr.sound.Sound;
import hotline.ivr.speech.Language;
import hotline.ivr.trial.ScriptedCaller;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flows that ask business systems, good ones and others. */
@Timeout(30)
class RequestNodeTest {
    private final ScriptedCaller caller = new ScriptedCaller();
    private final List<Call> calls = new ArrayList<>();
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private BusinessRequest system = call -> {
        calls.add(call);
        return replies.isEmpty() ? new Reply.Failed("unreachable", true) : replies.remove();
    };

    private static final String ASKING = """
        start: enter
        nodes:
          enter: {collect: code, ask: please-enter-your-pin, end-key: "#", next: pin}
          pin: {collect: pin, masked: true, ask: please-enter-your-pin, end-key: "#", next: asking}
          asking:
            request: erp
            METHOD: "/deliveries/{code}/slots"
            query: {lang: "= language", who: "= caller.number"}
            BODY
            take: {slots: slots.0.count}
            time-out: 1
            meanwhile: [one-moment]
            next: got
            none: none
            FAILED
          got: {hang-up: [{count: slots}]}
          none: {queue: sales}
          failing: {queue: support}
          person: {queue: service}
        """;

    @Test
    void whatTheSystemAnswersCanBeSaid() {
        replies.add(new Reply.Answered(Map.of("slots", 3L, "person", "somebody")));
        caller.presses("12#99#");

        walk("get", "", "");

        assertThat(caller.heardPrompts()).endsWith("en/number-3");
        assertThat(calls).hasSize(1);
        assertThat(calls.getFirst().path()).isEqualTo("/deliveries/12/slots?lang=en&who=%2B1%202");
        assertThat(told).anyMatch(line -> line.contains("slots=3")).noneMatch(line -> line.contains("somebody"));
    }

    @Test
    void maskedDigitsReachTheSystemAndNobodyElse() {
        replies.add(new Reply.Answered(Map.of("slots", 3L)));
        caller.presses("12#7788#");

        walk("post", "body: {pin: \"= pin\", code: \"= code\"}", "");

        assertThat(calls.getFirst().body()).containsEntry("pin", "7788").containsEntry("code", "12");
        assertThat(told).noneMatch(line -> line.contains("7788"));
        assertThat(calls.getFirst().toString()).doesNotContain("7788").doesNotContain("12");
    }

    @Test
    void noSuchThingIsAWayOfItsOwn() {
        replies.add(new Reply.None());
        caller.presses("12#1#");

        assertThat(queue(walk("get", "", ""))).isEqualTo("sales");
    }

    @ParameterizedTest(name = "{0} is asked {1} times")
    @CsvSource({"get, 2", "put, 2", "post, 1"})
    void onlyWhatMayBeDoneTwiceIsTriedTwice(String method, int times) {
        caller.presses("12#1#");

        assertThat(queue(walk(method, "", "failed: failing"))).isEqualTo("support");
        assertThat(calls).hasSize(times);
    }

    @Test
    void aRefusalIsNotAskedAgain() {
        replies.add(new Reply.Failed("refused", false));
        caller.presses("12#1#");

        assertThat(queue(walk("get", "", ""))).isEqualTo("service");
        assertThat(calls).hasSize(1);
        assertThat(caller.heardPrompts()).endsWith("en/apology");
    }

    @Test
    void aSystemThatNeverAnswersCostsTheTimeOutWithWordsAndMusicInIt() {
        CountDownLatch never = new CountDownLatch(1);
        List<String> heard = new ArrayList<>();
        system = call -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                heard.add("given up");
            }
            return new Reply.None();
        };
        caller.presses("12#1#");
        CallerLine line = new CallerLine() {
            @Override
            public Optional<hotline.ivr.flow.Key> play(List<Sound> sounds, BargeIn bargeIn) throws CallerGone {
                sounds.forEach(sound -> heard.add(sound.prompt()));
                return caller.play(sounds, bargeIn);
            }

            @Override
            public Optional<hotline.ivr.flow.Key> awaitKey(java.time.Duration timeout) throws CallerGone {
                return caller.awaitKey(timeout);
            }

            @Override
            public void music(boolean on) {
                heard.add(on ? "music" : "silence");
            }
        };
        long begun = System.nanoTime();

        FlowResult result = walk("get", "", "", line);

        assertThat(queue(result)).isEqualTo("service");
        assertThat(System.nanoTime() - begun).isBetween(900_000_000L, 5_000_000_000L);
        assertThat(heard.stream().filter(one -> !one.equals("given up")))
                .endsWith("one-moment", "music", "silence", "apology");
        assertThat(told).contains("asking Failed[code=too-slow]");
    }

    @Test
    void aSystemThatThrowsIsAFailure() {
        system = call -> {
            throw new IllegalStateException("boom");
        };
        caller.presses("12#1#");

        assertThat(queue(walk("get", "", "failed: failing"))).isEqualTo("support");
    }

    @ParameterizedTest(name = "''{0}'' becomes {1}")
    @CsvSource(
            nullValues = "nothing",
            value = {
                "12, /a/12/b",
                "'../../admin', /a/..%2F..%2Fadmin/b",
                "'1/2', /a/1%2F2/b",
                "'a b?c#d', /a/a%20b%3Fc%23d/b",
                "'@evil.example', /a/%40evil.example/b",
                "'王', /a/%E7%8E%8B/b",
                "'..', nothing",
                "'.', nothing",
                "'', nothing",
                "' ', nothing"
            })
    void whateverIsPutIntoAPathStaysOneSegmentOfIt(String value, String path) {
        assertThat(PathTemplate.of("/a/{v}/b").orElseThrow().filled(Map.of("v", value)))
                .isEqualTo(Optional.ofNullable(path));
    }

    @ParameterizedTest
    @CsvSource({
        "a/b",
        "//evil.example/a",
        "/a/../b",
        "/a?b=c",
        "/a#b",
        "https://evil.example/",
        "/a/{v",
        "/a b",
        "'/a%2e'"
    })
    void whatIsNoPathIsNone(String text) {
        assertThat(PathTemplate.of(text)).isEmpty();
    }

    private FlowResult walk(String method, String body, String failed) {
        return walk(method, body, failed, caller);
    }

    private FlowResult walk(String method, String body, String failed, CallerLine line) {
        String text = "flow: test\nlanguages: [en, zh-CN]\nperson: person\nwrong-key: wrong-key\napology: apology\n"
                + ASKING.replace("METHOD", method)
                        .replace("BODY", body.isEmpty() ? "# nothing" : body)
                        .replace("FAILED", failed.isEmpty() ? "failed: person" : failed);
        if (failed.isEmpty()) {
            text = text.replace("    failed: person\n", "").replace("  failing: {queue: support}\n", "");
        }
        Flow flow = Shop.flow(FlowReader.read("test.yaml", text, Shop.context().with(Set.of("erp"))));
        FlowJournal journal = new FlowJournal() {
            @Override
            public void entered(String node, Variables soFar) {
                told.add(node + " " + soFar.values());
            }

            @Override
            public void left(String node, Exit how) {
                told.add(node + " " + how);
            }
        };
        Surroundings around = new Surroundings(
                "i1-1",
                line,
                new Shop.Desk(),
                journal,
                Shop.prompts(),
                Shop.NOON,
                PlaceKeeper.NOBODYS,
                call -> system.ask(call),
                IdentityCheck.NONE,
                MessageBox.NOBODYS,
                CallbackDiary.NOBODYS,
                EntryBook.NOBODYS);
        return FlowRun.begin(flow, new Caller("+1 2", "4002", Language.ENGLISH), around)
                .walk();
    }

    private static String queue(FlowResult result) {
        return ((FlowResult.HandOver) result).queue();
    }
}
