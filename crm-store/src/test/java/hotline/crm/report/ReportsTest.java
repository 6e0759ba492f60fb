package hotline.crm.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.figures.AgentFigure;
import hotline.acd.figures.AgentFigures;
import hotline.acd.figures.QueueFigure;
import hotline.acd.figures.QueueFigures;
import hotline.acd.figures.Thresholds;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueId;
import hotline.acd.simulation.Scenario;
import hotline.acd.simulation.World;
import hotline.crm.Database;
import hotline.crm.TestDatabase;
import hotline.crm.record.Happened;
import hotline.crm.record.InteractionOutcome;
import hotline.crm.record.RecordTables;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class ReportsTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    /** Midnight in Shanghai. */
    private static final Instant DAY = Instant.parse("2026-11-19T16:00:00Z");

    private static final Thresholds TWENTY = new Thresholds(20_000, 5_000);
    private static final AgentId A02 = new AgentId("a02");

    private Database database;
    private Reports reports;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
        reports = new Reports(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aCallCountsInTheHalfHourInWhichItWasQueuedAndItsHandlingWhereWrapUpWasCompleted() {
        Happened happened = new Happened(1);
        happened.talk(DAY.toEpochMilli() + minutes(30) - 30_000, 1);
        store(happened);

        List<QueueRow> rows = queues(DAY, DAY.plus(Duration.ofDays(1)), Bucket.HALF_HOUR);

        assertThat(rows).extracting(QueueRow::from).containsExactly(DAY, DAY.plus(Duration.ofMinutes(30)));
        QueueFigures first = rows.getFirst().figures();
        assertThat(first.answered()).isEqualTo(1);
        assertThat(first.answeredWithin()).isEqualTo(1);
        assertThat(first.waitMillisOfAnswered()).isEqualTo(18_000);
        assertThat(first.handling().handled()).isZero();
        QueueFigures second = rows.getLast().figures();
        assertThat(second.entered()).isZero();
        assertThat(second.handling().averageHandleMillis()).hasValue(38_000);
    }

    @Test
    void timeInAStateIsCutAtTheBordersOfHalfHours() {
        Happened happened = new Happened(1);
        happened.signsIn(DAY.toEpochMilli() + minutes(20), "a02", "1002");
        store(happened);

        List<AgentRow> rows = reports.agentFigures(DAY, DAY.plus(Duration.ofMinutes(70)), SHANGHAI, Bucket.HALF_HOUR);

        assertThat(rows)
                .extracting(row -> row.figures().loggedInMillis())
                .containsExactly(minutes(10), minutes(30), minutes(10));
        assertThat(rows.getFirst().figures().notReadyMillis()).containsEntry(NotReadyReason.SIGNED_IN, 1L);
        assertThat(rows.getFirst().figures().readyIdleMillis()).isEqualTo(minutes(10) - 1);
    }

    @Test
    void anOfferThatRangOutIsRonaAndOneThatWasTakenBackIsNot() {
        Happened happened = new Happened(1);
        happened.talk(DAY.toEpochMilli(), 1);
        store(happened);

        Map<AgentId, AgentFigures> agents =
                reports.agentFigures(DAY, DAY.plus(Duration.ofHours(1)), SHANGHAI, Bucket.WHOLE).stream()
                        .collect(Collectors.toMap(AgentRow::agent, AgentRow::figures));

        assertThat(agents.get(new AgentId("a01")).ronaRate()).hasValue(1);
        assertThat(agents.get(A02).ronaRate()).hasValue(0);
        assertThat(agents.get(A02).holdMillis()).isEqualTo(5_000);
        assertThat(agents.get(A02).talkMillis()).isEqualTo(25_000);
        assertThat(agents.get(A02).wrapUpMillis()).isEqualTo(8_000);
    }

    @Test
    void behindAFigureStandsWhoTalkedAndWhatCameOfIt() {
        Happened happened = new Happened(1);
        InteractionId talk = happened.talk(DAY.toEpochMilli(), 1);
        InteractionId gone = happened.begins(DAY.toEpochMilli() + 90_000, 2);
        happened.queues(DAY.toEpochMilli() + 91_000, gone, 0);
        happened.customerLeaves(DAY.toEpochMilli() + 94_000, gone, EndedBy.CALLER, null);
        happened.entryEnds(DAY.toEpochMilli() + 94_000, gone, EntryOutcome.ABANDONED);
        happened.ends(DAY.toEpochMilli() + 94_000, gone);
        store(happened);
        Instant end = DAY.plus(Duration.ofHours(1));

        assertThat(behind(QueueFigure.ANSWERED, end)).singleElement().satisfies(one -> {
            assertThat(one.interaction()).isEqualTo(talk);
            assertThat(one.agent()).isEqualTo(A02);
            assertThat(one.outcome()).isEqualTo(InteractionOutcome.TALKED);
            assertThat(one.disposition()).isEqualTo("solved");
            assertThat(one.waitMillis()).isEqualTo(18_000);
            assertThat(one.talkMillis()).isEqualTo(25_000);
        });
        assertThat(behind(QueueFigure.SHORT_ABANDONS, end))
                .extracting(Behind::interaction)
                .containsExactly(gone);
        assertThat(behind(QueueFigure.ENTERED, end))
                .extracting(Behind::interaction)
                .containsExactly(gone, talk);
        assertThat(behind(QueueFigure.HANDLED, end))
                .extracting(Behind::interaction)
                .containsExactly(talk);
        assertThat(behind(QueueFigure.FLOW_OUT, end)).isEmpty();
        assertThat(reports.interactionsBehind(AgentFigure.EXPIRED, new AgentId("a01"), DAY, end, 10, null)
                        .interactions())
                .singleElement()
                .satisfies(one -> assertThat(one.result()).isEqualTo("EXPIRED"));
    }

    @Test
    void aCallBetweenAgentsIsInTheListOfBothAndBehindNoFigure() {
        Happened happened = new Happened(1);
        long at = DAY.toEpochMilli();
        InteractionId call = happened.callsColleague(at, 1, "a01");
        happened.isAsked(at + 1_000, call, happened.offers(at, call, "a01"), "a01", "a01");
        happened.isAsked(at + 3_000, call, happened.offers(at + 1_000, call, "a02"), "a02", "a01");
        for (String agent : List.of("a01", "a02")) {
            happened.leavesAtOnce(at + 60_000, call, agent);
        }
        happened.ends(at + 60_000, call);
        InteractionId whoHadSomethingElseByThen = happened.callsColleague(at + 70_000, 2, "a01");
        happened.isAsked(
                at + 71_000,
                whoHadSomethingElseByThen,
                happened.offers(at + 70_000, whoHadSomethingElseByThen, "a01"),
                "a01",
                "a01");
        happened.leavesAtOnce(at + 71_000, whoHadSomethingElseByThen, "a01");
        happened.ends(at + 71_000, whoHadSomethingElseByThen);
        store(happened);
        Instant end = DAY.plus(Duration.ofHours(1));

        assertThat(reports.conversations(A02, DAY, end, 10, null).interactions())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.colleague()).isEqualTo(new AgentId("a01"));
                    assertThat(one.talkMillis()).isEqualTo(57_000);
                    assertThat(one.outcome()).isEqualTo(InteractionOutcome.TALKED);
                });
        assertThat(reports.conversations(new AgentId("a01"), DAY, end, 10, null).interactions())
                .extracting(Behind::colleague)
                .containsExactly(A02);
        assertThat(reports.interactionsBehind(AgentFigure.HANDLED, A02, DAY, end, 10, null)
                        .interactions())
                .isEmpty();
        assertThat(reports.interactionsBehind(AgentFigure.OFFERS, A02, DAY, end, 10, null)
                        .interactions())
                .hasSize(1);
        assertThat(queues(DAY, end, Bucket.WHOLE))
                .allSatisfy(row -> assertThat(row.figures()).isEqualTo(QueueFigures.NONE));
    }

    @Test
    void asManyAreBehindAFigureAsItSaysPageByPage() {
        World world = new World(Scenario.ROUGH, 42);
        world.run();
        database.transaction(handle -> {
            new RecordTables().fold(handle, world.journal());
            return 0;
        });
        Instant from = Instant.ofEpochMilli(world.journal().getFirst().at());
        Instant to = Instant.ofEpochMilli(world.now());

        for (QueueRow row : queues(from, to, Bucket.WHOLE)) {
            for (QueueFigure figure : QueueFigure.values()) {
                List<Behind> all = new ArrayList<>();
                String after = null;
                do {
                    Behind.Page page = reports.interactionsBehind(figure, row.queue(), from, to, TWENTY, 7, after);
                    all.addAll(page.interactions());
                    after = page.next();
                } while (after != null);
                assertThat(all).as("%s of %s", figure, row.queue()).hasSize((int)
                        row.figures().count(figure));
                assertThat(all).doesNotHaveDuplicates();
            }
        }
        for (AgentRow row : reports.agentFigures(from, to, SHANGHAI, Bucket.WHOLE)) {
            for (AgentFigure figure : AgentFigure.values()) {
                assertThat(reports.interactionsBehind(figure, row.agent(), from, to, 1_000, null)
                                .interactions())
                        .as("%s of %s", figure, row.agent())
                        .hasSize((int) row.figures().count(figure));
            }
        }
    }

    @Test
    void aMonthOfABusyCentreIsReported() {
        int many = Integer.getInteger("reports.calls", 10_000);
        database.transaction(handle -> {
            String calls = " FROM generate_series(1, " + many + ") AS n";
            String at = "timestamptz '2026-11-19 16:00Z' + n * interval '30 days' / " + many;
            handle.execute("INSERT INTO interaction (id, channel, direction, entry_point, began_at, outcome)"
                    + " SELECT 'i1-' || n, 'VOICE', 'INBOUND', '4001', " + at + ", 'TALKED'" + calls);
            handle.execute(
                    "INSERT INTO queue_entry (interaction, ordinal, queue, plan, step, order_key, head_start_millis,"
                            + " queued_at, ended_at, outcome, wait_millis) SELECT 'i1-' || n, 1, 'q' || n % 5, '{\"steps\":[]}', 0, "
                            + at + ", 0, " + at + ", " + at
                            + ", CASE WHEN n % 10 = 0 THEN 'ABANDONED' ELSE 'ANSWERED' END,"
                            + " n % 40 * 1000" + calls);
            handle.execute(
                    "INSERT INTO assignment (interaction, ordinal, agent, offer, queue, began_at, ended_at, talk_millis,"
                            + " hold_millis, wrap_up_millis, wrap_up_timed_out) SELECT 'i1-' || n, 1, 'a' || n % 200, 'o1-' || n,"
                            + " 'q' || n % 5, " + at + ", " + at + ", 180000, 0, 20000, false" + calls);
            return handle.execute("INSERT INTO agent_state_change (epoch, seq, at, agent, state, available)"
                    + " SELECT 1, n, " + at
                    + ", 'a' || n % 200, CASE WHEN n % 400 < 200 THEN 'READY' ELSE 'TALKING' END,"
                    + " 'READY'" + calls);
        });
        Instant end = DAY.plus(Duration.ofDays(30));
        long start = System.nanoTime();

        List<QueueRow> queues = queues(DAY, end, Bucket.HALF_HOUR);
        long queuesDone = System.nanoTime();
        List<AgentRow> agents = reports.agentFigures(DAY, end, SHANGHAI, Bucket.DAY);
        long agentsDone = System.nanoTime();
        Behind.Page first =
                reports.interactionsBehind(QueueFigure.SHORT_ABANDONS, new QueueId("q0"), DAY, end, TWENTY, 50, null);

        System.out.printf(
                "a month of %d calls: queues by half hour %d ms, agents by day %d ms, behind a figure %d ms%n",
                many,
                (queuesDone - start) / 1_000_000,
                (agentsDone - queuesDone) / 1_000_000,
                (System.nanoTime() - agentsDone) / 1_000_000);
        assertThat(queues.stream().mapToLong(row -> row.figures().entered()).sum())
                .isEqualTo(many - 1);
        assertThat(agents).hasSize(200 * 30);
        assertThat(first.interactions()).hasSize(50);
    }

    @Test
    void aPageThatNobodyWasToldOfIsRefused() {
        for (String after : List.of("", "x", "1_2", "1_i1-1_x", "9".repeat(100), "1_'; DROP TABLE offer_1")) {
            assertThatThrownBy(() ->
                            reports.interactionsBehind(AgentFigure.OFFERS, A02, DAY, DAY.plusSeconds(1), 10, after))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("next");
        }
    }

    private List<Behind> behind(QueueFigure figure, Instant end) {
        return reports.interactionsBehind(figure, Happened.SERVICE, DAY, end, TWENTY, 10, null)
                .interactions();
    }

    private List<QueueRow> queues(Instant from, Instant to, Bucket bucket) {
        return reports.queueFigures(from, to, SHANGHAI, bucket, queue -> TWENTY);
    }

    private void store(Happened happened) {
        database.transaction(handle -> {
            new RecordTables().fold(handle, happened.events());
            return 0;
        });
    }

    private static long minutes(int minutes) {
        return Duration.ofMinutes(minutes).toMillis();
    }
}
