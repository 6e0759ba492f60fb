package hotline.crm.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Actor;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.Database;
import hotline.crm.TestDatabase;
import hotline.crm.customer.CallerNumber;
import hotline.crm.customer.Customers;
import hotline.crm.customer.InteractionArrivals;
import hotline.crm.customer.PhoneNumbers;
import hotline.crm.customer.PhonePlaces;
import hotline.crm.customer.Tier;
import hotline.crm.demo.DemoCustomers;
import hotline.crm.people.People;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.crm.record.Happened;
import hotline.crm.record.InteractionOutcome;
import hotline.crm.record.RecordTables;
import hotline.crm.survey.SurveyAnswers;
import hotline.crm.survey.Surveys;
import hotline.crm.ticket.ServiceLevels;
import hotline.crm.ticket.Ticket;
import hotline.crm.ticket.Tickets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("integration")
class CallerCardsTest {
    private static final Actor A01 = new Actor("agent:a01");
    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_000L);
    private static final InteractionId CALL = new InteractionId(7, 1);

    private final PhoneNumbers numbers = new PhoneNumbers("CN");

    @TempDir
    Path data;

    private Database database;
    private InteractionArrivals arrivals;
    private CallerCards cards;
    private CustomerChoices choices;
    private Notes notes;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.empty();
        DemoCustomers.around(LocalDate.of(2026, 1, 15)).storeInto(new Customers(database, numbers));
        arrivals = new InteractionArrivals(database, numbers, data.resolve("arrivals"));
        cards = new CallerCards(database, numbers, new PhonePlaces(), arrivals);
        choices = new CustomerChoices(database, numbers, arrivals);
        notes = new Notes(database);
    }

    @AfterEach
    void close() {
        arrivals.close();
        database.close();
    }

    @Test
    void knownCallerIsShownWithAgentsOrdersAndBills() {
        new People(database, "key").put(new Person("a01", "陈静", Set.of(Role.AGENT), "north", "1001", false));
        calls(CALL, "13800138000");

        CallerCard card = cards.card(CALL).orElseThrow();

        assertThat(card.caller().number()).isEqualTo(new CallerNumber.Known("+8613800138000"));
        assertThat(card.caller().dialled()).isEqualTo("4001");
        assertThat(card.caller().place()).isNotNull();
        assertThat(card.caller().place().placeChinese()).contains("北京");
        assertThat(card.caller().place().carrierChinese()).isEqualTo("中国移动");
        assertThat(card.customers()).singleElement().satisfies(one -> {
            assertThat(one.customer().name()).isEqualTo("王芳");
            assertThat(one.customer().tier()).isEqualTo(Tier.VIP);
            assertThat(one.assignedAgentName()).isEqualTo("陈静");
            assertThat(one.backupAgentName()).isNull();
            assertThat(one.openOrders()).hasSize(1);
            assertThat(one.openBills()).hasSize(1);
            assertThat(one.contacts()).isEmpty();
        });
        assertThat(card.chosen()).isNull();
    }

    @Test
    void whoSharesANumberIsShownBesideTheOther() {
        calls(CALL, "02088887777");

        CallerCard card = cards.card(CALL).orElseThrow();

        assertThat(card.customers()).extracting(one -> one.customer().name()).containsExactlyInAnyOrder("赵敏", "孙悦");
        assertThat(card.customers())
                .filteredOn(one -> one.customer().name().equals("孙悦"))
                .singleElement()
                .satisfies(one -> assertThat(one.openBills()).isEmpty());
    }

    @Test
    void anonymousUnparsableAndUnknownAreThreeThings() {
        assertThat(cards.card("anonymous").caller().number()).isInstanceOf(CallerNumber.Anonymous.class);
        assertThat(cards.card("<script>").caller().number()).isInstanceOf(CallerNumber.Unparsable.class);
        CallerCard unknown = cards.card("01012345678");
        assertThat(unknown.caller().number()).isEqualTo(new CallerNumber.Known("+861012345678"));
        assertThat(unknown.caller().place().placeEnglish()).isEqualTo("Beijing");
        assertThat(unknown.customers()).isEmpty();
    }

    @Test
    void foreignCallerComesFromSomewhere() {
        CallerCard card = cards.card("+442079460123");

        assertThat(card.caller().place().region()).isEqualTo("GB");
        assertThat(card.caller().place().placeEnglish()).isEqualTo("London");
        assertThat(card.customers()).extracting(one -> one.customer().name()).containsExactly("Emma Clarke");
    }

    @Test
    void lastContactsTellWithWhomAndWhatCameOfIt() {
        Happened happened = new Happened(3);
        for (int i = 1; i <= 7; i++) {
            InteractionId earlier = happened.talk(NOW.toEpochMilli() + i * 100_000L, i);
            arrivals.arrived(earlier, "13800138000", "", "4001", null, NOW.toEpochMilli() + i * 100_000L);
            notes.save(earlier, new AgentId("a02"), "说了 ".repeat(100) + i, 0, NOW);
        }
        database.transaction(handle -> {
            new RecordTables().fold(handle, happened.events());
            return 0;
        });
        calls(CALL, "13800138000");
        await().until(() -> arrivals.waiting() == 0);
        Surveys surveys = new Surveys(database);
        surveys.ask(new InteractionId(3, 7), new QueueId("service"), Duration.ofDays(30), NOW);
        surveys.answer(new InteractionId(3, 7), Surveys.Question.SATISFIED, 2);

        CustomerCard card = cards.card(CALL).orElseThrow().customers().getFirst();

        assertThat(card.contacts()).hasSize(5).first().satisfies(last -> {
            assertThat(last.interaction()).isEqualTo(new InteractionId(3, 7));
            assertThat(last.queue()).isEqualTo(new QueueId("service"));
            assertThat(last.agent()).isEqualTo(new AgentId("a02"));
            assertThat(last.outcome()).isEqualTo(InteractionOutcome.TALKED);
            assertThat(last.disposition()).isEqualTo("solved");
            assertThat(last.note()).hasSize(200);
            assertThat(last.survey()).isEqualTo(new SurveyAnswers(NOW, 2, null, null));
        });
        assertThat(card.contacts().get(1).survey()).isNull();
    }

    @Test
    void callerOfNowIsKnownWithoutTheDatabaseAndToldOnce() {
        List<String> told = new ArrayList<>();
        arrivals.onArrival(arrived -> told.add(arrived.rawName()));
        arrivals.arrived(CALL, "13800138000", "W\u0007ang", "4001", null, NOW.toEpochMilli());
        arrivals.arrived(CALL, "13900139000", "other", "4001", null, NOW.toEpochMilli());
        database.close();

        assertThat(cards.caller(CALL))
                .hasValueSatisfying(caller -> assertThat(caller.rawName()).isEqualTo("Wang"));
        assertThat(cards.caller(new InteractionId(7, 2))).isEmpty();
        assertThat(told).containsExactly("Wang");
        database = TestDatabase.empty();
    }

    @Test
    void afterARestartCallersOfInteractionsThatGoOnAreRecalled() throws IOException {
        calls(CALL, "13800138000");
        await().until(() -> arrivals.waiting() == 0);
        try (InteractionArrivals next = new InteractionArrivals(database, numbers, data.resolve("next"))) {
            assertThat(next.recent(CALL)).isEmpty();

            next.recall(List.of(CALL, new InteractionId(7, 9)));

            assertThat(next.recent(CALL)).isEqualTo(arrivals.recent(CALL));
        }
    }

    @Test
    void aListOfInteractionsHasItsCallers() {
        InteractionId shared = new InteractionId(7, 2);
        InteractionId anonymous = new InteractionId(7, 3);
        calls(CALL, "13800138000");
        calls(shared, "02088887777");
        calls(anonymous, "");
        await().until(() -> arrivals.waiting() == 0);

        var callers = cards.callers(List.of(CALL, shared, anonymous, new InteractionId(9, 9)));

        assertThat(callers.get(CALL).customerName()).isEqualTo("王芳");
        assertThat(callers.get(shared)).isEqualTo(new KnownCaller("+862088887777", null, null));
        assertThat(callers.get(anonymous)).isEqualTo(new KnownCaller(null, null, null));
        assertThat(callers).hasSize(3);
    }

    @Test
    void chosenCustomerIsRememberedWithWhoSaidSoAndWhen() {
        calls(CALL, "02088887777");
        String sun = cards.card(CALL).orElseThrow().customers().stream()
                .map(one -> one.customer())
                .filter(one -> one.name().equals("孙悦"))
                .findFirst()
                .orElseThrow()
                .id();

        assertThat(choices.choose(CALL, sun, A01, NOW)).isInstanceOf(CustomerChoices.Result.Done.class);
        await().until(() -> arrivals.waiting() == 0);

        assertThat(cards.card(CALL).orElseThrow().chosen()).isEqualTo(sun);
        assertThat(stored("SELECT customer FROM arrival")).isEqualTo(sun);
        assertThat(
                        stored(
                                "SELECT chosen_by || ' ' || (extract(epoch FROM chosen_at) * 1000)::bigint FROM customer_choice"))
                .isEqualTo("agent:a01 " + NOW.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "=HYPERLINK(\"http://x\")",
                "مريم الحسيني",
                "\u202Eevil",
                "👩‍👩‍👧‍👦 家",
                "O'Brien; DROP TABLE customer; --",
                "  spaces kept  "
            })
    void nameOfANewCustomerIsKeptExactly(String name) {
        calls(CALL, "01012345678");

        var done = (CustomerChoices.Result.Done) choices.create(CALL, name, "en", "01012345678", A01, NOW);

        CallerCard card = cards.card(CALL).orElseThrow();
        assertThat(card.chosen()).isEqualTo(done.customer().id());
        assertThat(card.customers()).singleElement().satisfies(one -> {
            assertThat(one.customer().name()).isEqualTo(name);
            assertThat(one.customer().numbers()).containsExactly("+861012345678");
        });
    }

    @Test
    void impossibleNamesNumbersAndLanguagesAreRefusedAndNothingIsStored() {
        calls(CALL, "01012345678");

        assertRefused(choices.create(CALL, "x".repeat(101), null, null, A01, NOW), CustomerChoices.Reason.BAD_NAME);
        assertRefused(choices.create(CALL, "a\u0000b", null, null, A01, NOW), CustomerChoices.Reason.BAD_NAME);
        assertRefused(choices.create(CALL, "a\nb", null, null, A01, NOW), CustomerChoices.Reason.BAD_NAME);
        assertRefused(choices.create(CALL, "\uD83D", null, null, A01, NOW), CustomerChoices.Reason.BAD_NAME);
        assertRefused(choices.create(CALL, " ", null, null, A01, NOW), CustomerChoices.Reason.BAD_NAME);
        assertRefused(choices.create(CALL, "Ann", "tlh", null, A01, NOW), CustomerChoices.Reason.BAD_LANGUAGE);
        assertRefused(choices.create(CALL, "Ann", null, "call me", A01, NOW), CustomerChoices.Reason.BAD_NUMBER);
        assertRefused(
                choices.create(new InteractionId(9, 9), "Ann", null, null, A01, NOW),
                CustomerChoices.Reason.UNKNOWN_INTERACTION);
        assertRefused(choices.choose(CALL, "nobody", A01, NOW), CustomerChoices.Reason.UNKNOWN_CUSTOMER);
        assertThat(stored("SELECT count(*) FROM customer_choice")).isEqualTo("0");
        assertThat(stored("SELECT count(*) FROM customer")).isEqualTo("500");
    }

    @Test
    void whatACallerOpenedInTheMenuIsHersOnceSomebodySaysWhoSheIs() {
        Tickets tickets = new Tickets(database, () -> new ServiceLevels(Map.of(), ZoneId.of("Asia/Shanghai")));
        calls(CALL, "01012345678");
        long number = tickets.open(CALL, Ticket.Kind.COMPLAINT, null, NOW).number();

        choices.create(CALL, "林小雨", "zh-CN", null, A01, NOW);

        assertThat(tickets.of(number).orElseThrow().customer()).isEqualTo(stored("SELECT customer FROM arrival"));
    }

    @Test
    void creatingTwiceBecauseTheAnswerWasLostMakesOneCustomer() {
        calls(CALL, "01012345678");

        var first = choices.create(CALL, "林小雨", "zh-CN", null, A01, NOW);
        var second = choices.create(CALL, "林小雨", "zh-CN", null, A01, NOW.plusSeconds(1));

        assertThat(second).isEqualTo(first);
        assertThat(stored("SELECT count(*) FROM customer")).isEqualTo("501");
    }

    @Test
    void ofTwoTabsTheLaterIsToldWhatTheFirstHasSaved() {
        AgentId agent = new AgentId("a01");
        assertThat(notes.save(CALL, agent, "one", 0, NOW)).isEqualTo(new Notes.Result.Saved(1, NOW));
        assertThat(notes.save(CALL, agent, "one two", 1, NOW)).isEqualTo(new Notes.Result.Saved(2, NOW));

        Notes.Result late = notes.save(CALL, agent, "one three", 1, NOW.plusSeconds(5));

        assertThat(late).isEqualTo(new Notes.Result.Conflict(new Note(agent, 2, "one two", NOW)));
        assertThat(notes.save(CALL, agent, "one two", 1, NOW)).isEqualTo(new Notes.Result.Saved(2, NOW));
        assertThat(notes.of(CALL)).containsExactly(new Note(agent, 2, "one two", NOW));
    }

    @Test
    void hostileNotesAreStoredCleanAndEndlessOnesNot() {
        AgentId agent = new AgentId("a01");

        notes.save(CALL, agent, "a\u0000b\n\t👍\uD83D<b>", 0, NOW);

        assertThat(notes.of(CALL).getFirst().text()).isEqualTo("ab\n\t👍\uFFFD<b>");
        assertThat(notes.save(CALL, agent, "👍".repeat(4_000), 1, NOW)).isInstanceOf(Notes.Result.Saved.class);
        assertThat(notes.save(CALL, agent, "x".repeat(4_001), 2, NOW)).isEqualTo(new Notes.Result.TooLong(4_000));
    }

    private static void assertRefused(CustomerChoices.Result result, CustomerChoices.Reason reason) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        CustomerChoices.Result.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    void whoSpokeWithTheCustomerLastIsKnownBeforeSheIsQueued() {
        LastAgents lastAgents = new LastAgents(database);
        assertThat(lastAgents.of("c0001")).isEmpty();
        Happened happened = new Happened(3);
        for (int i = 1; i <= 3; i++) {
            InteractionId earlier = happened.talk(NOW.toEpochMilli() + i * 100_000L, i);
            arrivals.arrived(earlier, "13800138000", "", "4001", null, NOW.toEpochMilli() + i * 100_000L);
        }
        InteractionId nobodys = happened.talk(NOW.toEpochMilli() + 400_000L, 4);
        arrivals.arrived(nobodys, "01088889999", "", "4001", null, NOW.toEpochMilli() + 400_000L);
        database.transaction(handle -> {
            new RecordTables().fold(handle, happened.events());
            return 0;
        });
        await().until(() -> arrivals.waiting() == 0);
        String customer =
                cards.card("13800138000").customers().getFirst().customer().id();

        LastAgents.LastAgent last = lastAgents.of(customer).orElseThrow();

        assertThat(last.agent()).isEqualTo(new AgentId("a02"));
        assertThat(last.at()).isBetween(NOW.plusMillis(300_000), NOW.plusMillis(400_000));
        assertThat(lastAgents.ofNumber("+861088889999").orElseThrow().at())
                .isBetween(NOW.plusMillis(400_000), NOW.plusMillis(500_000));
        assertThat(lastAgents.ofNumber("+861088889998")).isEmpty();
    }

    private void calls(InteractionId interaction, String number) {
        arrivals.arrived(interaction, number, "", "4001", null, NOW.toEpochMilli());
    }

    private String stored(String sql) {
        return database.transaction(
                handle -> handle.createQuery(sql).mapTo(String.class).one());
    }
}
