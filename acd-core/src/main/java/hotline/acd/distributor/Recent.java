package hotline.acd.distributor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Remembers the last so many different things, in the order in which they came. */
final class Recent<T> {
    private final int limit;
    private final Set<T> things = new HashSet<>();
    private final ArrayDeque<T> inOrder = new ArrayDeque<>();
    private @Nullable T newest;

    Recent(int limit) {
        this.limit = limit;
    }

    void add(T thing) {
        if (thing == newest) {
            return;
        }
        newest = thing;
        if (things.add(thing)) {
            inOrder.add(thing);
            if (inOrder.size() > limit) {
                things.remove(inOrder.remove());
            }
        }
    }

    void addAll(Collection<T> more) {
        more.forEach(this::add);
    }

    boolean contains(T thing) {
        return things.contains(thing);
    }

    List<T> inOrder() {
        return new ArrayList<>(inOrder);
    }
}
