package hotline.desktop.message;

import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.callback.ScheduledCallback.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call a customer was promised for a certain time.
 *
 * @param id its number
 * @param customer the name, null when not known
 * @param language hers, as a tag
 * @param owner the id of the agent who is to talk with her, null for whoever serves the queue
 * @param opensAt not called before
 * @param closesAt not called any more from then on
 * @param note why, in somebody's words; may be empty
 * @param way what the caller chose in the flow that led to it, null when it was agreed otherwise
 * @param by the id of who has promised it, {@code flow} for a flow
 * @param agreedIn the interaction in which it was agreed, null for none
 * @param call the interaction in which she is or was to be called, the newest; null when none
 */
public record CallbackView(
        String id,
        QueueId queue,
        String number,
        @Nullable String customer,
        String language,
        @Nullable String owner,
        Instant opensAt,
        Instant closesAt,
        String note,
        @Nullable Text way,
        String by,
        @Nullable InteractionId agreedIn,
        State state,
        @Nullable InteractionId call,
        List<Attempt> attempts) {
    public CallbackView {
        attempts = List.copyOf(attempts);
    }

    /**
     * She was called.
     *
     * @param result {@code REACHED}, or why not; null while it rings
     */
    public record Attempt(Instant at, @Nullable String result) {}
}
