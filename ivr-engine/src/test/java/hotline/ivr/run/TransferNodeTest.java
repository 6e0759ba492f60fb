package hotline.ivr.run;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentId;
import hotline.acd.routing.RoutingPlan;
import hotline.acd.routing.RoutingStep;
import hotline.acd.routing.SkipWhen;
import hotline.acd.routing.Who;
import hotline.ivr.Shop;
import hotline.ivr.flow.Flow;
import hotline.ivr.flow.OutsideNumbers;
import hotline.ivr.reader.FlowReader;
import hotline.ivr.run.CallerLine.Connection;
import hotline.ivr.speech.Language;
import hotline.ivr.trial.Diagram;
import hotline.ivr.trial.KeyScript;
import hotline.ivr.trial.Trial;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Callers are transferred to one agent alone, or to a number outside that may be called. */
class TransferNodeTest {
    private static final String FLOW = """
        flow: transfers
        languages: [en, zh-CN]
        start: look
        person: person
        keys: {person: 0, back: "*"}
        defaults: {time-out: 2, tries: 1, wrong-keys: 1}
        wrong-key: [wrong-key]
        apology: [apology]
        nodes:
          look: {look-up: customer, found: menu, none: menu}
          menu: {menu: [main-menu], keys: {1: mine, 2: branch, 3: enter, 4: bare}}
          mine:
            transfer: agent
            to: "= customer.assignedAgent"
            queue: service
            for: 40
            attach: {wants: own-agent}
            unavailable: away
          away: {hang-up: [goodbye], served: told}
          branch:
            transfer: number
            to: "+862161234567"
            ring: 20
            busy: away
            failed: person
          enter: {collect: number, most: 12, ask: [main-menu], next: entered}
          entered: {transfer: number, to: "= number", failed: away}
          bare: {transfer: number, to: "008621"}
          person: {queue: sales}
        """;

    private static final OutsideNumbers SHANGHAI = new OutsideNumbers(List.of("+8621", "008621"), false);

    private static Flow flow() {
        return Shop.flow(FlowReader.read("test.yaml", FLOW, Shop.context().with(SHANGHAI)));
    }

    private static Trial.End walk(String from, String keys, Connection transfers) {
        return new Trial(
                        flow(),
                        Shop.prompts(),
                        new Shop.Desk(),
                        new Caller(from, "4002", Language.ENGLISH),
                        Shop.NOON,
                        BusinessRequest.NONE,
                        IdentityCheck.NONE,
                        transfers)
                .walk(KeyScript.of(keys), trace -> {});
    }

    private static String outcome(String keys, Connection transfers) {
        return walk("13800138000", keys, transfers).outcome();
    }

    @Test
    void whoIsTransferredToAnAgentIsOfferedToThatOneAloneWithPatience() {
        Trial.End end = walk("13800138000", "1", Connection.ANSWERED);
        assertThat(end.outcome()).isEqualTo("agent a01");
        FlowResult.HandOver handOver = (FlowResult.HandOver) end.result();
        assertThat(handOver.queue()).isEqualTo("service");
        assertThat(handOver.attached()).containsEntry("wants", "own-agent");
        assertThat(handOver.plan())
                .isEqualTo(new RoutingPlan(
                        List.of(new RoutingStep(
                                new Who.NamedAgents(List.of(new AgentId("a01"))),
                                40_000,
                                SkipWhen.NOBODY_FREE_IN_TIME)),
                        true));
    }

    @Test
    void whenTheAgentCannotBeHadTheFlowGoesOn() {
        assertThat(outcome("1", Connection.NO_ANSWER)).isEqualTo("served told");
    }

    @Test
    void whoHasNoAgentOfHerOwnGoesOnWithoutEnteringTheQueue() {
        assertThat(walk("13900139000", "1", Connection.ANSWERED).outcome()).isEqualTo("served told");
    }

    @Test
    void aNumberOutsideAnswersAndThatIsTheEnd() {
        assertThat(outcome("2", Connection.ANSWERED)).isEqualTo("transferred +862161234567");
    }

    @Test
    void busyGoesWhereItSaysAndNoAnswerAsAFailureWhenItDoesNot() {
        assertThat(outcome("2", Connection.BUSY)).isEqualTo("served told");
        assertThat(outcome("2", Connection.NO_ANSWER)).isEqualTo("queue sales");
        assertThat(outcome("2", Connection.FAILED)).isEqualTo("queue sales");
    }

    @Test
    void whereTheFlowSaysNothingTheCallerHearsAnApologyAndGetsAPerson() {
        assertThat(outcome("4", Connection.BUSY)).isEqualTo("queue sales");
    }

    @Test
    void whatTheCallerEntersIsCalledOnlyWhenItCanBeANumber() {
        assertThat(outcome("3,02161234567#", Connection.ANSWERED)).isEqualTo("transferred 02161234567");
        assertThat(outcome("3,12#", Connection.ANSWERED)).isEqualTo("served told");
    }

    @Test
    void mistakesAreNamedWithTheirLines() {
        FlowReader.Reading reading =
                FlowReader.read("test.yaml", """
                flow: transfers
                languages: [en]
                start: menu
                person: person
                keys: {person: 0}
                defaults: {time-out: 2, tries: 1, wrong-keys: 1}
                wrong-key: [wrong-key]
                apology: [apology]
                nodes:
                  menu: {menu: [main-menu], keys: {1: a, 2: b, 3: c, 4: d, 5: e, 6: f, 7: g}}
                  a: {transfer: number, to: "+441234567"}
                  b: {transfer: number, to: 0800-HELLO}
                  c: {transfer: agent, to: a99, queue: service, unavailable: person}
                  d: {transfer: agent, to: a01}
                  e: {transfer: fax, to: "+862161234567"}
                  f: {transfer: number, to: "= nobody", ring: 999}
                  g: {queue: service, plan: [{agents: [a01], for: 20}, leave]}
                  person: {queue: service, plan: [leave], otherwise: menu}
                """, Shop.context().with(SHANGHAI));
        assertThat(((FlowReader.Reading.Bad) reading).problems())
                .extracting(problem -> problem.line() + " " + problem.code())
                .containsExactlyInAnyOrder(
                        "11 number-not-allowed",
                        "12 number",
                        "13 unknown-agent",
                        "14 missing-key",
                        "14 missing-key",
                        "15 unknown-transfer",
                        "16 unknown-variable",
                        "16 wrong-number",
                        "17 plan-leaves",
                        "18 plan-asks-nobody");
    }

    @Test
    void theRemedyNamesWhatMayBeCalled() {
        FlowReader.Reading reading = FlowReader.read(
                "test.yaml",
                FLOW.replace("+862161234567", "+441234567"),
                Shop.context().with(SHANGHAI));
        assertThat(((FlowReader.Reading.Bad) reading).problems().getFirst().hint())
                .isEqualTo(
                        "allow its first digits in hotline.yaml (trunk: outbound-prefixes), where now +8621, 008621 may");
    }

    @Test
    void theDiagramSaysWhereTransfersLead() {
        Diagram diagram = new Diagram(flow(), Language.ENGLISH);
        assertThat(diagram.deed("mine")).isEqualTo("transfer to agent {customer.assignedAgent}, queue service");
        assertThat(diagram.deed("branch")).isEqualTo("transfer to +862161234567, rings 20 s");
        assertThat(diagram.ways("branch"))
                .containsExactly(new Diagram.Way("busy", "away"), new Diagram.Way("failed", "person"));
    }
}
