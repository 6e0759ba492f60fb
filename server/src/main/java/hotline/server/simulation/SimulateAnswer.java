package hotline.server.simulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import hotline.acd.simulation.theory.Erlang;
import hotline.acd.simulation.theory.Estimate;
import hotline.acd.simulation.theory.Model;
import hotline.acd.simulation.theory.ModelResult;
import hotline.acd.simulation.theory.Times;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code simulate} answers. Times in seconds, shares from 0 to 1; null where there was nothing to measure.
 *
 * @param standardErrors of the figures of the same names; null where the run was too short to tell
 * @param theory Erlang C or A for the figures of the same names; null where neither applies
 * @param types of a scenario, else null
 * @param agents of a scenario, else null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SimulateAnswer(
        @Nullable Double asaSeconds,
        @Nullable Double meanWaitSeconds,
        @Nullable Double probabilityOfWait,
        @Nullable Double serviceLevel,
        @Nullable Double probabilityOfAbandon,
        @Nullable Double occupancy,
        Map<String, @Nullable Double> standardErrors,
        @Nullable Map<String, Double> theory,
        @Nullable List<Type> types,
        @Nullable List<Agent> agents,
        double load,
        long entered,
        long answered,
        long abandoned,
        long waiting,
        double simulatedSeconds,
        LittlesLaw littlesLaw,
        long seed) {
    public record Type(
            String name,
            @Nullable Double meanWaitSeconds,
            @Nullable Double standardError) {}

    public record Agent(
            String name,
            @Nullable Double idleShare,
            @Nullable Double standardError) {}

    /**
     * The whole run, nothing discarded: what the calls waited, and the number waiting summed over time. They are equal.
     *
     * @param meanWaiting how many waited at a time
     */
    public record LittlesLaw(double callsWaitedSeconds, double waitingOverTimeSeconds, double meanWaiting) {}

    public static SimulateAnswer of(Model model, ModelResult result, boolean scenario) {
        Map<String, @Nullable Double> errors = new LinkedHashMap<>();
        figures(result).forEach((key, figure) -> errors.put(key, orNull(figure.standardError())));
        ModelResult.Totals totals = result.totals();
        return new SimulateAnswer(
                orNull(result.asaSeconds().value()),
                orNull(result.meanWaitSeconds().value()),
                orNull(result.probabilityOfWait().value()),
                orNull(result.serviceLevel().value()),
                orNull(result.probabilityOfAbandon().value()),
                orNull(result.occupancy().value()),
                errors,
                theory(model).map(SimulateAnswer::figures).orElse(null),
                scenario
                        ? result.types().stream()
                                .map(type -> new Type(
                                        type.name(),
                                        orNull(type.meanWaitSeconds().value()),
                                        orNull(type.meanWaitSeconds().standardError())))
                                .toList()
                        : null,
                scenario
                        ? result.agents().stream()
                                .map(agent -> new Agent(
                                        agent.name(),
                                        orNull(agent.idleShare().value()),
                                        orNull(agent.idleShare().standardError())))
                                .toList()
                        : null,
                model.load(),
                totals.entered(),
                totals.answered(),
                totals.abandoned(),
                totals.waiting(),
                totals.seconds(),
                new LittlesLaw(
                        totals.waitTicks() / totals.ticksPerSecond(),
                        totals.waitingTicks() / totals.ticksPerSecond(),
                        (double) totals.waitingTicks() / totals.ticks()),
                model.seed());
    }

    /** The figures under the names they have in the answer. */
    static Map<String, Estimate> figures(ModelResult result) {
        Map<String, Estimate> figures = new LinkedHashMap<>();
        figures.put("asaSeconds", result.asaSeconds());
        figures.put("meanWaitSeconds", result.meanWaitSeconds());
        figures.put("probabilityOfWait", result.probabilityOfWait());
        figures.put("serviceLevel", result.serviceLevel());
        figures.put("probabilityOfAbandon", result.probabilityOfAbandon());
        figures.put("occupancy", result.occupancy());
        return figures;
    }

    /** What theory says, under the same names; empty where it says nothing. */
    public static Map<String, Double> theoryOf(Model model) {
        return theory(model).map(SimulateAnswer::figures).orElse(Map.of());
    }

    private static Map<String, Double> figures(Erlang theory) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("asaSeconds", theory.asaSeconds());
        figures.put("meanWaitSeconds", theory.meanWaitSeconds());
        figures.put("probabilityOfWait", theory.probabilityOfWait());
        figures.put("serviceLevel", theory.serviceLevel());
        figures.put("probabilityOfAbandon", theory.probabilityOfAbandon());
        figures.put("occupancy", theory.occupancy());
        return figures;
    }

    /** Only where everybody serves everybody and handle times are exponential. */
    private static Optional<Erlang> theory(Model model) {
        boolean alike = model.types().stream()
                .allMatch(type ->
                        model.agents().stream().allMatch(agent -> agent.skills().containsAll(type.requires())));
        if (!alike || !(model.handle() instanceof Times.Exponential)) {
            return Optional.empty();
        }
        int agents = model.agents().size();
        double handle = model.handle().meanSeconds();
        double work = model.load() * agents;
        double patience = model.patience().map(Times::meanSeconds).orElse(Double.POSITIVE_INFINITY);
        return patience == 0
                ? Optional.empty()
                : Optional.of(
                        Double.isInfinite(patience)
                                ? Erlang.c(agents, work, handle, model.thresholdSeconds())
                                : Erlang.a(agents, work, handle, patience, model.thresholdSeconds()));
    }

    private static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
