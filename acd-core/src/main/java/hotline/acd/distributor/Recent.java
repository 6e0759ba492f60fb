package hotline.acd.distributor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last so many different things, in the order in which they came: a ring, and chains of places whose things have the
 * same hash. Who is forgotten was last touched long ago, and so is not asked for anything.
 */
final class Recent<T> {
    private static final int NOWHERE = -1;

    private final Object[] things;
    private final int[] hashes;
    /** After each place the next older one in its chain. */
    private final int[] older;
    /** The newest place of each chain. */
    private final int[] chains;
    /** How many came, the forgotten too. */
    private long came;

    private @Nullable T newest;

    Recent(int limit) {
        things = new Object[limit];
        hashes = new int[limit];
        older = new int[limit];
        chains = new int[Integer.highestOneBit(2 * limit)];
        Arrays.fill(chains, NOWHERE);
    }

    void add(T thing) {
        if (thing == newest) {
            return;
        }
        newest = thing;
        if (contains(thing)) {
            return;
        }
        int place = (int) (came % things.length);
        if (came >= things.length) {
            forget(place);
        }
        came++;
        things[place] = thing;
        hashes[place] = thing.hashCode();
        int chain = chainOf(hashes[place]);
        older[place] = chains[chain];
        chains[chain] = place;
    }

    void addAll(Collection<T> more) {
        more.forEach(this::add);
    }

    boolean contains(T thing) {
        int hash = thing.hashCode();
        for (int place = chains[chainOf(hash)]; place != NOWHERE; place = older[place]) {
            if (hashes[place] == hash && things[place].equals(thing)) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("unchecked")
    List<T> inOrder() {
        var inOrder = new ArrayList<T>();
        for (long one = Math.max(0, came - things.length); one < came; one++) {
            inOrder.add((T) things[(int) (one % things.length)]);
        }
        return inOrder;
    }

    /** The oldest of all is the last in its chain. */
    private void forget(int place) {
        int chain = chainOf(hashes[place]);
        if (chains[chain] == place) {
            chains[chain] = NOWHERE;
            return;
        }
        int before = chains[chain];
        while (older[before] != place) {
            before = older[before];
        }
        older[before] = NOWHERE;
    }

    private int chainOf(int hash) {
        return (hash ^ hash >>> 16) & chains.length - 1;
    }
}
