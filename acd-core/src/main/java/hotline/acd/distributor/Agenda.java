package hotline.acd.distributor;

import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What falls due when. Follows from the rest of the state, so it is in no snapshot; what falls due at the same millisecond happens
 * in the order of {@link Due}, so that it does not depend on how the state came about.
 *
 * <p>Most of what is planned is called off before its time. So what is called off is only marked, and thrown away when its moment
 * comes or when more is called off than not.
 */
final class Agenda {
    private static final int FEW = 64;

    /** Something planned. */
    static final class Item implements Comparable<Item> {
        private final long at;
        private final Due due;
        private final int kind;
        /** Called off, or over. */
        private boolean done;

        private Item(Due due, long at) {
            this.due = due;
            this.kind = due.kind();
            this.at = at;
        }

        @Override
        public int compareTo(Item other) {
            if (at != other.at) {
                return Long.compare(at, other.at);
            }
            return kind != other.kind ? Integer.compare(kind, other.kind) : due.compareToSameKind(other.due);
        }
    }

    private final Timeline<Item> inTime = new Timeline<>();
    /** Taken out of it because they fall due, in their order. */
    private final PriorityQueue<Item> ripe = new PriorityQueue<>();
    /** What has no owner to remember it. */
    private final Map<Due, Item> planned = new HashMap<>();

    /** How many are called off and still there. */
    private int calledOff;

    /** Plans it, instead of when it was planned for before. */
    void set(Due due, long at) {
        callOff(planned.put(due, plan(due, at)));
    }

    void clear(Due due) {
        if (!planned.isEmpty()) {
            callOff(planned.remove(due));
        }
    }

    /** Plans what its owner calls off by what is returned. */
    Item plan(Due due, long at) {
        var item = new Item(due, at);
        inTime.add(at, item);
        return item;
    }

    /** Nothing happens when there is none, or it is over. */
    void callOff(@Nullable Item item) {
        if (item != null && !item.done) {
            item.done = true;
            calledOff++;
            if (calledOff > FEW + inTime.size() / 2) {
                inTime.removeIf(other -> other.done);
                ripe.removeIf(other -> other.done);
                calledOff = 0;
            }
        }
    }

    /** When the first falls due, or {@link Distributor#NEVER}. */
    long next() {
        dropCalledOff();
        long next = inTime.isEmpty() ? Distributor.NEVER : inTime.firstTime();
        return ripe.isEmpty() ? next : Math.min(next, ripe.element().at);
    }

    /** From the front of both. */
    private void dropCalledOff() {
        while (!inTime.isEmpty() && inTime.first().done) {
            inTime.removeFirst();
            calledOff--;
        }
        while (!ripe.isEmpty() && ripe.element().done) {
            ripe.remove();
            calledOff--;
        }
    }

    /** Takes the first that is due by then, null when none is. */
    @Nullable
    Due takeDue(long now) {
        long next = next();
        if (next > now || next == Distributor.NEVER) {
            return null;
        }
        while (!inTime.isEmpty() && inTime.firstTime() == next) {
            ripe.add(inTime.removeFirst());
        }
        dropCalledOff();
        var item = ripe.remove();
        item.done = true;
        if (!planned.isEmpty()) {
            planned.remove(item.due, item);
        }
        return item.due;
    }
}
