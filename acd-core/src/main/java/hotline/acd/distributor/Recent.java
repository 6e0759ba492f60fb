package hotline.acd.distributor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers the last so many different things, in the order in which they came. */
final class Recent<T> {
    private final int limit;
    private final LinkedHashSet<T> things = new LinkedHashSet<>();
    private @Nullable T newest;

    Recent(int limit) {
        this.limit = limit;
    }

    void add(T thing) {
        if (thing == newest) {
            return;
        }
        newest = thing;
        if (things.add(thing) && things.size() > limit) {
            things.removeFirst();
        }
    }

    void addAll(Collection<T> more) {
        more.forEach(this::add);
    }

    boolean contains(T thing) {
        return things.contains(thing);
    }

    List<T> inOrder() {
        return new ArrayList<>(things);
    }
}
