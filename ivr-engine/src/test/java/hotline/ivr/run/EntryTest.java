package hotline.ivr.run;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.ivr.Shop;
import hotline.ivr.flow.Flow;
import hotline.ivr.reader.FlowReader;
import hotline.ivr.speech.Language;
import hotline.ivr.trial.ScriptedCaller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers enter by keys, and what becomes of it; it is Friday, 3 July 2026. */
@Timeout(30)
class EntryTest {
    private final ScriptedCaller caller = new ScriptedCaller();
    private final Map<String, Object> kept = new TreeMap<>();
    private final List<String> seen = new ArrayList<>();
    private EntryBook book = (node, value) -> seen.add(node + " " + value);
    private final FlowJournal journal = new FlowJournal() {
        @Override
        public void entered(String node, Variables soFar) {
            kept.putAll(soFar.values());
        }

        @Override
        public void left(String node, Exit how) {}
    };

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource({
        "'as: number, from: 5, to: 500', 007#, 7",
        "'as: number, from: 5, to: 500', 500, 500",
        "'as: number, from: 5, to: 500', 501, ",
        "'as: number, from: 5, to: 500', 4#, ",
        "'as: number', #, ",
        "'as: amount', 12#, 1200",
        "'as: amount', 12*5#, 1250",
        "'as: amount', 12*05#, 1205",
        "'as: amount', 12*055#, ",
        "'as: amount, to: 12', 12*01#, ",
        "'as: amount', 12*5*34#, 3400",
        "'as: date', 20260229, ",
        "'as: date', 20240229, 2024-02-29",
        "'as: date', 20261301, ",
        "'as: date', 00010101, ",
        "'as: date, in: past', 20260703, 2026-07-03",
        "'as: date, in: past', 20260704, ",
        "'as: date, in: future', 20260702, ",
        "'as: date, form: MMDD', 0101, 2027-01-01",
        "'as: date, form: MMDD', 0105, 2026-01-05",
        "'as: date, form: MMDD', 0104, 2026-01-04",
        "'as: date, form: MMDD', 0229, 2028-02-29",
        "'as: date, form: MMDD, in: future', 0101, 2027-01-01",
        "'as: date, form: MMDD, in: past', 1231, 2025-12-31",
        "'as: date, form: MMDD', 0230, ",
        "'as: yes-no', 1, true",
        "'as: yes-no', 2, false",
        "'as: yes-no', 3, ",
    })
    void whatIsEnteredIsOfItsKindOrIsNotTaken(String how, String keys, String value) {
        caller.presses(keys);

        FlowResult result = walk(how + ", tries: 1");

        assertThat(Optional.ofNullable(kept.get("entered")).map(Object::toString))
                .isEqualTo(Optional.ofNullable(value));
        assertThat(queue(result)).isEqualTo(value == null ? "support" : "sales");
    }

    @ParameterizedTest(name = "{0}: {1} is shown as {2}")
    @CsvSource({
        "'show-as: {zh-CN: 订单号, en: Order}', 0071#, 0071",
        "'as: number, show-as: {zh-CN: 件数, en: Items}', 007#, 7",
        "'as: amount, show-as: {zh-CN: 金额, en: Amount}', 12*5#, 12.50",
        "'as: date, show-as: {zh-CN: 日期, en: Day}', 20240229, 2024-02-29",
        "'as: number, show-as: {zh-CN: 件数, en: Items}', x#, ",
        "'as: number', 7#, ",
        "'masked: true', 1234#, ",
    })
    void agentsSeeWhatTheFlowSaysAndNothingElse(String how, String keys, String shown) {
        caller.presses(keys.replace("x", ""));

        walk(how + ", end-key: \"#\", tries: 1");

        assertThat(seen).isEqualTo(shown == null ? List.of() : List.of("ask " + shown));
    }

    @Test
    void agentsSeeWhatTheCallerHasConfirmedAndTheCallGoesOnWhenItCannotBeKept() {
        caller.presses("42#2").presses("43#1");
        book = (node, value) -> {
            seen.add(value);
            throw new IllegalStateException("it cannot be kept in this test");
        };

        FlowResult result = walk("as: number, show-as: {zh-CN: 件数, en: Items}, confirm: [order-with]");

        assertThat(queue(result)).isEqualTo("sales");
        assertThat(seen).containsExactly("43");
        assertThat(kept).containsEntry("entered", 43L);
    }

