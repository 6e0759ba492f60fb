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
    /** What was asked for last: while a command is decided the same is asked for again and again. */
    private @Nullable I lastId;

    private @Nullable T last;

    @Nullable
    T get(I id) {
        if (id != lastId) {
            lastId = id;
            last = things.get(id);
        }
        return last;
    }

    boolean has(I id) {
        return things.containsKey(id);
    }

    void put(I id, T thing) {
        things.put(id, thing);
        inOrder = null;
        expect(id, thing);
    }

    @Nullable
    T remove(I id) {
        inOrder = null;
        if (id.equals(lastId)) {
            lastId = null;
            last = null;
        }
        return things.remove(id);
    }

    /** What stands under that id, the very object, is about to be asked for: it need not be looked for. */
    void expect(I id, T thing) {
        lastId = id;
        last = thing;
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
