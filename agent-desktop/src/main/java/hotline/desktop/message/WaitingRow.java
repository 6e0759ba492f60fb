package hotline.desktop.message;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.customer.Tier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody waiting.
 *
 * @param since when this stay in the queue began
 * @param headStartMillis by how much it counts as queued earlier
 * @param toBeCalled has hung up, keeps the place and will be called
 * @param customer the name, null when not known
 * @param offeredTo whose phone rings
 * @param expected the rest of the wait; null when it is this one's turn, or nobody knows
 */
public record WaitingRow(
        InteractionId interaction,
        QueueId queue,
        Instant since,
        long headStartMillis,
        boolean toBeCalled,
        @Nullable String customer,
        @Nullable Tier tier,
        @Nullable AgentId offeredTo,
        @Nullable ExpectedWait expected) {}
