package hotline.crm.report;

import hotline.acd.agent.AgentId;
import hotline.acd.queue.QueueId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Figures as tables for spreadsheets: the metrics of the screen, each with its formula in the header. Times are the centre's,
 * durations in seconds, shares in percent.
 */
public final class FigureSheets {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final ZoneId zone;
    private final Locale locale;

    /**
     * Tables for readers of one language.
     *
     * @param zone the centre's
     */
    public FigureSheets(ZoneId zone, Locale locale) {
        this.zone = zone;
        this.locale = locale;
    }

    /**
     * A row for each row.
     *
     * @param names what the queues are called
     */
    public Sheet queues(List<QueueRow> rows, Function<QueueId, String> names) {
        Sheet sheet = new Sheet(header(
                new Words("队列", "Queue"),
                Arrays.stream(QueueMetric.values())
                        .map(metric -> column(metric.title(), metric.formula(), metric.unit()))
                        .toList()));
        rows.forEach(row -> sheet.row(cells(
                row.from(),
                row.to(),
                row.queue().value(),
                names.apply(row.queue()),
                Arrays.stream(QueueMetric.values())
                        .map(metric -> cell(metric.unit(), metric.value(row.figures())))
                        .toList())));
        return sheet;
    }

    /**
     * A row for each row.
     *
     * @param names what the agents are called
     */
    public Sheet agents(List<AgentRow> rows, Function<AgentId, String> names) {
        Sheet sheet = new Sheet(header(
                new Words("坐席", "Agent"),
                Arrays.stream(AgentMetric.values())
                        .map(metric -> column(metric.title(), metric.formula(), metric.unit()))
                        .toList()));
        rows.forEach(row -> sheet.row(cells(
                row.from(),
                row.to(),
                row.agent().value(),
                names.apply(row.agent()),
                Arrays.stream(AgentMetric.values())
                        .map(metric -> cell(metric.unit(), metric.value(row.figures())))
                        .toList())));
        return sheet;
    }

    /**
     * A row for each node of each flow.
     *
     * @param names what the nodes are about, by flow and node; empty when the flow does not say
     */
    public Sheet flows(List<FlowRow> rows, BinaryOperator<String> names) {
        Sheet sheet = new Sheet(Stream.of(
                        new Words("流程", "Flow"),
                        new Words("节点", "Node"),
                        new Words("名称", "Name"),
                        new Words("进入次数", "Entered"),
                        new Words("在此挂机", "Hung up here"),
                        new Words("平均停留, s", "Mean time, s"),
                        new Words("离开方式", "Left by"))
                .map(words -> words.in(locale))
                .toList());
        for (FlowRow flow : rows) {
            for (FlowRow.NodeRow node : flow.nodes()) {
                sheet.row(List.of(
                        flow.flow(),
                        node.node(),
                        names.apply(flow.flow(), node.node()),
                        node.entered(),
                        node.abandoned(),
                        BigDecimal.valueOf(node.meanMillis(), 3),
                        node.exits().entrySet().stream()
                                .map(exit -> exit.getKey() + " " + exit.getValue())
                                .collect(Collectors.joining("; "))));
            }
        }
        return sheet;
    }

    private List<String> header(Words what, List<String> metrics) {
        List<String> header = new ArrayList<>(List.of(
                new Words("从", "From").in(locale),
                new Words("至", "To").in(locale),
                what.in(locale),
                new Words("名称", "Name").in(locale)));
        header.addAll(metrics);
        return header;
    }

    private String column(Words title, String formula, Unit unit) {
        String measured =
                switch (unit) {
                    case COUNT -> "";
                    case SHARE -> ", %";
                    case MILLIS -> ", s";
                };
        return title.in(locale) + " [" + formula + "]" + measured;
    }

    private List<@Nullable Object> cells(
            Instant from, Instant to, String id, String name, List<? extends @Nullable Object> metrics) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(MINUTE.format(from.atZone(zone)));
        cells.add(MINUTE.format(to.atZone(zone)));
        cells.add(id);
        cells.add(name);
        cells.addAll(metrics);
        return cells;
    }

    private static @Nullable Object cell(Unit unit, OptionalDouble value) {
        if (value.isEmpty()) {
            return null;
        }
        BigDecimal exact = BigDecimal.valueOf(value.getAsDouble());
        return switch (unit) {
            case COUNT -> exact.longValue();
            case SHARE -> exact.movePointRight(2).setScale(2, RoundingMode.HALF_UP);
            case MILLIS -> exact.movePointLeft(3).setScale(3, RoundingMode.HALF_UP);
        };
    }
}
