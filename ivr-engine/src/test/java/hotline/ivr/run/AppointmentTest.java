package hotline.ivr.run;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.ivr.Shop;
import hotline.ivr.flow.CallWindow;
import hotline.ivr.flow.OpeningHours.Span;
import hotline.ivr.reader.FlowReader;
import hotline.ivr.speech.Language;
import hotline.ivr.trial.ScriptedCaller;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Choosing when to be called. Noon of a Friday; on Sunday nobody is there. */
class AppointmentTest {
    private static final String FLOW = """
            flow: test
            languages: [en, zh-CN]
            person: person
            wrong-key: wrong-key
            apology: apology
            start: when
            keys: {person: 0, back: "*", repeat: 9}
            hours:
              calls:
                week: {mon-sat: "09:00-12:00, 14:00-18:00"}
            nodes:
              when:
                callback: service
                number: caller.number
                within: calls
                length: 120
                choices: 3
                days: 4
                ask: [appointment-times]
                tries: 2
                wrong-keys: 2
                agreed: agreed
                refused: refused
                none: none
              agreed: {hang-up: [appointment-made, {window: callback.window}]}
              refused: {hang-up: [appointment-refused]}
              none: {hang-up: [appointment-none]}
              person: {queue: service}
            """;

    private final ScriptedCaller caller = new ScriptedCaller();
    private final Diary diary = new Diary();
    private final List<String> journal = new ArrayList<>();
    private Clock clock = Shop.NOON;

    @Test
    void theTimesAreOfferedWithTheirKeysAndTheOneChosenIsPromisedAndSaidBack() {
        FlowResult result = walk(caller.presses("2"));

        assertThat(result).isEqualTo(new FlowResult.Served("callback"));
        assertThat(diary.promised).singleElement().satisfies(one -> {
            assertThat(one.queue()).isEqualTo("service");
            assertThat(one.number()).isEqualTo("13800138000");
            assertThat(one.when()).isEqualTo(CallWindow.parse("2026-07-04T09:00/2026-07-04T11:00"));
            assertThat(one.node()).isEqualTo("when");
        });
        assertThat(said())
                .contains("today between two o'clock and four o'clock in the afternoon press one"
                        + " tomorrow between nine o'clock and eleven o'clock in the morning press two"
                        + " tomorrow between two o'clock and four o'clock in the afternoon press three");
        assertThat(said()).endsWith("July fourth between nine o'clock and eleven o'clock in the morning");
        assertThat(journal)
                .containsExactly("served callback", "when Way[name=agreed]", "agreed HungUp[service=callback]");
    }

    @Test
    void whoHangsUpAfterThatIsCalledToo() {
        walk(caller.presses("1").hangsUp());

        assertThat(diary.promised).hasSize(1);
    }

    @Test
    void whoHangsUpBeforeIsPromisedNothing() {
        walk(caller.hangsUpAt(1));

        assertThat(diary.promised).isEmpty();
        assertThat(journal).containsExactly("when CallerLeft[]");
    }

    @Test
    void silenceAndKeysThatMeanNoTimeChooseNone() {
        walk(caller);

        assertThat(diary.promised).isEmpty();
        assertThat(caller.heardPrompts()).endsWith("en/appointment-none");
        assertThat(journal).first().isEqualTo("when TimedOut[]");
    }

    @Test
    void theKeyThatIsAPersonEverywhereIsOneHere() {
        assertThat(walk(caller.presses("0"))).isInstanceOf(FlowResult.HandOver.class);
        assertThat(diary.promised).isEmpty();
    }

    @Test
    void whomWeMayNotCallIsOfferedNoTime() {
        diary.callable = false;

        walk(caller);

        assertThat(caller.heardPrompts()).containsExactly("en/appointment-refused");
    }

    @Test
    void whatCannotBeWrittenDownIsNotPromised() {
        diary.writes = false;

        assertThat(walk(caller.presses("1"))).isInstanceOf(FlowResult.Ended.class);
        assertThat(caller.heardPrompts()).endsWith("en/appointment-refused");
    }

    @Test
    void noTimeIsOfferedOnDaysNobodyIsThereNorOutsideTheHoursOfCalling() {
        clock = Clock.fixed(Instant.parse("2026-07-04T16:30:00Z"), ZoneOffset.UTC);
        diary.hours = new Span(10 * 60, 20 * 60);
        walk(caller.presses("1"));
        assertThat(diary.promised.getFirst().when()).hasToString("2026-07-06T10:00/2026-07-06T12:00");

        diary.hours = new Span(18 * 60, 20 * 60);
        walk(new ScriptedCaller());
        assertThat(journal).contains("when Way[name=no-time]");
    }

    private List<String> texts = new ArrayList<>();

    private String said() {
        return String.join(" ", texts);
    }

    private FlowResult walk(ScriptedCaller who) {
        FlowResult result = FlowRun.begin(
                        Shop.flow(FlowReader.read("test.yaml", FLOW, Shop.context())),
                        new Caller("13800138000", "4002", Language.ENGLISH),
                        new Surroundings(
                                "i1-1",
                                who,
                                new Shop.Desk(),
                                new Told(journal),
                                Shop.prompts(),
                                clock,
                                PlaceKeeper.NOBODYS,
                                BusinessRequest.NONE,
                                IdentityCheck.NONE,
                                MessageBox.NOBODYS,
                                diary,
                                EntryBook.NOBODYS))
                .walk();
        texts = who.heardPrompts().stream()
                .map(id ->
                        Shop.prompts().text(id.substring(3), Language.ENGLISH).orElse(id))
                .toList();
        return result;
    }

    private static final class Diary implements CallbackDiary {
        final List<Appointment> promised = new ArrayList<>();
        Span hours = new Span(0, Span.DAY);
        boolean callable = true;
        boolean writes = true;

        @Override
        public Optional<Span> hours(String queue, String number) {
            return callable ? Optional.of(hours) : Optional.empty();
        }

        @Override
        public boolean promise(Appointment wanted) {
            if (writes) {
                promised.add(wanted);
            }
            return writes;
        }
    }
}
