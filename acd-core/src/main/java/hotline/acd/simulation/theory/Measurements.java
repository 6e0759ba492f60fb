package hotline.acd.simulation.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What is measured of a run: of all calls but the first tenth, and of the time from the arrival of the first of them to that of the last. */
final class Measurements {
    private static final int FEWEST_CALLS_IN_A_BATCH = 10;

    private final Model model;
    private final double ticksPerSecond;
    private final long thresholdTicks;
    private final long discarded;
    private final int batches;

    private final BatchMeans answeredWait;
    private final BatchMeans wait;
    private final BatchMeans waits;
    private final BatchMeans late;
    private final BatchMeans abandons;
    private final BatchMeans occupancy;
    private final List<BatchMeans> waitByType;
    private final List<BatchMeans> idleByAgent;

    private final long[] busySince;
    private long batchBegan;
    private int batch = -1;

    private static final long IDLE = -1;

    Measurements(Model model, double ticksPerSecond) {
        this.model = model;
        this.ticksPerSecond = ticksPerSecond;
        thresholdTicks = (long) (model.thresholdSeconds() * ticksPerSecond);
        discarded = model.calls() - model.measuredCalls();
        batches = (int) Math.clamp(model.measuredCalls() / FEWEST_CALLS_IN_A_BATCH, 1, BatchMeans.BATCHES);
        answeredWait = new BatchMeans(batches);
        wait = new BatchMeans(batches);
        waits = new BatchMeans(batches);
        late = new BatchMeans(batches);
        abandons = new BatchMeans(batches);
        occupancy = new BatchMeans(batches);
        waitByType = oneFor(model.types());
        idleByAgent = oneFor(model.agents());
        busySince = new long[model.agents().size()];
        Arrays.fill(busySince, IDLE);
    }

    private List<BatchMeans> oneFor(List<?> things) {
        return Stream.generate(() -> new BatchMeans(batches))
                .limit(things.size())
                .toList();
    }

    void arrived(long call, long at) {
        int next = batchOf(call);
        if (next != batch) {
            closeBatch(at);
            batch = next;
        } else if (call == model.calls()) {
            closeBatch(at);
            batch = -1;
        }
    }

    void answered(long call, int type, long waitTicks, boolean atOnce) {
        int its = batchOf(call);
        if (its >= 0) {
            double seconds = waitTicks / ticksPerSecond;
            waited(its, type, seconds, atOnce);
            answeredWait.add(its, seconds, 1);
            late.add(its, waitTicks <= thresholdTicks ? 0 : 1, 1);
            abandons.add(its, 0, 1);
        }
    }

    void abandoned(long call, int type, long waitTicks) {
        int its = batchOf(call);
        if (its >= 0) {
            waited(its, type, waitTicks / ticksPerSecond, false);
            late.add(its, 1, 1);
            abandons.add(its, 1, 1);
        }
    }

    private void waited(int its, int type, double seconds, boolean atOnce) {
        wait.add(its, seconds, 1);
        waits.add(its, atOnce ? 0 : 1, 1);
        waitByType.get(type).add(its, seconds, 1);
    }

    void busy(int agent, long at) {
        busySince[agent] = at;
    }

    void idle(int agent, long at) {
        count(agent, at);
        busySince[agent] = IDLE;
    }

    private void count(int agent, long until) {
        if (batch >= 0) {
            double busy = (until - Math.max(busySince[agent], batchBegan)) / ticksPerSecond;
            occupancy.add(batch, busy, 0);
            idleByAgent.get(agent).add(batch, -busy, 0);
        }
    }

    private void closeBatch(long at) {
        if (batch >= 0) {
            double lasted = (at - batchBegan) / ticksPerSecond;
            occupancy.add(batch, 0, lasted * busySince.length);
            for (int agent = 0; agent < busySince.length; agent++) {
                if (busySince[agent] != IDLE) {
                    count(agent, at);
                }
                idleByAgent.get(agent).add(batch, lasted, lasted);
            }
        }
        batchBegan = at;
    }

    private int batchOf(long call) {
        if (call <= discarded) {
            return -1;
        }
        return (int) ((call - discarded - 1) * batches / model.measuredCalls());
    }

    ModelResult result(ModelResult.Totals totals) {
        double oneCall = 1.0 / model.measuredCalls();
        double swing = model.leastRelativeErrorOfWaits();
        double oneShortWait =
                oneCall * model.handle().meanSeconds() / model.agents().size();
        var types = new ArrayList<ModelResult.OfType>();
        for (int i = 0; i < waitByType.size(); i++) {
            types.add(new ModelResult.OfType(
                    model.types().get(i).name(), waitByType.get(i).estimate(oneShortWait, swing)));
        }
        var agents = new ArrayList<ModelResult.OfAgent>();
        for (int i = 0; i < idleByAgent.size(); i++) {
            agents.add(new ModelResult.OfAgent(
                    model.agents().get(i).name(), idleByAgent.get(i).estimate(0, 0)));
        }
        return new ModelResult(
                totals,
                answeredWait.estimate(oneShortWait, swing),
                wait.estimate(oneShortWait, swing),
                waits.estimate(oneCall, 0),
                complement(late.estimate(oneCall, 0)),
                abandons.estimate(model.patience().isPresent() ? oneCall : 0, 0),
                occupancy.estimate(0, 0),
                types,
                agents);
    }

    /** The rarer of the two is measured: its error is the surer one. */
    private static Estimate complement(Estimate share) {
        return new Estimate(1 - share.value(), share.standardError());
    }
}
