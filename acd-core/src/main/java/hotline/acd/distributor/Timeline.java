package hotline.acd.distributor;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Things that each have a time, the earliest first; of those of the same time any. A heap of which the times lie together, so that
 * finding a thing's place among tens of thousands looks at none of them.
 */
final class Timeline<T> {
    private static final int AT_FIRST = 16;

    private long[] times = new long[AT_FIRST];
    private @Nullable Object[] things = new Object[AT_FIRST];
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(long time, T thing) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            things = Arrays.copyOf(things, 2 * size);
        }
        int place = size++;
        while (place > 0 && times[(place - 1) / 2] > time) {
            put(place, times[(place - 1) / 2], things[(place - 1) / 2]);
            place = (place - 1) / 2;
        }
        put(place, time, thing);
    }

    /** When the first is; there must be one. */
    long firstTime() {
        return times[0];
    }

    /** There must be one. */
    @SuppressWarnings("unchecked")
    T first() {
        return (T) Objects.requireNonNull(things[0]);
    }

    /** There must be one. */
    T removeFirst() {
        var first = first();
        size--;
        sink(0, times[size], things[size]);
        things[size] = null;
        return first;
    }

    @SuppressWarnings("unchecked")
    void removeIf(Predicate<T> isOver) {
        int kept = 0;
        for (int place = 0; place < size; place++) {
            if (!isOver.test((T) Objects.requireNonNull(things[place]))) {
                put(kept++, times[place], things[place]);
            }
        }
        Arrays.fill(things, kept, size, null);
        size = kept;
        for (int place = size / 2 - 1; place >= 0; place--) {
            sink(place, times[place], things[place]);
        }
    }

    /** Puts it there, or where it belongs below. */
    private void sink(int from, long time, @Nullable Object thing) {
        int place = from;
        for (int below = 2 * place + 1; below < size; below = 2 * place + 1) {
            if (below + 1 < size && times[below + 1] < times[below]) {
                below++;
            }
            if (times[below] >= time) {
                break;
            }
            put(place, times[below], things[below]);
            place = below;
        }
        put(place, time, thing);
    }

    private void put(int place, long time, @Nullable Object thing) {
        times[place] = time;
        things[place] = thing;
    }
}
