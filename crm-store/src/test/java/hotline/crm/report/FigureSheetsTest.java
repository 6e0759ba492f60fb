package hotline.crm.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import hotline.acd.agent.AgentId;
import hotline.acd.figures.AgentFigures;
import hotline.acd.figures.QueueFigures;
import hotline.acd.figures.QueueTally;
import hotline.acd.figures.Thresholds;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FigureSheetsTest {
    private static final Instant FROM = Instant.parse("2026-11-20T01:00:00Z");
    private static final Instant TO = Instant.parse("2026-11-20T01:30:00Z");
    private static final QueueId SALES = new QueueId("sales");

    private final FigureSheets english = new FigureSheets(ZoneId.of("Asia/Shanghai"), Locale.ENGLISH);

    @Test
    void figuresHaveTheirFormulaInTheHeaderAndAreInSecondsAndPercent() {
        QueueTally tally = new QueueTally(new Thresholds(20_000, 5_000));
        tally.entered();
        tally.entered();
        tally.entered();
        tally.ended(EntryOutcome.ANSWERED, 1_500);
        tally.ended(EntryOutcome.ANSWERED, 30_000);
        tally.ended(EntryOutcome.ABANDONED, 4_000);

        List<CsvRecord> rows =
                rows(english.queues(List.of(new QueueRow(FROM, TO, SALES, tally.figures())), id -> "=Sales")
                        .csv());

        assertThat(cell(rows, "From")).isEqualTo("2026-11-20 09:00");
        assertThat(cell(rows, "Name")).isEqualTo("'=Sales");
        assertThat(cell(rows, "Entered [O]")).isEqualTo("3");
        assertThat(cell(rows, "Service level [A_T / (A + B)], %")).isEqualTo("33.33");
        assertThat(cell(rows, "ASA [Σ wait of answered / A], s")).isEqualTo("15.750");
        assertThat(cell(rows, "AHT [Σ (talk + hold + wrap-up) / handled], s")).isEmpty();
    }

    @Test
    void chineseReadersHaveChineseHeaders() {
        FigureSheets chinese = new FigureSheets(ZoneId.of("Asia/Shanghai"), Locale.SIMPLIFIED_CHINESE);

        String agents = chinese.agents(
                        List.of(new AgentRow(FROM, TO, new AgentId("a01"), AgentFigures.NONE)), id -> "陈静")
                .csv();
        String queues = chinese.queues(List.of(new QueueRow(FROM, TO, SALES, QueueFigures.NONE)), id -> "销售")
                .csv();

        assertThat(rows(agents).getFirst().getFields())
                .contains("坐席", "占用率 [work / (work + ready-idle), work = ringing + talk + hold + wrap-up], %");
        assertThat(rows(queues).getFirst().getFields()).contains("队列", "服务水平 [A_T / (A + B)], %");
        assertThat(rows(agents).getLast().getFields()).contains("陈静");
    }

    private static String cell(List<CsvRecord> rows, String column) {
        int index = rows.getFirst().getFields().indexOf(column);
        assertThat(index).as(column + " in " + rows.getFirst().getFields()).isNotNegative();
        return rows.getLast().getField(index);
    }

    private static List<CsvRecord> rows(String csv) {
        List<CsvRecord> rows = new ArrayList<>();
        CsvReader.builder().ofCsvRecord(csv.substring(1)).forEach(rows::add);
        return rows;
    }
}
