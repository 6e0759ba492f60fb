package hotline.crm.customer;

import hotline.acd.interaction.InteractionId;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The arrivals of the last while, in memory; the oldest are forgotten. Safe for many threads. */
final class RecentArrivals {
    /** More than any centre has calls at once; some 10 MB at most. */
    private static final int MOST = 20_000;

    private final Map<InteractionId, Arrived> known = new ConcurrentHashMap<>();
    private final Queue<InteractionId> inOrder = new ConcurrentLinkedQueue<>();

    /** The first counts; false when it was known. */
    boolean remember(Arrived arrived) {
        if (known.putIfAbsent(arrived.interaction(), arrived) != null) {
            return false;
        }
        inOrder.add(arrived.interaction());
        while (known.size() > MOST) {
            InteractionId oldest = inOrder.poll();
            if (oldest == null) {
                break;
            }
            known.remove(oldest);
        }
        return true;
    }

    Optional<Arrived> find(InteractionId interaction) {
        return Optional.ofNullable(known.get(interaction));
    }
}
