package hotline.acd.simulation.theory;

import java.util.function.DoubleUnaryOperator;

/**
 * What theory says about n agents who are all alike, arrivals at random, exponential handle times and exponential or endless
 * patience.
 *
 * @param probabilityOfWait that an arriving customer finds nobody free
 * @param asaSeconds mean wait of those who are answered
 * @param meanWaitSeconds mean wait of all
 * @param serviceLevel share of all who are answered within the threshold
 * @param probabilityOfAbandon share of all who give up
 * @param occupancy share of the agents' time that is work
 */
public record Erlang(
        double probabilityOfWait,
        double asaSeconds,
        double meanWaitSeconds,
        double serviceLevel,
        double probabilityOfAbandon,
        double occupancy) {
    /** Even, as Simpson's rule wants. */
    private static final int PIECES = 200_000;

    /**
     * Erlang C (A. K. Erlang, 1917): nobody gives up.
     *
     * @param load arrivals a second times handle seconds; less than {@code agents}
     */
    public static Erlang c(int agents, double load, double handleSeconds, double thresholdSeconds) {
        double blocked = 1;
        for (int k = 1; k <= agents; k++) {
            blocked = load * blocked / (k + load * blocked);
        }
        double occupancy = load / agents;
        double waits = blocked / (1 - occupancy * (1 - blocked));
        double wait = waits * handleSeconds / (agents - load);
        double level = 1 - waits * Math.exp(-(agents - load) * thresholdSeconds / handleSeconds);
        return new Erlang(waits, wait, wait, level, 0, occupancy);
    }

    /**
     * Erlang A (C. Palm, 1946), in the integrals of Zeltyn and Mandelbaum, "Call centers with impatient customers: many-server
     * asymptotics of the M/M/n+G queue" (2005): v(t) is the density of the wait a customer of endless patience would have.
     *
     * @param load arrivals a second times handle seconds; any
     */
    public static Erlang a(
            int agents, double load, double handleSeconds, double patienceSeconds, double thresholdSeconds) {
        double arrivals = load / handleSeconds;
        double services = agents / handleSeconds;
        double leaving = 1 / patienceSeconds;
        double blockedInverse = 1;
        for (int k = 1; k < agents; k++) {
            blockedInverse = 1 + k / load * blockedInverse;
        }
        DoubleUnaryOperator exponent = t -> arrivals * -Math.expm1(-leaving * t) * patienceSeconds - services * t;
        double mode = arrivals > services ? patienceSeconds * Math.log(arrivals / services) : 0;
        double peak = exponent.applyAsDouble(mode);
        // Everything is divided by its largest value: with much load it would not fit into a number.
        DoubleUnaryOperator relative = t -> arrivals * Math.exp(exponent.applyAsDouble(t) - peak);
        double end = beyondWhichNothingIsLeft(relative, mode, Math.min(patienceSeconds, 1 / services));
        double all = blockedInverse * Math.exp(-peak) + integral(relative, end);
        DoubleUnaryOperator density = t -> relative.applyAsDouble(t) / all;
        double waits = integral(density, end);
        double abandons = integral(t -> density.applyAsDouble(t) * -Math.expm1(-leaving * t), end);
        double within =
                integral(t -> density.applyAsDouble(t) * Math.exp(-leaving * t), Math.min(thresholdSeconds, end));
        double answeredWait = integral(t -> t * density.applyAsDouble(t) * Math.exp(-leaving * t), end);
        return new Erlang(
                waits,
                answeredWait / (1 - abandons),
                abandons * patienceSeconds,
                1 - waits + within,
                abandons,
                load * (1 - abandons) / agents);
    }

    private static double beyondWhichNothingIsLeft(DoubleUnaryOperator density, double mode, double firstStep) {
        double least = density.applyAsDouble(mode) * 1e-18;
        double step = firstStep;
        double end = mode + step;
        while (density.applyAsDouble(end) > least) {
            step *= 1.5;
            end += step;
        }
        return end;
    }

    /** From 0, by Simpson's rule. */
    private static double integral(DoubleUnaryOperator f, double to) {
        double h = to / PIECES;
        double sum = f.applyAsDouble(0) + f.applyAsDouble(to);
        for (int i = 1; i < PIECES; i++) {
            sum += (i % 2 == 0 ? 2 : 4) * f.applyAsDouble(i * h);
        }
        return sum * h / 3;
    }
}
