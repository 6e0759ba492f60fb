package hotline.ivr.run;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.Requirement;
import hotline.acd.queue.QueueExit;
import hotline.acd.routing.RoutingPlan;
import hotline.acd.routing.RoutingStep;
import hotline.acd.routing.SkipWhen;
import hotline.acd.routing.Who;
import hotline.ivr.Shop;
import hotline.ivr.flow.Flow;
import hotline.ivr.flow.Key;
import hotline.ivr.reader.FlowReader;
import hotline.ivr.run.FlowResult.HandOver;
import hotline.ivr.sound.Sound;
import hotline.ivr.speech.Language;
import hotline.ivr.trial.ScriptedCaller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the demo's flow does not use, and what happens when something breaks. */
@Timeout(30)
class FlowRunTest {
    private final ScriptedCaller caller = new ScriptedCaller();
    private final List<String> told = new ArrayList<>();
    private final FlowJournal journal = new FlowJournal() {
        @Override
        public void entered(String node, Variables soFar) {
            told.add(node + " " + soFar.values());
        }

        @Override
        public void left(String node, Exit how) {
            told.add(node + " " + how);
        }
    };

    private static final String COLLECTING = """
        start: ask
        nodes:
          ask:
            collect: entered
            ask: [please-enter-your-pin]
            least: 4
            most: 6
            end-key: "#"
            masked: MASKED
            next: check
          check:
            branch:
              - {when: entered == '1234', go: right}
            else: person
          right: {queue: sales}
          person: {queue: service}
        """;

    @Test
    void digitsEndWithTheEndKey() {
        caller.presses("1234#");

        assertThat(queue(walk(collecting(false)))).isEqualTo("sales");
    }

    @Test
    void digitsEndWithTheLastOneThatFits() {
        caller.presses("1234567");

        walk(collecting(false));

        assertThat(told).anyMatch(line -> line.contains("entered=123456") && !line.contains("1234567"));
    }

    @Test
    void digitsEndWithAPause() {
        caller.presses("1234").keepsSilent().presses("99");

        assertThat(queue(walk(collecting(false)))).isEqualTo("sales");
    }

    @Test
    void tooFewDigitsAreToldAndTheSecondTimeLeadsToAPerson() {
        caller.presses("12#").presses("3#");

        assertThat(queue(walk(collecting(false)))).isEqualTo("service");
        assertThat(caller.heardPrompts())
                .containsExactly("en/please-enter-your-pin", "en/wrong-key", "en/please-enter-your-pin");
    }

    @Test
    void starClearsWhatWasEntered() {
        caller.presses("99*1234#");

        assertThat(queue(walk(collecting(false)))).isEqualTo("sales");
    }

    @Test
    void maskedDigitsDecideButAreToldToNobody() {
        caller.presses("1234#");

        assertThat(queue(walk(collecting(true)))).isEqualTo("sales");
        assertThat(told)
                .noneMatch(line -> line.contains("1234"))
                .anyMatch(line -> line.contains("Collected[digits=4]"));
    }

    @Test
    void planStepsMayAskForSkillsAndStepsNobodyIsLeftInAreDropped() {
        Flow flow = flow("""
            start: person
            nodes:
              person:
                queue: service
                head-start: "= customer.nothing ?: -7"
                plan:
                  - {agents: ["= customer.assignedAgent"], for: 20}
                  - {agents: [a01, "= customer.backupAgent", a01], for: 15, skip: nobody-logged-in}
                  - {skills: {returns: 3}, for: 30}
                  - {needs: returns or not returns, for: 5}
                  - {when: customer.known, pool: true}
            """.replace("customer.nothing", "customer.count"));

        HandOver handOver = (HandOver) walk(flow);

        assertThat(handOver.plan().steps())
                .containsExactly(
                        new RoutingStep(
                                new Who.NamedAgents(List.of(new AgentId("a01"))), 15_000, SkipWhen.NOBODY_LOGGED_IN),
                        new RoutingStep(new Who.QueueAgents(Requirement.parse("returns >= 3")), 30_000, SkipWhen.NEVER),
                        new RoutingStep(
                                new Who.QueueAgents(Requirement.parse("returns or not returns")),
                                5_000,
                                SkipWhen.NEVER));
        assertThat(handOver.headStartSeconds()).isZero();
    }

    @Test
    void theAgentWhoSpokeLastWithTheCustomerIsAskedForSomeDays() {
        Flow flow = flow("""
                start: caller
                nodes:
                  caller: {look-up: customer, found: person, none: person}
                  person:
                    queue: service
                    plan:
                      - {when: customer.lastAgentDays <= 14, agents: ["= customer.lastAgent"], for: 30}
                      - pool
                """);
        for (String known : List.of("13900139000", "13700137000")) {
            assertThat(stepsAfter(flow, known, 14)).as(known).isEqualTo(2);
            assertThat(stepsAfter(flow, known, 15)).as(known).isEqualTo(1);
        }
        assertThat(((HandOver) walk(flow, "13900139000")).plan()).isEqualTo(RoutingPlan.WHOLE_QUEUE);
    }

    /** @param from a customer's number, or nobody's */
    private int stepsAfter(Flow flow, String from, long days) {
        CustomerDesk desk = new Shop.Desk() {
            @Override
            public Optional<LastTalk> lastTalk(String customerId) {
                return Optional.of(new LastTalk("a01", days));
            }

            @Override
            public Optional<LastTalk> lastTalkFrom(String number) {
                return Optional.of(new LastTalk("a01", days));
            }
        };
        FlowResult result = FlowRun.begin(
                        flow,
                        new Caller(from, "4002", Language.ENGLISH),
                        new Surroundings("i1-1", caller, desk, journal, Shop.prompts(), Shop.NOON))
                .walk();
        return ((HandOver) result).plan().steps().size();
    }

