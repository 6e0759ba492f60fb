package hotline.ivr.run;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentId;
import hotline.acd.routing.RoutingPlan;
import hotline.acd.routing.RoutingStep;
import hotline.acd.routing.SkipWhen;
import hotline.acd.routing.Who;
import hotline.ivr.Shop;
import hotline.ivr.flow.Flow;
import hotline.ivr.run.FlowJournal.Exit;
import hotline.ivr.run.FlowResult.CallerLeft;
import hotline.ivr.run.FlowResult.HandOver;
import hotline.ivr.run.FlowResult.Served;
import hotline.ivr.speech.Language;
import hotline.ivr.trial.ScriptedCaller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo's flow as contract.md has it, walked with a scripted caller. */
@Timeout(30)
class DemoFlowTest {
    private static final Flow DEMO = Shop.demo();
    private static final String WANG_FANG = "13800138000";
    private static final String LI_QIANG = "13900139000";
    private static final String EMMA = "+442079460123";

    private final ScriptedCaller caller = new ScriptedCaller();
    private final Noted journal = new Noted();
    private CustomerDesk desk = new Shop.Desk();

    @ParameterizedTest
    @CsvSource({"zh-CN, 4001", "en, 4002"})
    void greetsInTheLanguageOfTheDialledNumberAndThenOffersBoth(String tag, String dialled) {
        caller.presses("1").hangsUp();

        walk(LI_QIANG, dialled, tag);

        assertThat(caller.heardPrompts())
                .containsExactly(tag + "/welcome", "zh-CN/press-1-for-chinese", "en/press-2-for-english");
    }

    @ParameterizedTest
    @CsvSource({"1, zh-CN", "2, en"})
    void languageKeyDecidesWhateverTheCallersKnownLanguageIs(char key, String tag) {
        caller.presses(key + "1");

        assertThat(handOver(walk(EMMA, "4001", "zh-CN")).language())
                .isEqualTo(Language.ofTag(tag).orElseThrow());
        assertThat(caller.heardPrompts()).contains(tag + "/main-menu");
    }

    @ParameterizedTest
    @CsvSource({"13800138000, 2, c1 en", "13900139000, 1, c2 zh-CN", "+442079460123, 1, c3 zh-CN"})
    void theLanguageSheChoosesIsHersFromThenOn(String number, char key, String told) throws InterruptedException {
        Learning learning = new Learning();
        desk = learning;
        caller.presses(key + "1");

        walk(number);

        assertThat(learning.spoken.poll(10, TimeUnit.SECONDS)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"13800138000, 1", "02088887777, 2", "01012345678, 2", "anonymous, 2"})
    void nothingIsLearntFromTheLanguageKnownNorOfWhoeverSharesANumberOrIsNotKnown(String number, char key) {
        Learning learning = new Learning();
        desk = learning;
        caller.presses(key + "1");

        walk(number);

        assertThat(learning.spoken).isEmpty();
    }

    private static final class Learning extends Shop.Desk {
        final BlockingQueue<String> spoken = new LinkedBlockingQueue<>();

