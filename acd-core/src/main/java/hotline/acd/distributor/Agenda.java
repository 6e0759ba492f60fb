package hotline.acd.distributor;

import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What falls due when. Follows from the rest of the state, so it is in no snapshot; ordered by time and then by name, so that
 * the order does not depend on how the state came about.
 *
 * <p>Most of what is planned is called off before its time. So what is called off is only marked, and thrown away when it comes
 * up or when more is called off than not.
 */
final class Agenda {
    private static final int FEW = 64;

    /** Something planned. */
    static final class Item implements Comparable<Item> {
        private final long at;
        private final Due due;
        /** Called off, or over. */
        private boolean done;
        /** Needed only where two fall due at the same time. */
        private @Nullable String name;

        private Item(long at, Due due) {
            this.at = at;
            this.due = due;
        }

        private String name() {
            if (name == null) {
                name = due.toString();
            }
            return name;
        }

        @Override
        public int compareTo(Item other) {
            return at != other.at ? Long.compare(at, other.at) : name().compareTo(other.name());
        }
    }

    private final Map<Due, Item> planned = new HashMap<>();
    private final PriorityQueue<Item> items = new PriorityQueue<>();
    private int toCome;

    /** Plans it, instead of when it was planned for before. */
    void set(Due due, long at) {
        callOff(planned.put(due, plan(due, at)));
    }

    void clear(Due due) {
        callOff(planned.remove(due));
    }

    /** Plans what its owner calls off by what is returned. */
    Item plan(Due due, long at) {
        var item = new Item(at, due);
        items.add(item);
        toCome++;
        return item;
    }

    /** Nothing happens when there is none, or it is over. */
    void callOff(@Nullable Item item) {
        if (item != null && !item.done) {
            item.done = true;
            toCome--;
            if (items.size() > FEW + 2 * toCome) {
                items.removeIf(one -> one.done);
            }
        }
    }

    /** When the first falls due, or {@link Distributor#NEVER}. */
    long next() {
        for (Item first = items.peek(); first != null; first = items.peek()) {
            if (!first.done) {
                return first.at;
            }
            items.remove();
        }
        return Distributor.NEVER;
    }

    /** Takes the first that is due by then, null when none is. */
    @Nullable
    Due takeDue(long now) {
        if (next() > now) {
            return null;
        }
        var item = items.remove();
        item.done = true;
        toCome--;
        planned.remove(item.due);
        return item.due;
    }
}
