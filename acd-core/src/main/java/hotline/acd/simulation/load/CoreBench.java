package hotline.acd.simulation.load;

import hotline.acd.distributor.Distributor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Recorded;
import hotline.acd.queue.SelectionPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/** Measures a {@link Crowd}: how many full decisions a second, how long the slowest take, and how a naive scan would do. */
public final class CoreBench {
    private static final int MOST_SAMPLES = 1 << 20;
    private static final int FEWEST_SCANS = 8;
    /** What the compiler does to a hundred agents it does to all; it takes a million decisions until it is done. */
    private static final Shape SMALL = new Shape(100, 100, 1, SelectionPolicy.LONGEST_IDLE, 1);

    private static final int MOST_WARM_UPS = 10;

    private final long warmUpNanos;
    private final long measureNanos;

    private final LongSupplier clock;

    /**
     * How long each crowd is exercised before anything counts, and how long it is then measured.
     *
     * @param clock nanoseconds: {@link System#nanoTime}, or the processor time of the thread where other work runs beside it
     */
    public CoreBench(long warmUpMillis, long measureMillis, LongSupplier clock) {
        this.clock = clock;
        warmUpNanos = warmUpMillis * 1_000_000;
        measureNanos = measureMillis * 1_000_000;
    }

    /** Once, before the first crowd is measured: decides until that is no faster than before. */
    public void warmUp() {
        var crowd = new Crowd(SMALL);
        double best = 0;
        int noFaster = 0;
        for (int i = 0; i < MOST_WARM_UPS && noFaster < 2; i++) {
            double rate = spin(crowd, warmUpNanos)[0];
            noFaster = rate > 1.02 * best ? 0 : noFaster + 1;
            best = Math.max(best, rate);
        }
    }

    /**
     * One crowd measured, on one thread.
     *
     * @param decisionsPerSecond match, ledger, event, state and figures
     * @param callsPerSecond whole calls: arrival, queue, decision, answer and end
     * @param microsAt999 so long, in microseconds, do 999 of 1,000 decisions take at most
     * @param scanDecisionsPerSecond the same decisions by looking at every agent and every entry
     */
    public record Measured(
            Shape shape,
            double decisionsPerSecond,
            double callsPerSecond,
            double microsAt999,
            double scanDecisionsPerSecond) {}

    public Measured measure(Shape shape) {
        var crowd = new Crowd(shape);
        spin(crowd, warmUpNanos);
        double[] rates = spin(crowd, measureNanos);
        return new Measured(shape, rates[0], rates[1], slowest(crowd), scan(crowd, 1e9 / rates[0]));
    }

    /** Decisions a second and calls a second. */
    private double[] spin(Crowd crowd, long nanos) {
        long began = clock.getAsLong();
        long deciding = 0;
        long decisions = 0;
        long end = began;
        while (end - began < nanos) {
            crowd.prepare();
            long from = clock.getAsLong();
            decisions += crowd.decide();
            deciding += clock.getAsLong() - from;
            crowd.restore();
            end = clock.getAsLong();
        }
        return new double[] {1e9 * decisions / deciding, 1e9 * decisions / (end - began)};
    }

    /** Callers come and agents are freed one by one, as they do: who came together in a batch has steps that end together. */
    private double slowest(Crowd crowd) {
        for (int i = 0; i < crowd.decisionsUntilStepsAreOver(); i++) {
            decideOne(crowd);
        }
        long[] took = new long[MOST_SAMPLES];
        int samples = 0;
        long until = clock.getAsLong() + measureNanos;
        while (clock.getAsLong() < until && samples < took.length) {
            took[samples++] = decideOne(crowd);
        }
        Arrays.sort(took, 0, samples);
        return took[(int) (samples * 0.999)] / 1_000.0;
    }

    /** How long it took, nanoseconds. */
    private long decideOne(Crowd crowd) {
        crowd.prepare(1);
        long from = clock.getAsLong();
        crowd.decideOne();
        long took = clock.getAsLong() - from;
        crowd.restore();
        return took;
    }

    /** The same decisions again in a replica that looks at everybody; what follows a decision costs it the same. */
    private double scan(Crowd crowd, double nanosOfADecision) {
        Distributor replica = crowd.replica();
        List<Recorded> events = new ArrayList<>();
        crowd.observe(events::add);
        long looking = 0;
        long scans = 0;
        long until = clock.getAsLong() + measureNanos;
        while (scans < FEWEST_SCANS || clock.getAsLong() < until) {
            crowd.prepare();
            crowd.decide();
            crowd.restore();
            for (Recorded recorded : events) {
                if (recorded.event() instanceof Event.OfferMade && scans < MOST_SAMPLES) {
                    long from = clock.getAsLong();
                    replica.explain(recorded);
                    looking += clock.getAsLong() - from;
                    scans++;
                }
                replica.apply(recorded);
            }
            events.clear();
        }
        return 1e9 / ((double) looking / scans + nanosOfADecision);
    }

    /** Bytes of the heap for each waiting entry, with all that belongs to it. */
    public static double bytesPerWaitingEntry(int entries) {
        var none = new Crowd(new Shape(10, 1, 1, SelectionPolicy.LONGEST_IDLE, 1));
        long before = used();
        var many = new Crowd(new Shape(10, entries, 1, SelectionPolicy.LONGEST_IDLE, 1));
        long after = used();
        // Both must live until here.
        if (none.waiting() != 1 || many.waiting() != entries) {
            throw new IllegalStateException("the crowd is not what it should be");
        }
        return (double) (after - before) / entries;
    }

    private static long used() {
        var runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
