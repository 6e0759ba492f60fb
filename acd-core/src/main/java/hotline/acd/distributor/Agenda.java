package hotline.acd.distributor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    static final class Item {
        private final Moment moment;
        private final Due due;
        /** Called off, or over. */
        private boolean done;

        private Item(Moment moment, Due due) {
            this.moment = moment;
            this.due = due;
        }
    }

    /** All that is planned for one millisecond. */
    private static final class Moment implements Comparable<Moment> {
        private final long at;
        private final List<Item> items = new ArrayList<>(1);
        /** How many have not been called off. */
        private int toCome;
        /** Whether what comes next is the last of the items. */
        private boolean inOrder;

        private Moment(long at) {
            this.at = at;
        }

        private void add(Item item) {
            items.add(item);
            toCome++;
            inOrder = false;
        }

        private Item take() {
            if (!inOrder) {
                items.removeIf(item -> item.done);
                items.sort((one, other) -> other.due.compareTo(one.due));
                inOrder = true;
            }
            for (Item last = items.removeLast(); ; last = items.removeLast()) {
                if (!last.done) {
                    return last;
                }
            }
        }

        @Override
        public int compareTo(Moment other) {
            return Long.compare(at, other.at);
        }
    }

    private final Map<Long, Moment> moments = new HashMap<>();
    private final PriorityQueue<Moment> inTime = new PriorityQueue<>();
    /** What has no owner to remember it. */
    private final Map<Due, Item> planned = new HashMap<>();

    private int toCome;
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
        var moment = moments.get(at);
        if (moment == null) {
            moment = new Moment(at);
            moments.put(at, moment);
            inTime.add(moment);
        }
        var item = new Item(moment, due);
        moment.add(item);
        toCome++;
        return item;
    }

    /** Nothing happens when there is none, or it is over. */
    void callOff(@Nullable Item item) {
        if (item != null && !item.done) {
            end(item);
            calledOff++;
            if (calledOff > FEW + toCome) {
                clean();
            }
        }
    }

    /** When the first falls due, or {@link Distributor#NEVER}. */
    long next() {
        for (Moment first = inTime.peek(); first != null; first = inTime.peek()) {
            if (first.toCome > 0) {
                return first.at;
            }
            inTime.remove();
            forget(first);
        }
        return Distributor.NEVER;
    }

    /** Takes the first that is due by then, null when none is. */
    @Nullable
    Due takeDue(long now) {
        var first = next() > now ? null : inTime.peek();
        if (first == null) {
            return null;
        }
        var item = first.take();
        end(item);
        if (!planned.isEmpty()) {
            planned.remove(item.due, item);
        }
        return item.due;
    }

    private void end(Item item) {
        item.done = true;
        item.moment.toCome--;
        toCome--;
    }

    private void forget(Moment moment) {
        moments.remove(moment.at);
        calledOff -= moment.items.size();
    }

    private void clean() {
        inTime.removeIf(moment -> moment.toCome == 0);
        moments.values().removeIf(moment -> moment.toCome == 0);
        moments.values().forEach(moment -> moment.items.removeIf(item -> item.done));
        calledOff = 0;
    }
}
