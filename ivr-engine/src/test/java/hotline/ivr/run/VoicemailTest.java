package hotline.ivr.run;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.ivr.Shop;
import hotline.ivr.flow.Flow;
import hotline.ivr.reader.FlowReader;
import hotline.ivr.run.CallerLine.Taping;
import hotline.ivr.speech.Language;
import hotline.ivr.trial.ScriptedCaller;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Leaving a message: what was said counts, whatever comes between. */
class VoicemailTest {
    private static final String FLOW = """
            flow: test
            languages: [en, zh-CN]
            person: person
            wrong-key: wrong-key
            apology: apology
            start: leave
            nodes:
              leave:
                voicemail: service
                ask: [voicemail-greeting]
                longest: 60
                silence: 4
                least: 2
                review: [voicemail-review]
                next: bye
                nothing: person
              bye: {hang-up: [voicemail-kept]}
              person: {queue: service}
            """;

    private final ScriptedCaller caller = new ScriptedCaller();
    private final Box box = new Box();
    private final List<String> journal = new ArrayList<>();

    @Test
    void aMessageIsRecordedAfterTheGreetingAndKept() {
        FlowResult result = walk(caller.speaks(box.seconds(8)).presses("1"));

        assertThat(result).isEqualTo(new FlowResult.Served("voicemail"));
        assertThat(caller.heardPrompts())
                .containsExactly("en/voicemail-greeting", "en/voicemail-review", "en/voicemail-kept");
        assertThat(caller.taped()).singleElement().satisfies(taping -> {
            assertThat(taping.longest()).isEqualTo(Duration.ofSeconds(60));
            assertThat(taping.silence()).isEqualTo(Duration.ofSeconds(4));
            assertThat(taping.endKey().symbol()).isEqualTo('#');
        });
        assertThat(box.kept).isTrue();
        assertThat(journal)
                .containsExactly("served voicemail", "leave Spoke[kept=true]", "bye HungUp[service=voicemail]");
    }

    @Test
    void itMayBeHeardAndRecordedAgain() {
        walk(caller.speaks(box.seconds(8)).presses("23").speaks(box.seconds(5)).presses("1"));

        assertThat(caller.heardPrompts())
                .containsExactly(
                        "en/voicemail-greeting",
                        "en/voicemail-review",
                        "en/message",
                        "en/voicemail-review",
                        "en/voicemail-review",
                        "en/voicemail-kept");
        assertThat(box.length).isEqualTo(Duration.ofSeconds(5));
        assertThat(box.kept).isTrue();
    }

    @Test
    void whoSaysNothingMoreHasKeptIt() {
        walk(caller.speaks(box.seconds(8)));

        assertThat(box.kept).isTrue();
    }

    @Test
    void whoHangsUpInTheMiddleHasLeftWhatWasSaid() {
        FlowResult result = walk(caller.speaks(box.seconds(3)).hangsUp());

        assertThat(result).isEqualTo(new FlowResult.CallerLeft());
        assertThat(box.kept).isTrue();
        assertThat(journal).containsExactly("served voicemail", "leave CallerLeft[]");
    }

    @Test
    void whoHangsUpBeforeTheToneHasLeftNothing() {
        walk(caller.hangsUpAt(1));

        assertThat(box.kept).isFalse();
        assertThat(journal).containsExactly("leave CallerLeft[]");
    }

    @Test
    void whatIsTooShortIsNone() {
        FlowResult result = walk(caller.speaks(box.seconds(1)));

        assertThat(result).isInstanceOf(FlowResult.HandOver.class);
        assertThat(box.kept).isFalse();
        assertThat(caller.heardPrompts()).doesNotContain("en/voicemail-review");
    }

    @Test
    void whatAProcessBeforeOursHadRecordedIsNotAskedForAgain() {
        box.length = Duration.ofSeconds(7);

        FlowResult result = walk(caller.presses("1"));

        assertThat(result).isEqualTo(new FlowResult.Served("voicemail"));
        assertThat(caller.heardPrompts()).containsExactly("en/voicemail-review", "en/voicemail-kept");
        assertThat(caller.taped()).isEmpty();
    }

    @Test
    void whatCannotBeRecordedLeadsToAPerson() {
        box.broken = true;

        assertThat(walk(caller)).isInstanceOf(FlowResult.HandOver.class);
        assertThat(caller.heardPrompts()).contains("en/apology");
    }

    @Test
    void mistakesInTheNodeAreNamed() {
        String wrong = FLOW.replace("voicemail: service", "voicemail: servise")
                .replace("longest: 60", "longest: 6000")
                .replace("nothing: person", "nothing: nowhere");

        assertThat(FlowReader.read("test.yaml", wrong, Shop.context()))
                .isInstanceOfSatisfying(
                        FlowReader.Reading.Bad.class,
                        bad -> assertThat(bad.problems())
                                .extracting(problem -> problem.code())
                                .contains("unknown-queue", "unknown-node"));
    }

    private FlowResult walk(ScriptedCaller who) {
        Flow flow = Shop.flow(FlowReader.read("test.yaml", FLOW, Shop.context()));
        return FlowRun.begin(
                        flow,
                        new Caller("13800138000", "4002", Language.ENGLISH),
                        new Surroundings(
                                "i1-1",
                                who,
                                new Shop.Desk(),
                                new Told(journal),
                                Shop.prompts(),
                                Shop.NOON,
                                PlaceKeeper.NOBODYS,
                                BusinessRequest.NONE,
                                IdentityCheck.NONE,
                                box,
                                CallbackDiary.NOBODYS,
                                EntryBook.NOBODYS))
                .walk();
    }

    private static final class Box implements MessageBox {
        Duration length = Duration.ZERO;
        boolean kept;
        boolean broken;

        Consumer<Taping> seconds(int seconds) {
            return taping -> length = Duration.ofSeconds(seconds);
        }

        @Override
        public boolean isKept() {
            return kept;
        }

        @Override
        public Duration recorded() {
            return length;
        }

        @Override
        public Path file() {
            return Path.of("/messages/i1-1.part.wav");
        }

        @Override
        public Path begin(String queue, Language language, Duration least) {
            if (broken) {
                throw new IllegalStateException("disk full");
            }
            length = Duration.ZERO;
            return file();
        }

        @Override
        public boolean keep(Duration least) {
            kept |= length.compareTo(least) >= 0;
            return kept;
        }
    }
}
