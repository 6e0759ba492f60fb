package hotline.acd.distributor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Things under their ids: found by hash, because that is what happens millions of times, and listed in the order of the ids. */
final class ById<I extends Comparable<I>, T> {
    private final Map<I, T> things = new HashMap<>();
    /** Null when something has changed since it was made. */
    private @Nullable List<T> inOrder;

    @Nullable
    T get(I id) {
        return things.get(id);
    }

    boolean has(I id) {
        return things.containsKey(id);
    }

    void put(I id, T thing) {
        things.put(id, thing);
        inOrder = null;
    }

    @Nullable
    T remove(I id) {
        inOrder = null;
        return things.remove(id);
    }

    /** In the order of their ids, as it is now; not to be changed. */
    List<T> values() {
        if (inOrder == null) {
            inOrder = things.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                    .map(Map.Entry::getValue)
                    .toList();
        }
        return inOrder;
    }

    /** In order. */
    List<I> ids() {
        var ids = new ArrayList<>(things.keySet());
        ids.sort(Comparator.naturalOrder());
        return ids;
    }
}
