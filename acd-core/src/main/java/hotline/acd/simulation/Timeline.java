package hotline.acd.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What will happen in the simulated world, by time, and in the order of planning at the same time. */
public final class Timeline {
    private record Plan(long at, long order, Runnable what) {}

    private final PriorityQueue<Plan> plans =
            new PriorityQueue<>(Comparator.comparingLong(Plan::at).thenComparingLong(Plan::order));
    private long planned;

    public void at(long time, Runnable what) {
        plans.add(new Plan(time, planned++, what));
    }

    /** When the next thing happens, {@code Long.MAX_VALUE} for never. */
    public long next() {
        var first = plans.peek();
        return first == null ? Long.MAX_VALUE : first.at();
    }

    public void happen() {
        var first = plans.poll();
        if (first != null) {
            first.what().run();
        }
    }
}
