package hotline.crm.report;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.EntryOutcome;
import hotline.crm.Database;
import hotline.crm.TestDatabase;
import hotline.crm.record.Happened;
import hotline.crm.record.RecordTables;
import hotline.crm.report.FlowRow.NodeRow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class FlowReportsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
    private static final long T = NOON.toEpochMilli();

    private final Happened happened = new Happened(1);
    private Database database;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
        served(T, 1);
        leavesInTheMenu(T + 60_000, 2);
        comesBackFromTheQueue(T + 120_000, 3);
        served(T + Duration.ofHours(2).toMillis(), 4);
        database.transaction(handle -> {
            new RecordTables().fold(handle, happened.events());
            return true;
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aFlowSaysHowManyItServedAloneAndWhereTheOthersWent() {
        FlowRow flow = hour().getFirst();

        assertThat(hour()).hasSize(1);
        assertThat(flow.flow()).isEqualTo("main");
        assertThat(flow.calls()).isEqualTo(3);
        assertThat(flow.selfServed()).isEqualTo(1);
        assertThat(flow.left()).isEqualTo(1);
        assertThat(flow.queued()).isEqualTo(1);
        assertThat(flow.containment()).hasValue(1 / 3.0);
    }

    @Test
    void aNodeSaysHowOftenItWasEnteredByWhatItWasLeftAndHowLongItTook() {
        NodeRow menu = node("menu");
        assertThat(menu.entered()).isEqualTo(3);
        assertThat(menu.abandoned()).isEqualTo(1);
        assertThat(menu.exits()).isEqualTo(Map.of("key:2", 1L, "key:1", 1L, "caller-left", 1L));
        assertThat(menu.meanMillis()).isEqualTo((4_000 + 7_000 + 1_000) / 3);

        assertThat(node("greeting").meanMillis()).isEqualTo(2_000);
    }

    @Test
    void theTimeInTheQueueIsNotTheNextNodes() {
        assertThat(node("message").millis()).isEqualTo(3_000);
    }

    @Test
    void theTableForSpreadsheetsHasARowForEachNode() {
        String csv = new FigureSheets(ZoneId.of("Asia/Shanghai"), Locale.ENGLISH)
                .flows(hour(), (flow, node) -> node.equals("menu") ? "=Main menu" : "")
                .csv();

        assertThat(csv.lines()).hasSize(1 + hour().getFirst().nodes().size());
        assertThat(csv)
                .contains("main,menu,")
                .contains("caller-left 1; key:1 1; key:2 1")
                .doesNotContain(",=Main");
    }

    private List<FlowRow> hour() {
        return new FlowReports(database).flows(NOON, NOON.plus(Duration.ofHours(1)));
    }

    private NodeRow node(String name) {
        return hour().getFirst().nodes().stream()
                .filter(node -> node.node().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void served(long at, long number) {
        InteractionId id = happened.begins(at, number);
        happened.passes(at + 2_000, id, "greeting", "next");
        happened.passes(at + 6_000, id, "menu", "key:2");
        happened.served(at + 9_000, id, "bill");
        happened.passes(at + 9_000, id, "bill", "hung-up");
        happened.customerLeaves(at + 9_000, id, EndedBy.SYSTEM, null);
        happened.ends(at + 9_000, id);
    }

    private void leavesInTheMenu(long at, long number) {
        InteractionId id = happened.begins(at, number);
        happened.passes(at + 2_000, id, "greeting", "next");
        happened.customerLeaves(at + 9_000, id, EndedBy.CALLER, null);
        happened.passes(at + 9_000, id, "menu", "caller-left");
        happened.ends(at + 9_000, id);
    }

    private void comesBackFromTheQueue(long at, long number) {
        InteractionId id = happened.begins(at, number);
        happened.passes(at + 2_000, id, "greeting", "next");
        happened.passes(at + 3_000, id, "menu", "key:1");
        happened.passes(at + 3_000, id, "person", "queue:service");
        happened.queues(at + 3_000, id, 0);
        happened.entryEnds(at + 50_000, id, EntryOutcome.EXITED);
        happened.passes(at + 53_000, id, "message", "next");
        happened.customerLeaves(at + 54_000, id, EndedBy.CALLER, null);
        happened.ends(at + 54_000, id);
    }
}
