package hotline.acd.distributor;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What falls due when. Follows from the rest of the state, so it is in no snapshot; ordered by time and then by name, so that
 * the order does not depend on how the state came about.
 */
final class Agenda {
    private record Item(long at, Due due) {}

    private final Map<Due, Long> times = new HashMap<>();
    private final TreeSet<Item> items = new TreeSet<>(
            Comparator.comparingLong(Item::at).thenComparing(item -> item.due().toString()));

    void set(Due due, long at) {
        clear(due);
        times.put(due, at);
        items.add(new Item(at, due));
    }

    void clear(Due due) {
        Long at = times.remove(due);
        if (at != null) {
            items.remove(new Item(at, due));
        }
    }

    /** When the first falls due, or {@link Distributor#NEVER}. */
    long next() {
        return items.isEmpty() ? Distributor.NEVER : items.first().at();
    }

    /** Takes the first that is due by then, null when none is. */
    @Nullable
    Due takeDue(long now) {
        if (next() > now) {
            return null;
        }
        var first = items.removeFirst();
        times.remove(first.due());
        return first.due();
    }
}
