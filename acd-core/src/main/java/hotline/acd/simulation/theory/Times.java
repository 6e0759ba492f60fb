package hotline.acd.simulation.theory;

import java.util.random.RandomGenerator;

/** How times of one kind are distributed, in seconds; the same draws on every machine. */
public sealed interface Times {
    double meanSeconds();

    /** Standard deviation / mean. */
    double coefficientOfVariation();

    /** The next one, in seconds, 0 or more. */
    double next(RandomGenerator random);

    /** What the formulas of queueing theory assume. */
    record Exponential(double meanSeconds) implements Times {
        @Override
        public double next(RandomGenerator random) {
            return -StrictMath.log(1.0 - random.nextDouble()) * meanSeconds;
        }

        @Override
        public double coefficientOfVariation() {
            return 1;
        }
    }

    /** What real conversations look like. */
    record LogNormal(double meanSeconds, double coefficientOfVariation) implements Times {
        @Override
        public double next(RandomGenerator random) {
            double variance = StrictMath.log(1 + coefficientOfVariation * coefficientOfVariation);
            return meanSeconds * StrictMath.exp(random.nextGaussian() * StrictMath.sqrt(variance) - variance / 2);
        }
    }

    /** Always the same. */
    record Constant(double meanSeconds) implements Times {
        @Override
        public double next(RandomGenerator random) {
            return meanSeconds;
        }

        @Override
        public double coefficientOfVariation() {
            return 0;
        }
    }
}
