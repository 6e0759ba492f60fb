package hotline.crm.callback;

import hotline.acd.queue.QueueId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What of promised calls whoever makes them due needs. Methods block, and throw {@link hotline.crm.DatabaseAway}; what they answer is committed. */
public interface CallbackBook {
    /** Those planned whose time has come, and those whose call the core may not know of, or whose call is over and should have ended. The oldest first, some at a time. */
    List<ScheduledCallback> toLookAt(Instant now);

    /** Changes one if it can be; empty, and nothing changed, when not, or when there is none. */
    Optional<ScheduledCallback> change(long id, Function<ScheduledCallback, Optional<ScheduledCallback>> how);

    /** The queues of those that have changed by the journal since this was asked last. */
    Set<QueueId> news();
}
