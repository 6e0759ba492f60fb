package hotline.crm.callback;

import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call a customer is to be promised.
 *
 * @param queue whose agents call
 * @param number to dial
 * @param shownAs ours, as her phone will show it; may be empty
 * @param customer id of the customer, null when nobody knows
 * @param language hers, as a tag
 * @param owner the agent who is to talk with her; null: whoever serves the queue
 * @param opensAt not called before
 * @param closesAt not called any more from then on
 * @param note why, in somebody's words; may be empty
 * @param node the node of a flow in which she agreed; null when she agreed with an agent
 * @param agreedIn the interaction in which it was agreed, null for none
 * @param by who promises: {@code flow}, or a person
 */
public record Wanted(
        QueueId queue,
        String number,
        String shownAs,
        @Nullable String customer,
        String language,
        @Nullable String owner,
        Instant opensAt,
        Instant closesAt,
        String note,
        @Nullable Node node,
        @Nullable InteractionId agreedIn,
        String by) {
    /** As long as anybody would read. */
    public static final int LONGEST_NOTE = 1_000;

    /** A node of a flow, by their names. */
    public record Node(String flow, String node) {}
}
