package hotline.crm.record;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.OfferId;
import hotline.acd.interaction.EndedBy;
import hotline.acd.queue.QueueId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One agent's part, from accepted to wrap-up completed. Times are complete once it has ended.
 *
 * @param ordinal counts within the interaction, from 1
 * @param heldSince since when the customer is on hold; null when not
 * @param wrapUpAt when the conversation was over
 * @param talkMillis without hold
 * @param endedBy who ended the conversation
 * @param disposition what came of it, null for none
 * @param wrapUpTimedOut wrap-up ran out instead of being completed
 * @param consultedBy who only asked this agent something; null for a customer of one's own, from the beginning or by now
 */
public record Assignment(
        int ordinal,
        AgentId agent,
        OfferId offer,
        QueueId queue,
        Instant beganAt,
        @Nullable Instant heldSince,
        @Nullable Instant wrapUpAt,
        @Nullable Instant endedAt,
        long talkMillis,
        long holdMillis,
        long wrapUpMillis,
        @Nullable EndedBy endedBy,
        @Nullable String disposition,
        boolean wrapUpTimedOut,
        @Nullable AgentId consultedBy) {
    static Assignment began(
            int ordinal, AgentId agent, OfferId offer, QueueId queue, Instant at, @Nullable AgentId consultedBy) {
        return new Assignment(
                ordinal, agent, offer, queue, at, null, null, null, 0, 0, 0, null, null, false, consultedBy);
    }

    /** Who was only asked has the customer now. */
    Assignment becomesOwn() {
        return new Assignment(
                ordinal,
                agent,
                offer,
                queue,
                beganAt,
                heldSince,
                wrapUpAt,
                endedAt,
                talkMillis,
                holdMillis,
                wrapUpMillis,
                endedBy,
                disposition,
                wrapUpTimedOut,
                null);
    }

    Assignment held(Instant at) {
        return with(heldSince == null ? at : heldSince, holdMillis);
    }

    Assignment retrieved(Instant at) {
        return with(null, holdMillis + heldFor(at));
    }

    Assignment conversationOver(@Nullable EndedBy by, Instant at) {
        long hold = holdMillis + heldFor(at);
        long talk = between(beganAt, at) - hold;
        return new Assignment(
                ordinal,
                agent,
                offer,
                queue,
                beganAt,
                null,
                at,
                null,
                talk,
                hold,
                0,
                by,
                disposition,
                false,
                consultedBy);
    }

    Assignment ended(@Nullable String as, boolean timedOut, Instant at) {
        Assignment over = wrapUpAt == null ? conversationOver(null, at) : this;
        return new Assignment(
                ordinal,
                agent,
                offer,
                queue,
                beganAt,
                null,
                over.wrapUpAt,
                at,
                over.talkMillis,
                over.holdMillis,
                over.wrapUpAt == null ? 0 : between(over.wrapUpAt, at),
                over.endedBy,
                as,
                timedOut,
                consultedBy);
    }

    private Assignment with(@Nullable Instant since, long hold) {
        return new Assignment(
                ordinal,
                agent,
                offer,
                queue,
                beganAt,
                since,
                wrapUpAt,
                endedAt,
                talkMillis,
                hold,
                wrapUpMillis,
                endedBy,
                disposition,
                wrapUpTimedOut,
                consultedBy);
    }

    private long heldFor(Instant until) {
        return heldSince == null ? 0 : between(heldSince, until);
    }

    private static long between(Instant from, Instant to) {
        return Math.max(0, to.toEpochMilli() - from.toEpochMilli());
    }
}
