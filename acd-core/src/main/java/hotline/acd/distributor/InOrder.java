package hotline.acd.distributor;

import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Different things in an order, which must not change while they are here. They stand in one list, because most come to its end and
 * leave from its beginning: neither costs more where there are many.
 */
final class InOrder<T> extends AbstractCollection<T> {
    private static final int FEW = 64;

    private final Comparator<? super T> order;
    /** Those before {@link #from} have left. */
    private final ArrayList<@Nullable T> things = new ArrayList<>();

    private int from;

    InOrder(Comparator<? super T> order) {
        this.order = order;
    }

    @Override
    public int size() {
        return things.size() - from;
    }

    @Override
    public boolean isEmpty() {
        return things.size() == from;
    }

    /** @param place from 0, less than {@link #size} */
    T get(int place) {
        return Objects.requireNonNull(things.get(from + place));
    }

    /** How many come before the first of whom this is not so; it must not be so of any after that one. */
    int countWhile(Predicate<? super T> isSo) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isSo.test(get(middle))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public boolean add(T thing) {
        if (isEmpty() || order.compare(get(size() - 1), thing) < 0) {
            return things.add(thing);
        }
        int place = placeOf(thing);
        if (order.compare(get(place), thing) == 0) {
            return false;
        }
        if (place == 0 && from > 0) {
            from--;
            things.set(from, thing);
        } else {
            things.add(from + place, thing);
        }
        return true;
    }

    @Override
    @SuppressWarnings("unchecked")
    public boolean contains(Object thing) {
        int place = placeOf((T) thing);
        return place < size() && order.compare(get(place), (T) thing) == 0;
    }

    @Override
    @SuppressWarnings("unchecked")
    public boolean remove(Object thing) {
        if (!isEmpty() && get(0) == thing) {
            removeFirst();
            return true;
        }
        int place = placeOf((T) thing);
        if (place == size() || order.compare(get(place), (T) thing) != 0) {
            return false;
        }
        if (place > 0) {
            things.remove(from + place);
        } else {
            removeFirst();
        }
        return true;
    }

    /** There must be one. */
    void removeFirst() {
        things.set(from, null);
        from++;
        if (from > FEW + size()) {
            forgetThoseWhoLeft();
        }
    }

    @Override
    public boolean removeIf(Predicate<? super T> isOver) {
        forgetThoseWhoLeft();
        return things.removeIf(thing -> isOver.test(Objects.requireNonNull(thing)));
    }

    @Override
    public void clear() {
        things.clear();
        from = 0;
    }

    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return get(next++);
            }
        };
    }

    /** Where it stands, or would stand. */
    private int placeOf(T thing) {
        return countWhile(other -> order.compare(other, thing) < 0);
    }

    private void forgetThoseWhoLeft() {
        things.subList(0, from).clear();
        from = 0;
    }
}
