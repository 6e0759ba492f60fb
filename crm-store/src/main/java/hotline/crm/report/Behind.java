package hotline.crm.report;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.record.InteractionOutcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of those behind a figure: a queue entry, an offer or an assignment, and the interaction it is part of. An interaction
 * stands there as often as it was counted.
 *
 * @param part the ordinal of the entry, offer or assignment within the interaction
 * @param at by which it belongs to the time asked about: queued, offered, or wrap-up completed
 * @param agent who answered the entry, was offered, or took part; null for nobody
 * @param colleague with whom the agent has spoken, or tried to; null where there was a customer
 * @param outcome of the interaction, null while it goes on
 * @param result of the entry ({@code EntryOutcome}) or the offer ({@code OfferResult}), null while it is open and for assignments
 * @param waitMillis of the entry; null while it waits, and for assignments
 * @param talkMillis of the assignment, without hold; null for none
 */
public record Behind(
        InteractionId interaction,
        int part,
        Instant at,
        QueueId queue,
        @Nullable AgentId agent,
        @Nullable AgentId colleague,
        @Nullable InteractionOutcome outcome,
        @Nullable String result,
        @Nullable String disposition,
        @Nullable Long waitMillis,
        @Nullable Long talkMillis) {

    /**
     * Some of them, newest first.
     *
     * @param next to be handed in for those that follow, null when there are none
     */
    public record Page(List<Behind> interactions, @Nullable String next) {
        public Page {
            interactions = List.copyOf(interactions);
        }
    }
}