    @Test
    void aWrongEntryIsToldAndAskedAgain() {
        caller.presses("20260230").presses("20260228");

        walk("as: date, wrong: order-none");

        assertThat(kept).containsEntry("entered", "2026-02-28");
        assertThat(caller.heardPrompts())
                .containsExactly("en/please-enter-your-pin", "en/order-none", "en/please-enter-your-pin");
    }

    @Test
    void whatWasUnderstoodIsSaidBackAndCountsWithYes() {
        caller.presses("42#").presses("1");

        assertThat(queue(walk("as: number, confirm: [order-with, {count: entered}]")))
                .isEqualTo("sales");
        assertThat(caller.heardPrompts()).endsWith("en/order-with", "en/number-42");
        assertThat(kept).containsEntry("entered", 42L);
    }

    @Test
    void aDayIsSaidBackWithItsYear() {
        caller.presses("19840229").presses("1");

        walk("as: date, in: past, confirm: [{full-date: entered}]");

        assertThat(caller.heardPrompts()).contains("en/month-2", "en/number-84");
        assertThat(kept).containsEntry("entered", "1984-02-29");
    }

    @Test
    void noMeansThatItIsEnteredAgain() {
        caller.presses("42#2").presses("43#1");

        walk("as: number, confirm: [order-with, {count: entered}]");

        assertThat(kept).containsEntry("entered", 43L);
    }

    @Test
    void inAConfirmationNineRepeatsZeroIsAPersonAndSilenceGivesUp() {
        caller.presses("42#9").presses("0");
        assertThat(queue(walk("as: number, confirm: [order-with, {count: entered}]")))
                .isEqualTo("service");
        assertThat(caller.heardPrompts().stream().filter("en/order-with"::equals))
                .hasSize(2);

        caller.presses("42#").keepsSilent().keepsSilent();
        assertThat(queue(walk("as: number, confirm: [order-with, {count: entered}]")))
                .isEqualTo("support");
        assertThat(kept).doesNotContainKey("entered");
    }

    @Test
    void whoSaysNoForEverReachesSomebody() {
        caller.presses("42#2".repeat(40));

        assertThat(queue(walk("as: number, confirm: [order-with, {count: entered}]")))
                .isEqualTo("support");
    }

    @Test
    void inAYesOrNoZeroIsAPersonAndNineRepeats() {
        caller.presses("90");

        assertThat(queue(walk("as: yes-no"))).isEqualTo("service");
        assertThat(caller.heardPrompts()).hasSize(2);
    }

    @Test
    void aFlowMayHaveOtherKeysForYesAndNo() {
        caller.presses("4");

        walk("as: yes-no", "keys: {person: 0, back: \"*\", repeat: 9, yes: 3, no: 4}\n");

        assertThat(kept).containsEntry("entered", false);
    }

    private FlowResult walk(String how) {
        return walk(how, "");
    }

    private FlowResult walk(String how, String head) {
        String text =
                "flow: test\nlanguages: [en]\nstart: ask\nperson: person\nwrong-key: wrong-key\napology: apology\n"
                        + head + "nodes:\n  ask: {collect: entered, ask: please-enter-your-pin, " + how
                        + ", next: got, on-failure: not}\n  got: {queue: sales}\n  not: {queue: support}\n"
                        + "  person: {queue: service}\n";
        Flow flow = Shop.flow(FlowReader.read("test.yaml", text, Shop.context()));
        return FlowRun.begin(
                        flow,
                        new Caller("anonymous", "4002", Language.ENGLISH),
                        new Surroundings(
                                "i1-1",
                                caller,
                                new Shop.Desk(),
                                journal,
                                Shop.prompts(),
                                Shop.NOON,
                                PlaceKeeper.NOBODYS,
                                BusinessRequest.NONE,
                                IdentityCheck.NONE,
                                MessageBox.NOBODYS,
                                CallbackDiary.NOBODYS,
                                book))
                .walk();
    }

    private static String queue(FlowResult result) {
        return ((FlowResult.HandOver) result).queue();
    }
}
