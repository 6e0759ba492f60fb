package hotline.crm.survey;

import hotline.crm.report.Sheet;
import hotline.crm.report.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What callers think as a table for spreadsheets: scores with their formulas in the header, shares in percent, and how many have answered. Confined to one thread. */
public final class OpinionSheet {
    private static final Words QUEUE = new Words("队列", "Queue");
    private static final Words AGENT = new Words("坐席", "Agent");

    private final LocalDate from;
    private final LocalDate to;
    private final Locale locale;
    private final Sheet sheet;

    /** @param to the last day, included */
    public OpinionSheet(LocalDate from, LocalDate to, Locale locale) {
        this.from = from;
        this.to = to;
        this.locale = locale;
        this.sheet = new Sheet(Stream.of(
                        new Words("从", "From"),
                        new Words("至", "To"),
                        new Words("类别", "Of"),
                        new Words("编号", "Id"),
                        new Words("名称", "Name"),
                        new Words("已询问", "Asked"),
                        new Words("已回答", "Answered"),
                        new Words("回答率 [回答 / 询问], %", "Response rate [answered / asked], %"),
                        new Words("CSAT [4–5 分 / 回答], %", "CSAT [answers 4–5 of 1–5 / answers], %"),
                        new Words("CSAT 回答数", "CSAT answers"),
                        new Words("NPS [% 9–10 − % 0–6]", "NPS [% 9–10 − % 0–6]"),
                        new Words("NPS 回答数", "NPS answers"),
                        new Words("已解决 [是 / 回答], %", "Solved [yes / answers], %"),
                        new Words("已解决回答数", "Solved answers"))
                .map(words -> words.in(locale))
                .toList());
    }

    /** @param names what the queues are called */
    public OpinionSheet queues(List<Opinion> opinions, UnaryOperator<String> names) {
        opinions.forEach(one -> row(QUEUE, one, names));
        return this;
    }

    /** @param names what the agents are called */
    public OpinionSheet agents(List<Opinion> opinions, UnaryOperator<String> names) {
        opinions.forEach(one -> row(AGENT, one, names));
        return this;
    }

    private void row(Words what, Opinion one, UnaryOperator<String> names) {
        sheet.row(Arrays.asList(
                from,
                to,
                what.in(locale),
                one.of(),
                names.apply(one.of()),
                one.asked(),
                one.answered(),
                percent(one.responseRate()),
                percent(one.satisfaction()),
                one.satisfiedAnswers(),
                percent(one.promoterScore()),
                one.recommendAnswers(),
                percent(one.solvedShare()),
                one.solvedAnswers()));
    }

    private static @Nullable BigDecimal percent(@Nullable Double share) {
        return share == null
                ? null
                : BigDecimal.valueOf(share).movePointRight(2).setScale(2, RoundingMode.HALF_UP);
    }

    /** With the rows so far. */
    public Sheet sheet() {
        return sheet;
    }
}
