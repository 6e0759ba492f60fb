package hotline.server.cli;

import hotline.acd.queue.SelectionPolicy;
import hotline.acd.simulation.load.CoreBench;
import hotline.acd.simulation.load.CoreBench.Measured;
import hotline.acd.simulation.load.Shape;
import hotline.server.Refused;
import hotline.server.simulation.CurvesChart;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code bench}. Needs no running server. */
@Command(name = "bench", description = "How fast this machine is at what Hotline does.")
final class BenchCommand implements Callable<Integer> {
    private static final int[] SIZES = {10, 100, 1_000, 10_000, 100_000};
    /** Each caller who comes costs a look at every set of skills that is asked for: with ten thousand of them the crowd takes minutes to gather. */
    private static final int MOST_WITH_PROFILES = 10_000;

    private static final int[] QUICK_SIZES = {10, 1_000, 10_000};
    private static final int MANY_WAITING = 100_000;

    @ParentCommand
    private @Nullable HotlineCli cli;

    @Spec
    private @Nullable CommandSpec spec;

    /** What {@code bench core} answers. */
    record CoreAnswer(Map<String, List<Row>> curves, double bytesPerWaitingEntry) {}

    /** One crowd. */
    record Row(
            int agents,
            int waiting,
            int profiles,
            String policy,
            int steps,
            double decisionsPerSecond,
            double callsPerSecond,
            double microsAt999,
            double scanDecisionsPerSecond) {
        static Row of(Measured measured) {
            Shape shape = measured.shape();
            return new Row(
                    shape.agents(),
                    shape.waiting(),
                    shape.profiles(),
                    shape.policy().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    shape.steps(),
                    measured.decisionsPerSecond(),
                    measured.callsPerSecond(),
                    measured.microsAt999(),
                    measured.scanDecisionsPerSecond());
        }
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(Objects.requireNonNull(spec).commandLine(), "Say what: core");
    }

    @Command(
            name = "core",
            description =
                    "Full routing decisions a second on one thread (match, ledger, event, state, figures), beside a naive scan. See docs/benchmarks.md.")
    int core(
            @Option(names = "--quick", description = "fewer sizes, shorter: about a minute") boolean quick,
            @Option(
                            names = "--processor-time",
                            description =
                                    "go by the processor time of the deciding thread, not by the clock: for a machine that does other work; collections of garbage are not in it")
                    boolean processorTime,
            @Option(names = "--svg", paramLabel = "FILE", description = "draw the curves, too") @Nullable Path svg) {
        HotlineCli root = Objects.requireNonNull(cli);
        LongSupplier clock =
                processorTime ? ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime : System::nanoTime;
        CoreBench bench = quick ? new CoreBench(1_000, 500, clock) : new CoreBench(3_000, 1_500, clock);
        root.console().progress("warming up");
        bench.warmUp();
        Map<String, List<Row>> curves = new LinkedHashMap<>();
        shapes(quick).forEach((curve, shapes) -> {
            List<Row> rows = new ArrayList<>();
            for (Shape shape : shapes) {
                Row row = Row.of(bench.measure(shape));
                rows.add(row);
                root.console().progress(curve + ": " + inWords(row));
            }
            curves.put(curve, rows);
        });
        CoreAnswer answer = new CoreAnswer(curves, CoreBench.bytesPerWaitingEntry(MANY_WAITING));
        if (svg != null) {
            String by = processorTime ? ", by processor time" : "";
            draw(svg, "Full routing decisions a second, one thread" + by, answer);
        }
        root.console().answer(root.json(), answer, out -> {
            answer.curves().forEach((curve, rows) -> {
                out.println(curve);
                Table.print(
                        out,
                        List.of("AGENTS", "WAITING", "PROFILES", "DECISIONS/S", "P99.9", "CALLS/S", "SCAN/S"),
                        rows.stream().map(BenchCommand::cells).toList());
                out.println();
            });
            out.printf(Locale.ROOT, "%.0f bytes for each waiting entry%n", answer.bytesPerWaitingEntry());
        });
        return ExitCode.OK;
    }

    private static Map<String, List<Shape>> shapes(boolean quick) {
        int[] sizes = quick ? QUICK_SIZES : SIZES;
        Map<String, List<Shape>> shapes = new LinkedHashMap<>();
        shapes.put("longest-idle, somebody waits", all(sizes, size -> size, 1, SelectionPolicy.LONGEST_IDLE, 1));
        shapes.put("longest-idle, somebody is free", all(sizes, size -> 0, 1, SelectionPolicy.LONGEST_IDLE, 1));
        int[] withProfiles =
                Arrays.stream(sizes).filter(size -> size <= MOST_WITH_PROFILES).toArray();
        shapes.put(
                "longest-idle, ten agents a profile",
                all(withProfiles, size -> size, 10, SelectionPolicy.LONGEST_IDLE, 1));
        shapes.put("least-occupied, somebody waits", all(sizes, size -> size, 1, SelectionPolicy.LEAST_OCCUPIED, 1));
        shapes.put("least-occupied, somebody is free", all(sizes, size -> 0, 1, SelectionPolicy.LEAST_OCCUPIED, 1));
        shapes.put("three steps, somebody waits", all(sizes, size -> size, 1, SelectionPolicy.LONGEST_IDLE, 3));
        List<Shape> queueLengths = new ArrayList<>();
        for (int waiting : sizes) {
            queueLengths.add(new Shape(1_000, waiting, 1, SelectionPolicy.LONGEST_IDLE, 1));
        }
        shapes.put("longest-idle, 1,000 agents, longer and longer queues", queueLengths);
        return shapes;
    }

    private static List<Shape> all(
            int[] sizes, IntUnaryOperator waiting, int agentsInAProfile, SelectionPolicy policy, int steps) {
        List<Shape> shapes = new ArrayList<>();
        for (int size : sizes) {
            int profiles = agentsInAProfile == 1 ? 1 : Math.max(1, size / agentsInAProfile);
            shapes.add(new Shape(size, waiting.applyAsInt(size), profiles, policy, steps));
        }
        return shapes;
    }

    private static List<String> cells(Row row) {
        return List.of(
                number(row.agents()),
                number(row.waiting()),
                number(row.profiles()),
                number(row.decisionsPerSecond()),
                String.format(Locale.ROOT, "%.1f us", row.microsAt999()),
                number(row.callsPerSecond()),
                number(row.scanDecisionsPerSecond()));
    }

    private static String inWords(Row row) {
        return String.format(
                Locale.ROOT,
                "%,d agents, %,d waiting: %,.0f decisions a second",
                row.agents(),
                row.waiting(),
                row.decisionsPerSecond());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static void draw(Path file, String title, CoreAnswer answer) {
        List<CurvesChart.Curve> curves = new ArrayList<>();
        answer.curves().forEach((name, rows) -> {
            if (rows.stream().map(Row::agents).distinct().count() == rows.size()) {
                curves.add(new CurvesChart.Curve(
                        name,
                        rows.stream().map(row -> (double) row.agents()).toList(),
                        rows.stream().map(Row::decisionsPerSecond).toList()));
            }
        });
        List<Row> first = answer.curves().values().iterator().next();
        curves.add(new CurvesChart.Curve(
                "naive scan, somebody waits",
                first.stream().map(row -> (double) row.agents()).toList(),
                first.stream().map(Row::scanDecisionsPerSecond).toList()));
        try {
            Files.writeString(file, CurvesChart.draw(title, "agents", curves));
        } catch (IOException e) {
            throw new Refused(
                    "not-written", "The chart cannot be written: " + e.getMessage() + ".", "Name another --svg FILE.");
        }
    }
}
