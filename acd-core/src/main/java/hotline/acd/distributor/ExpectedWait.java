package hotline.acd.distributor;

import hotline.acd.agent.AgentState;
import hotline.acd.queue.Outlook;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How long an entry is expected to wait: the handling time of all that comes first, shared by the slots of those who serve the queue. Of
 * the entries of another queue as many count as there are agents of that queue who serve this one too. Milliseconds, whole
 * numbers; nothing is known of who will give up.
 */
final class ExpectedWait {
    /** What an entry could expect that was queued with this key now. */
    Outlook of(QueueBoard board, long orderKey) {
        return of(board, other -> other.orderKey <= orderKey);
    }

    /** What an entry of this queue can expect. */
    Outlook of(QueueBoard board, Entry entry) {
        return of(board, other -> Entry.ORDER.compare(other, entry) < 0);
    }

    private static Outlook of(QueueBoard board, Predicate<Entry> comesFirst) {
        var whole = board.whole();
        int staff = whole.count(AgentState.READY) + whole.working();
        int ahead = ahead(board, comesFirst);
        if (staff == 0) {
            return new Outlook(ahead, 0, Outlook.UNKNOWN);
        }
        if (ahead < whole.openSlots()) {
            return new Outlook(ahead, staff, 0);
        }
        long work = board.handlingMillis() * (1 + ahead);
        for (Map.Entry<QueueBoard, Integer> other : board.sharing.entrySet()) {
            int others = ahead(other.getKey(), comesFirst);
            work += other.getKey().handlingMillis() * others * other.getValue() / other.getKey().members;
            ahead += others;
        }
        return new Outlook(ahead, staff, work / whole.staffedSlots());
    }

    private static int ahead(QueueBoard board, Predicate<Entry> comesFirst) {
        int ahead = 0;
        for (Pool pool : board.pools.values()) {
            ahead += pool.waiting.countWhile(comesFirst);
        }
        return ahead;
    }
}
