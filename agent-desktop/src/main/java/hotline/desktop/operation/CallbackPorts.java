package hotline.desktop.operation;

import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.callback.ScheduledCallback;
import hotline.crm.callback.Wanted;
import hotline.desktop.message.CallbackView;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls that customers were promised for a certain time, and making them. */
public record CallbackPorts(Diary diary, Calling calling) {
    /** @see hotline.crm.callback.ScheduledCallbacks Methods block, and throw {@link hotline.crm.DatabaseAway}; what they answer as done is committed. */
    public interface Diary {
        /** The missed first, then as their times come. */
        List<CallbackView> open(Collection<QueueId> queues);

        Optional<ScheduledCallback> of(long id);

        Optional<ScheduledCallback> promise(Wanted wanted, Instant at);

        Optional<ScheduledCallback> change(long id, Function<ScheduledCallback, Optional<ScheduledCallback>> how);
    }

    /** Who may be called, where and when. */
    public interface Calling {
        /** Whom an earlier interaction was with; empty when nobody knows, or any more. Blocks. */
        Optional<Whom> whom(InteractionId interaction);

        /** Whether this number may be called for this queue. Does not block. */
        boolean mayCall(QueueId queue, String number);

        /** Whether customers of this queue may be called in all of this time. Does not block. */
        boolean isWithinHours(QueueId queue, Instant opensAt, Instant closesAt);

        /** Promises the call it has; again: it stays so. Blocks. */
        void make(ScheduledCallback due);
    }

    /**
     * A customer to call.
     *
     * @param shownAs ours, as her phone will show it; may be empty
     * @param customer her id, null when nobody knows
     */
    public record Whom(
            String number, String shownAs, @Nullable String customer, String language) {}
}