    private static final String COMING_BACK = """
            start: person
            nodes:
              person:
                queue: service
                keys: {1: leave-a-message}
                on-full: sorry
                on-timeout: person
                otherwise: leave-a-message
              sorry: {hang-up: [goodbye]}
              leave-a-message: {say: [welcome], next: sorry}
            """;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "FULL, , goodbye",
        "CLOSED, , welcome goodbye",
        "OVERFLOW, , welcome goodbye",
        "KEY, 1, welcome goodbye",
        "TIMEOUT, , ''"
    })
    void whoComesBackFromAQueueGoesOnWhereItsNodeSays(QueueExit exit, @Nullable Character key, String heard) {
        Flow flow = flow(COMING_BACK);
        HandOver handOver = (HandOver) walk(flow);
        assertThat(handOver.keys()).containsExactly(new Key('1'));

        FlowResult result = FlowRun.goOn(
                        flow,
                        "person",
                        exit,
                        Optional.ofNullable(key).map(Key::new),
                        new Variables(Language.ENGLISH, Map.of()),
                        surroundings())
                .orElseThrow()
                .walk();

        assertThat(String.join(" ", caller.heardPrompts())).isEqualTo(heard.replaceAll("(\\w+)", "en/$1"));
        assertThat(result).isInstanceOf(exit == QueueExit.TIMEOUT ? FlowResult.HandOver.class : FlowResult.Ended.class);
    }

    @Test
    void aKeyThatLeadsNowhereAndAFlowThatDoesNotSayLeadNowhere() {
        Flow flow = flow("start: person\nnodes: {person: {queue: service}}\n");
        assertThat(FlowRun.goOn(
                        flow,
                        "person",
                        QueueExit.FULL,
                        Optional.empty(),
                        new Variables(Language.ENGLISH, Map.of()),
                        surroundings()))
                .isEmpty();
    }

    @Test
    void valueThatCannotBeSpokenEndsInAnApologyAndAPerson() {
        Flow flow = flow("""
            start: count
            nodes:
              count: {set: {items: many}, next: say}
              say: {say: [order-with, {count: items}], next: person}
              person: {queue: service}
            """);

        assertThat(queue(walk(flow))).isEqualTo("service");
        assertThat(caller.heardPrompts()).containsExactly("en/apology");
        assertThat(told).contains("say Failed[code=failed]");
    }

    @Test
    void knownLanguageCanBeTakenOverAndAnUnknownOneChangesNothing() {
        Flow flow = flow("""
            start: look
            nodes:
              look: {look-up: customer, found: take, none: take}
              take: {language: "= customer.language", next: person}
              person: {queue: service}
            """);

        assertThat(((HandOver) walk(flow, "13800138000")).language()).isEqualTo(Language.CHINESE);
        assertThat(((HandOver) walk(flow, "13900139000")).language()).isEqualTo(Language.ENGLISH);
    }

    @Test
    void brokenLineThatIsNoHangUpStillLeadsToAPerson() {
        Flow flow = flow("""
            start: hello
            nodes:
              hello: {say: [welcome], next: bye}
              bye: {hang-up: [goodbye]}
              person: {queue: service}
            """);
        CallerLine broken = new CallerLine() {
            @Override
            public Optional<hotline.ivr.flow.Key> play(List<Sound> sounds, BargeIn bargeIn) {
                throw new IllegalStateException("no such file");
            }

            @Override
            public Optional<hotline.ivr.flow.Key> awaitKey(Duration timeout) {
                throw new IllegalStateException("no such file");
            }
        };

        FlowResult result = FlowRun.begin(
                        flow,
                        new Caller("1", "4002", Language.ENGLISH),
                        new Surroundings("i1-1", broken, new Shop.Desk(), journal, Shop.prompts(), Shop.NOON))
                .walk();

        assertThat(queue(result)).isEqualTo("service");
    }

    @Test
    void brokenJournalDisturbsNobody() {
        FlowJournal broken = new FlowJournal() {
            @Override
            public void entered(String node, Variables soFar) {
                throw new IllegalStateException("disk full");
            }

            @Override
            public void left(String node, Exit how) {
                throw new IllegalStateException("disk full");
            }
        };

        FlowResult result = FlowRun.begin(
                        Shop.demo(),
                        new Caller("1", "4002", Language.ENGLISH),
                        new Surroundings(
                                "i1-1", caller.presses("25"), new Shop.Desk(), broken, Shop.prompts(), Shop.NOON))
                .walk();

        assertThat(queue(result)).isEqualTo("sales");
    }

    private Flow collecting(boolean masked) {
        return flow(COLLECTING.replace("MASKED", String.valueOf(masked)));
    }

    private static Flow flow(String rest) {
        String head = "flow: test\nlanguages: [en, zh-CN]\nperson: person\nwrong-key: wrong-key\napology: apology\n";
        return Shop.flow(FlowReader.read("test.yaml", head + rest, Shop.context()));
    }

    private FlowResult walk(Flow flow) {
        return walk(flow, "anonymous");
    }

    private FlowResult walk(Flow flow, String number) {
        return FlowRun.begin(flow, new Caller(number, "4002", Language.ENGLISH), surroundings())
                .walk();
    }

    private Surroundings surroundings() {
        return new Surroundings("i1-1", caller, new Shop.Desk(), journal, Shop.prompts(), Shop.NOON);
    }

    private static String queue(FlowResult result) {
        assertThat(result).isInstanceOf(HandOver.class);
        return ((HandOver) result).queue();
    }
}