        @Override
        public void speaks(String customerId, Language language, String interaction) {
            spoken.add(customerId + " " + language.tag());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, service, person", "0, service, person", "5, sales, promotion", "6, support, complaint"})
    void keysThatWantAPersonLeadToTheirQueue(char key, String queue, String topic) {
        caller.presses("1" + key);

        HandOver handOver = handOver(walk(LI_QIANG));

        assertThat(handOver.queue()).isEqualTo(queue);
        assertThat(handOver.attached()).containsEntry("topic", topic).containsEntry("tier", "ordinary");
    }

    @Test
    void vipIsToGoToHerAssignedAgentThenTheBackupThenThePool() {
        caller.presses("11");

        HandOver handOver = handOver(walk(WANG_FANG));

        assertThat(handOver.plan().steps()).containsExactly(twentySeconds("a01"), twentySeconds("a02"), POOL);
    }

    private static final RoutingStep POOL = RoutingPlan.WHOLE_QUEUE.steps().getFirst();

    private static RoutingStep twentySeconds(String agent) {
        return new RoutingStep(new Who.NamedAgents(List.of(new AgentId(agent))), 20_000, SkipWhen.NOBODY_FREE);
    }

    @ParameterizedTest
    @CsvSource({"13800138000, 120", "+442079460123, 60", "13900139000, 0", "01012345678, 0", "anonymous, 0", "'', 0"})
    void headStartFollowsTheTier(String number, int seconds) {
        caller.presses("11");

        assertThat(handOver(walk(number)).headStartSeconds()).isEqualTo(seconds);
    }

    @Test
    void ordinaryCallerIsAskedForInThePoolAtOnce() {
        caller.presses("11");

        assertThat(handOver(walk(LI_QIANG)).plan()).isEqualTo(RoutingPlan.WHOLE_QUEUE);
    }

    @Test
    void sharedNumberIsNobodysInParticular() {
        caller.presses("11");

        HandOver handOver = handOver(walk("02088887777"));

        assertThat(handOver.plan().steps()).hasSize(1);
        assertThat(handOver.attached()).doesNotContainKey("tier");
    }

    @Test
    void billIsReadInChinese() {
        caller.presses("12");

        assertThat(walk(WANG_FANG)).isEqualTo(new Served("bill"));
        assertThat(String.join(" ", caller.heardPrompts()))
                .contains("zh-CN/bill-amount zh-CN/number-1 zh-CN/number-hundred zh-CN/number-28 zh-CN/yuan"
                        + " zh-CN/number-5 zh-CN/jiao zh-CN/bill-due zh-CN/month-7 zh-CN/day-31 zh-CN/after-service"
                        + " zh-CN/after-service zh-CN/goodbye");
        assertThat(caller.heardPrompts()).endsWith("zh-CN/goodbye");
    }

    @Test
    void orderIsReadInEnglishWithItsStatusAndDay() {
        caller.presses("23");

        assertThat(walk(WANG_FANG)).isEqualTo(new Served("order"));
        assertThat(String.join(" ", caller.heardPrompts()))
                .contains("en/order-number en/number-2 en/number-0 en/number-4 en/number-1 en/order-with en/number-2"
                        + " en/order-items en/order-shipped en/order-expected en/month-7 en/day-3");
    }

    @Test
    void deliveredOrderHasNoExpectedDayAnyMore() {
        caller.presses("23");

        walk(EMMA);

        assertThat(caller.heardPrompts())
                .contains("en/order-delivered", "en/order-item")
                .doesNotContain("en/order-expected");
    }

    @Test
    void callerWhoIsNotKnownIsToldSoAndReachesAPerson() {
        caller.presses("12");

        assertThat(handOver(walk("anonymous")).queue()).isEqualTo("service");
        assertThat(caller.heardPrompts()).endsWith("zh-CN/number-not-found");
    }

    @Test
    void callerWhoIsNotKnownMayAskForAnOrderByItsNumber() {
        caller.presses("13").presses("2041#");

        assertThat(walk("anonymous")).isEqualTo(new Served("order"));
        assertThat(String.join(" ", caller.heardPrompts()))
                .contains("zh-CN/enter-order-number zh-CN/order-asked-for zh-CN/number-2 zh-CN/number-0");
    }

    @Test
    void whoHangsUpAfterHearingTheBillHasBeenServed() {
        caller.presses("12").keepsSilent().hangsUp();

        assertThat(walk(WANG_FANG)).isEqualTo(new CallerLeft());
        assertThat(journal.lines).contains("served bill").endsWith("after-bill CallerLeft[]");
    }

    @Test
    void whoHangsUpWhileTheBillIsReadHasNot() {
        // uses of the line: welcome, her greeting, language menu and its key, main menu and its key, the bill
        caller.presses("12").hangsUpAt(7);

        assertThat(walk(WANG_FANG)).isEqualTo(new CallerLeft());
        assertThat(journal.lines).endsWith("bill CallerLeft[]").doesNotContain("served bill");
    }

    @Test
    void nineReadsTheBillAgainAndOneLeadsBackToTheMainMenu() {
        caller.presses("129").presses("1").presses("6");

        assertThat(handOver(walk(WANG_FANG)).queue()).isEqualTo("support");
        assertThat(caller.heardPrompts().stream().filter("zh-CN/bill-amount"::equals))
                .hasSize(2);
    }

    @Test
    void codesOfTheRecordsMayBeWrittenInCapitals() {
        desk = new Shop.Desk() {
            @Override
            public List<Customer> customersOf(String number) {
                return List.of(
                        new Customer("c1", "VIP", Optional.empty(), Optional.of("no agent!"), Optional.of("a02")));
            }

            @Override
            public Optional<Order> latestOrder(String customerId) {
                return Optional.of(new Order("o", "1", "SHIPPED", 1, Optional.empty()));
            }
        };
        caller.presses("13").presses("0");

        HandOver handOver = handOver(walk(WANG_FANG));

        assertThat(caller.heardPrompts()).contains("zh-CN/order-shipped");
        assertThat(handOver.headStartSeconds()).isEqualTo(120);
        assertThat(handOver.plan().steps()).hasSize(2);
    }

    @Test
    void productGuidanceIsAService() {
        caller.presses("143");

        assertThat(walk(LI_QIANG)).isEqualTo(new Served("product"));
        assertThat(caller.heardPrompts()).contains("zh-CN/product-care");
    }

    @Test
    void menuIsRepeatedOnceInSilenceAndTheSecondSilenceLeadsToAPerson() {
        caller.presses("1");

        HandOver handOver = handOver(walk(LI_QIANG));

        assertThat(handOver.queue()).isEqualTo("service");
        assertThat(caller.heardPrompts().stream().filter("zh-CN/main-menu"::equals))
                .hasSize(2);
        assertThat(journal.lines).contains("main TimedOut[]");
    }

    @Test
    void keyAfterTheFirstSilenceStillCounts() {
        caller.presses("1").keepsSilent().presses("5");

        assertThat(handOver(walk(LI_QIANG)).queue()).isEqualTo("sales");
    }

    @Test
    void wrongKeysAreToldAndTheThirdLeadsToAPerson() {
        caller.presses("1").presses("778");

        HandOver handOver = handOver(walk(LI_QIANG));

        assertThat(handOver.queue()).isEqualTo("service");
        assertThat(caller.heardPrompts().stream().filter("zh-CN/wrong-key"::equals))
                .hasSize(2);
        assertThat(caller.heardPrompts().stream().filter("zh-CN/main-menu"::equals))
                .hasSize(3);
        assertThat(journal.lines).contains("main WrongKeys[]");
    }

    @Test
    void personKeyWorksBeforeALanguageIsChosen() {
        caller.presses("0");

        assertThat(handOver(walk(LI_QIANG)).queue()).isEqualTo("service");
    }

    @Test
    void nineRepeatsAndStarGoesBack() {
        caller.presses("1").presses("9").presses("4").presses("*").presses("6");

        assertThat(handOver(walk(LI_QIANG)).queue()).isEqualTo("support");
        assertThat(caller.heardPrompts().stream().filter("zh-CN/main-menu"::equals))
                .hasSize(3);
    }

    @Test
    void whoKnowsTheWayTypesAheadAndHearsNoMenu() {
        caller.interrupts("15");

        assertThat(handOver(walk(LI_QIANG)).queue()).isEqualTo("sales");
        assertThat(caller.heardPrompts()).doesNotContain("zh-CN/main-menu");
    }

    @Test
    void keysTypedAfterAWrongOneAreForgotten() {
        caller.presses("1").interrupts("75").presses("6");

        assertThat(handOver(walk(LI_QIANG)).queue()).isEqualTo("support");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "13", "142", "15", "16", "1", "1778"})
    void hangUpAtAnyMomentIsNoticedAndEndsTheFlow(String keys) {
        ScriptedCaller whole = new ScriptedCaller().presses(keys);
        FlowResult undisturbed = run(whole, WANG_FANG, "zh-CN").walk();
        assertThat(undisturbed).isNotInstanceOf(CallerLeft.class);

        boolean left = true;
        int use = 1;
        for (; left; use++) {
            journal.lines.clear();
            ScriptedCaller leaving = new ScriptedCaller().presses(keys).hangsUpAt(use);
            FlowResult result = run(leaving, WANG_FANG, "zh-CN").walk();
            left = result instanceof CallerLeft;
            assertThat(journal.lines.getLast().endsWith("CallerLeft[]")).isEqualTo(left);
            assertThat(journal.open).isEmpty();
        }
        assertThat(use).isGreaterThan(4);
    }

