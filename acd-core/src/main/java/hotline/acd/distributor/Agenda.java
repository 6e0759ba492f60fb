package hotline.acd.distributor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What falls due when. Follows from the rest of the state, so it is in no snapshot; what falls due at the same millisecond happens
 * in the order of {@link Due}, so that it does not depend on how the state came about.
 *
 * <p>What is of a kind mostly has the same time to go, so each kind has a list of its own: what is planned comes to its end. Most is
 * called off before its time. So that is only marked, and thrown away when its moment comes or when more is called off than not.
 */
final class Agenda {
    private static final int FEW = 64;

    /** Something planned. */
    static final class Item implements Comparable<Item> {
        private final Due due;
        private final long at;
        /** Tells it from one for the same moment that was called off. */
        private final long number;
        /** Called off, or over. */
        private boolean done;

        private Item(Due due, long at, long number) {
            this.due = due;
            this.at = at;
            this.number = number;
        }

        @Override
        public int compareTo(Item other) {
            if (at != other.at) {
                return Long.compare(at, other.at);
            }
            int byIds = due.compareToSameKind(other.due);
            return byIds != 0 ? byIds : Long.compare(number, other.number);
        }
    }

    /** Each kind at its place. */
    private final List<InOrder<Item>> kinds = new ArrayList<>(Due.KINDS);
    /** What has no owner to remember it. */
    private final Map<Due, Item> planned = new HashMap<>();

    /** How many there ever were, are still there, and of these are called off. */
    private long numbers;

    private int size;
    private int calledOff;

    Agenda() {
        for (int kind = 0; kind < Due.KINDS; kind++) {
            kinds.add(new InOrder<>(Item::compareTo));
        }
    }

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
        var item = new Item(due, at, ++numbers);
        kinds.get(due.kind()).add(item);
        size++;
        return item;
    }

    /** Nothing happens when there is none, or it is over. */
    void callOff(@Nullable Item item) {
        if (item != null && !item.done) {
            item.done = true;
            calledOff++;
            if (calledOff > FEW + size / 2) {
                kinds.forEach(kind -> kind.removeIf(other -> other.done));
                size -= calledOff;
                calledOff = 0;
            }
        }
    }

    /** When the first falls due, or {@link Distributor#NEVER}. */
    long next() {
        var first = first();
        return first == null ? Distributor.NEVER : first.at;
    }

    /** Takes the first that is due by then, null when none is. */
    @Nullable
    Due takeDue(long now) {
        var first = first();
        if (first == null || first.at > now) {
            return null;
        }
        kinds.get(first.due.kind()).removeFirst();
        size--;
        first.done = true;
        if (!planned.isEmpty()) {
            planned.remove(first.due, first);
        }
        return first.due;
    }

    /** Of those at the same moment the first kind's. */
    private @Nullable Item first() {
        Item first = null;
        for (int kind = 0; kind < Due.KINDS; kind++) {
            var next = firstOf(kinds.get(kind));
            if (next != null && (first == null || next.at < first.at)) {
                first = next;
            }
        }
        return first;
    }

    private @Nullable Item firstOf(InOrder<Item> kind) {
        while (!kind.isEmpty()) {
            var first = kind.get(0);
            if (!first.done) {
                return first;
            }
            kind.removeFirst();
            size--;
            calledOff--;
        }
        return null;
    }
}
