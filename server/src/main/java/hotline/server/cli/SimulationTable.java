package hotline.server.cli;

import hotline.acd.simulation.theory.Estimate;
import hotline.acd.simulation.theory.Model;
import hotline.acd.simulation.theory.ModelResult;
import hotline.server.simulation.SimulateAnswer;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code simulate} found, for people. */
final class SimulationTable {
    private SimulationTable() {}

    static void print(PrintStream out, Model model, ModelResult result, boolean scenario) {
        ModelResult.Totals totals = result.totals();
        out.printf(
                Locale.ROOT,
                "%,d agents, %s calls an hour, load %.4f: %,d calls, %,d answered, %,d abandoned%n%n",
                model.agents().size(),
                number(3600 * model.ratePerSecond()),
                model.load(),
                totals.entered(),
                totals.answered(),
                totals.abandoned());
        Map<String, Double> theory = SimulateAnswer.theoryOf(model);
        List<List<String>> rows = new ArrayList<>();
        add(rows, theory, "asaSeconds", "mean wait of the answered (ASA)", result.asaSeconds(), false);
        add(rows, theory, "meanWaitSeconds", "mean wait of all", result.meanWaitSeconds(), false);
        add(rows, theory, "probabilityOfWait", "have to wait", result.probabilityOfWait(), true);
        add(
                rows,
                theory,
                "serviceLevel",
                "answered within " + number(model.thresholdSeconds()) + " s",
                result.serviceLevel(),
                true);
        add(rows, theory, "probabilityOfAbandon", "give up", result.probabilityOfAbandon(), true);
        add(rows, theory, "occupancy", "agents' occupancy", result.occupancy(), true);
        Table.print(out, List.of("", "SIMULATED", "STANDARD ERROR", theory.isEmpty() ? "" : "THEORY"), rows);
        if (scenario) {
            List<List<String>> types = new ArrayList<>();
            result.types().forEach(type -> add(types, Map.of(), "", type.name(), type.meanWaitSeconds(), false));
            List<List<String>> agents = new ArrayList<>();
            result.agents().forEach(agent -> add(agents, Map.of(), "", agent.name(), agent.idleShare(), true));
            out.println();
            Table.print(out, List.of("TYPE", "MEAN WAIT", "STANDARD ERROR", ""), types);
            out.println();
            Table.print(out, List.of("AGENT", "IDLE", "STANDARD ERROR", ""), agents);
        }
    }

    private static void add(
            List<List<String>> rows,
            Map<String, Double> theory,
            String key,
            String name,
            Estimate figure,
            boolean share) {
        Double expected = theory.get(key);
        rows.add(List.of(
                name,
                figure(figure.value(), share),
                figure(figure.standardError(), share),
                expected == null ? "" : figure(expected, share)));
    }

    private static String figure(double value, boolean share) {
        if (Double.isNaN(value)) {
            return "-";
        }
        return share ? String.format(Locale.ROOT, "%.3f %%", 100 * value) : String.format(Locale.ROOT, "%.4f s", value);
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%,.2f", value);
    }
}
