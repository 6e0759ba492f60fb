package hotline.ivr.run;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.ivr.Shop;
import hotline.ivr.flow.Flow;
import hotline.ivr.flow.Node.Proof;
import hotline.ivr.reader.FlowReader;
import hotline.ivr.speech.Language;
import hotline.ivr.trial.KeyScript;
import hotline.ivr.trial.ScriptedCaller;
import hotline.ivr.trial.Trial;
import hotline.ivr.trial.WrittenAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers who prove who they are, and callers who try. */
@Timeout(30)
class IdentifyNodeTest {
    private final ScriptedCaller caller = new ScriptedCaller();
    private final List<String> told = new ArrayList<>();
    private final List<String> checked = new ArrayList<>();
    private IdentityCheck check = new IdentityCheck() {
        @Override
        public Verdict standing(String customerId, Proof proof) {
            return checked.size() >= 3 ? Verdict.LOCKED : Verdict.WRONG;
        }

        @Override
        public Verdict check(String customerId, Proof proof, String digits) {
            checked.add(customerId + " " + proof + " " + digits);
            return digits.equals("2468") ? Verdict.VERIFIED : standing(customerId, proof);
        }
    };

    private static final String IDENTIFYING = """
        flow: test
        languages: [en, zh-CN]
        person: person
        wrong-key: wrong-key
        apology: apology
        start: look
        nodes:
          look: {look-up: customer, found: who, none: who}
          who:
            identify: pin
            ask: [please-enter-your-pin]
            wrong: [wrong-pin]
            TRIES
            verified: check
            unverified: person
            locked: locked
            unknown: unknown
          check:
            branch:
              - {when: customer.verified, go: right}
            else: person
          right: {queue: sales, attach: {how: "= customer.verified"}}
          locked: {queue: support}
          unknown: {hang-up: [goodbye]}
          person: {queue: service}
        """;

    @Test
    void whoKnowsThePinIsVerifiedAndTheAgentSeesIt() {
        caller.presses("2468#");

        FlowResult.HandOver handOver = (FlowResult.HandOver) walk("13800138000");

        assertThat(handOver.queue()).isEqualTo("sales");
        assertThat(handOver.attached()).containsEntry("verified", "true").containsEntry("how", "true");
        assertThat(checked).containsExactly("c1 PIN 2468");
    }

    @Test
    void whatSheEntersIsToldToTheCheckAlone() {
        caller.presses("1111#").presses("2468#");

        walk("13800138000");

        assertThat(told)
                .noneMatch(line -> line.contains("1111") || line.contains("2468"))
                .contains("who Way[name=identified]");
        assertThat(caller.heardPrompts()).contains("en/wrong-pin");
    }

    @Test
    void whoIsWrongTooOftenInACallIsNotVerified() {
        caller.presses("1111#").presses("2222#");

        FlowResult.HandOver handOver = (FlowResult.HandOver) walk("13800138000", "tries: 2");

        assertThat(handOver.queue()).isEqualTo("service");
        assertThat(handOver.attached()).containsEntry("verified", "false");
        assertThat(checked).hasSize(2);
    }

    @Test
    void whoIsWrongTooOftenAcrossCallsIsNotEvenAsked() {
        caller.presses("1111#").presses("2222#").presses("3333#");
        assertThat(queue(walk("13800138000"))).isEqualTo("support");
        int heard = caller.heard().size();

        assertThat(queue(walk("13800138000"))).isEqualTo("support");

        assertThat(caller.heard()).hasSize(heard);
        assertThat(checked).hasSize(3);
    }

    @Test
    void whomNobodyKnowsCannotProveAnything() {
        assertThat(walk("anonymous")).isInstanceOf(FlowResult.Ended.class);
        assertThat(checked).isEmpty();
    }

    @Test
    void whoSaysNothingIsNotVerified() {
        assertThat(queue(walk("13800138000"))).isEqualTo("service");
        assertThat(checked).isEmpty();
    }

    @Test
    void aTrialHasTheCheckAndTheAnswersItWasGiven() {
        Trial trial = new Trial(
                Shop.flow(FlowReader.read(
                        "test.yaml",
                        IDENTIFYING
                                .replace("TRIES", "tries: 1")
                                .replace("go: right", "go: ask")
                                .replace(
                                        "  right:",
                                        "  ask: {request: erp, get: /a, take: {n: n}, next: say}\n"
                                                + "  say: {say: [{count: n}], next: right}\n  right:"),
                        Shop.context().with(Set.of("erp")))),
                Shop.prompts(),
                new Shop.Desk(),
                new Caller("13800138000", "4002", Language.ENGLISH),
                Shop.NOON,
                new WrittenAnswers(Map.of("erp", new WrittenAnswers.Answer.Values(Map.of("n", 3L)))),
                check,
                CallerLine.Connection.ANSWERED);
        List<String> traces = new ArrayList<>();

        Trial.End end = trial.walk(KeyScript.of("2468#"), trace -> traces.add(trace.toString()));

        assertThat(end.outcome()).isEqualTo("queue sales");
        assertThat(traces).anyMatch(trace -> trace.contains("number-3"));
    }

    @Test
    void recordsThatAreAwayLeadToAPerson() {
        check = new IdentityCheck() {
            @Override
            public Verdict standing(String customerId, Proof proof) {
                throw new IllegalStateException("away");
            }

            @Override
            public Verdict check(String customerId, Proof proof, String digits) {
                throw new IllegalStateException("away");
            }
        };

        FlowResult.HandOver handOver = (FlowResult.HandOver) walk("13800138000");

        assertThat(handOver.queue()).isEqualTo("service");
        assertThat(handOver.attached()).containsEntry("verified", "false");
        assertThat(caller.heardPrompts()).endsWith("en/apology");
    }

    @Test
    void afterOurDeathSheIsAskedAgainAndKeepsWhatSheHasProved() {
        caller.presses("2468#");
        Variables verified = new Variables(Language.ENGLISH, Map.of("customer.id", "c1", "customer.verified", true));

        assertThat(queue(FlowRun.resume(flow(""), "check", verified, around()).walk()))
                .isEqualTo("sales");
        assertThat(queue(FlowRun.resume(flow(""), "who", verified, around()).walk()))
                .isEqualTo("sales");
        assertThat(checked).hasSize(1);
    }

    private FlowResult walk(String number) {
        return walk(number, "");
    }

    private FlowResult walk(String number, String tries) {
        return FlowRun.begin(flow(tries), new Caller(number, "4002", Language.ENGLISH), around())
                .walk();
    }

    private static Flow flow(String tries) {
        return Shop.flow(FlowReader.read(
                "test.yaml", IDENTIFYING.replace("TRIES", tries.isEmpty() ? "# as usual" : tries), Shop.context()));
    }

    private Surroundings around() {
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
        return new Surroundings(
                "i1-1",
                caller,
                new Shop.Desk(),
                journal,
                Shop.prompts(),
                Shop.NOON,
                PlaceKeeper.NOBODYS,
                BusinessRequest.NONE,
                check,
                MessageBox.NOBODYS,
                CallbackDiary.NOBODYS,
                EntryBook.NOBODYS);
    }

    private static String queue(FlowResult result) {
        return ((FlowResult.HandOver) result).queue();
    }
}