    @Test
    void slowCustomerRecordsDoNotHoldTheCallerBack() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        desk = new Shop.Desk() {
            @Override
            public Optional<Bill> openBill(String customerId) {
                await(never);
                return Optional.empty();
            }
        };
        caller.presses("12");

        long before = System.nanoTime();
        HandOver handOver = handOver(walk(WANG_FANG));
        long seconds = (System.nanoTime() - before) / 1_000_000_000L;
        never.countDown();

        assertThat(seconds).isBetween(2L, 5L);
        assertThat(handOver.queue()).isEqualTo("service");
        assertThat(caller.heardPrompts()).endsWith("zh-CN/one-moment", "zh-CN/apology");
        assertThat(journal.lines).contains("my-bill Failed[code=too-slow]");
    }

    @Test
    void deadCustomerRecordsLeaveTheMenuUsable() {
        desk = new Shop.Desk() {
            @Override
            public List<Customer> customersOf(String number) {
                throw new IllegalStateException("the database is away");
            }
        };
        caller.presses("15");

        assertThat(handOver(walk(WANG_FANG)).queue()).isEqualTo("sales");
    }

    @Test
    void lyingCustomerRecordsEndInAnApologyAndAPerson() {
        desk = new Shop.Desk() {
            @Override
            @SuppressWarnings("NullAway")
            public Optional<Order> latestOrder(String customerId) {
                return null;
            }
        };
        caller.presses("13");

        assertThat(handOver(walk(WANG_FANG)).queue()).isEqualTo("service");
        assertThat(caller.heardPrompts()).endsWith("zh-CN/apology");
    }

