package hotline.acd.distributor;

import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What falls due when. Follows from the rest of the state, so it is in no snapshot; ordered by time and then by name, so that
 * the order does not depend on how the state came about.
 *
 * <p>Most of what is planned is called off before its time. So what is called off is only crossed out, and thrown away when it
 * comes up or when more is crossed out than not.
 */
final class Agenda {
    private static final int FEW = 64;

    private static final class Item implements Comparable<Item> {
        final long at;
        final Due due;
        boolean crossedOut;
        /** Needed only where two fall due at the same time. */
        private @Nullable String name;

        Item(long at, Due due) {
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

    void set(Due due, long at) {
        var item = new Item(at, due);
        crossOut(planned.put(due, item));
        items.add(item);
    }

    void clear(Due due) {
        crossOut(planned.remove(due));
    }

    private void crossOut(@Nullable Item item) {
        if (item != null) {
            item.crossedOut = true;
            if (items.size() > FEW + 2 * planned.size()) {
                items.removeIf(one -> one.crossedOut);
            }
        }
    }

    /** When the first falls due, or {@link Distributor#NEVER}. */
    long next() {
        for (Item first = items.peek(); first != null; first = items.peek()) {
            if (!first.crossedOut) {
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
        var due = items.remove().due;
        planned.remove(due);
        return due;
    }
}
