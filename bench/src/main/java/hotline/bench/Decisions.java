package hotline.bench;

import hotline.acd.queue.SelectionPolicy;
import hotline.acd.simulation.load.Crowd;
import hotline.acd.simulation.load.Shape;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Full routing decisions of the core: match, ledger, event, state, figures; one thread, batches of 64. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = {"-Xms1g", "-Xmx2g", "-Xmn300m", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Decisions {
    private static final int BATCH = 64;

    @Param({"1000", "10000", "100000"})
    private int agents;

    /** As many as agents, or nobody. */
    @Param({"true", "false"})
    private boolean somebodyWaits;

    @Param({"LONGEST_IDLE", "LEAST_OCCUPIED"})
    private SelectionPolicy policy;

    @Param({"1", "3"})
    private int steps;

    private Crowd crowd = new Crowd(new Shape(2, 1, 1, SelectionPolicy.LONGEST_IDLE, 1));

    /** The crowd. */
    @Setup(Level.Trial)
    public void gather() {
        crowd = new Crowd(new Shape(agents, somebodyWaits ? agents : 0, 1, policy, steps));
    }

    /** Gets ready for a batch. */
    @Setup(Level.Invocation)
    public void prepare() {
        crowd.prepare();
    }

    /** A batch. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int decide() {
        return crowd.decide();
    }

    /** Makes the crowd what it was. */
    @TearDown(Level.Invocation)
    public void restore() {
        crowd.restore();
    }
}