    @Test
    void pathIsTold() {
        caller.presses("12");

        walk(WANG_FANG);

        assertThat(journal.lines)
                .containsExactly(
                        "greeting Done[]",
                        "which-number Branched[position=1]",
                        "is-open Branched[position=0]",
                        "caller Found[kind=customer, id=c1]",
                        "rank Done[]",
                        "known-language Done[]",
                        "greet Branched[position=0]",
                        "greet-vip Done[]",
                        "choose-language Pressed[key=1]",
                        "in-chinese Done[]",
                        "main Pressed[key=2]",
                        "my-bill Found[kind=bill, id=b7]",
                        "served bill",
                        "bill Done[]",
                        "after-bill TimedOut[]",
                        "goodbye HungUp[service=bill]");
    }

    @Test
    void everyNodeCanBeTheOneToGoOnFromAfterARestart() {
        caller.presses("22");
        walk(WANG_FANG);

        List<String> nodes = List.copyOf(journal.nodes);
        List<Variables> variables = List.copyOf(journal.variables);
        assertThat(nodes).hasSize(15);
        for (int i = 0; i < nodes.size(); i++) {
            ScriptedCaller again = new ScriptedCaller().presses("0");
            FlowResult result = FlowRun.resume(DEMO, nodes.get(i), variables.get(i), around(again))
                    .walk();

            assertThat(result).isNotInstanceOf(CallerLeft.class);
            if (i > nodes.indexOf("in-english")) {
                assertThat(again.heardPrompts()).allMatch(prompt -> prompt.startsWith("en/"));
            }
            if (result instanceof HandOver handOver && i > 3) {
                assertThat(handOver.headStartSeconds()).isEqualTo(120);
            }
        }
    }

    @Test
    void nodeThatIsNoLongerThereBeginsAtTheStartInTheSameLanguage() {
        Variables english = Variables.of(new Caller(WANG_FANG, "4001", Language.ENGLISH));

        FlowRun.resume(DEMO, "removed", english, around(caller)).walk();

        assertThat(caller.heardPrompts()).startsWith("en/welcome");
    }

    @Test
    void anyDigitsEndSomewhere() {
        Random random = new Random(20_260_703);
        for (int i = 0; i < 300; i++) {
            StringBuilder keys = new StringBuilder();
            for (int k = random.nextInt(60); k > 0; k--) {
                keys.append("0123456789*#ABCD".charAt(random.nextInt(i % 2 == 0 ? 16 : 12)));
            }
            ScriptedCaller wild = random.nextBoolean()
                    ? new ScriptedCaller().presses(keys.toString())
                    : new ScriptedCaller().interrupts(keys.toString());

            assertThat(run(wild, WANG_FANG, "zh-CN").walk()).as(keys.toString()).isNotNull();
        }
    }

    @Test
    void endlessKeysReachAPerson() {
        caller.presses("1" + "9".repeat(5000));

        assertThat(handOver(walk(LI_QIANG)).queue()).isEqualTo("service");
    }

    private FlowResult walk(String number) {
        return walk(number, "4001", "zh-CN");
    }

    private FlowResult walk(String number, String dialled, String tag) {
        return FlowRun.begin(
                        DEMO, new Caller(number, dialled, Language.ofTag(tag).orElseThrow()), around(caller))
                .walk();
    }

    private FlowRun run(ScriptedCaller who, String number, String tag) {
        return FlowRun.begin(
                DEMO, new Caller(number, "4001", Language.ofTag(tag).orElseThrow()), around(who));
    }

    private Surroundings around(CallerLine line) {
        return new Surroundings("i1-1", line, desk, journal, Shop.prompts(), Shop.NOON);
    }

    private static HandOver handOver(FlowResult result) {
        assertThat(result).isInstanceOf(HandOver.class);
        return (HandOver) result;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Remembers what it is told, and that every node entered is left. */
    private static final class Noted implements FlowJournal {
        final List<String> lines = new ArrayList<>();
        final List<String> nodes = new ArrayList<>();
        final List<Variables> variables = new ArrayList<>();
        final List<String> open = new ArrayList<>();

        @Override
        public void entered(String node, Variables soFar) {
            nodes.add(node);
            variables.add(soFar);
            open.add(node);
        }

        @Override
        public void served(String service) {
            lines.add("served " + service);
        }

        @Override
        public void left(String node, Exit how) {
            open.remove(node);
            lines.add(node + " " + how);
        }
    }
}
