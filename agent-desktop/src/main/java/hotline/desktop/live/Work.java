package hotline.desktop.live;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.CallbackEnd;
import hotline.acd.distributor.Ledger;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.OfferResult;
import hotline.acd.interaction.EndedBy;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingStep;
import hotline.desktop.message.WorkItem;
import hotline.desktop.message.WorkItem.Phase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An interaction on one agent's desk. Changed by {@link Desks} alone. Times in milliseconds since 1970. */
final class Work {
    final AgentId agent;
    final OfferId offer;
    final QueueId queue;
    final Story story;
    Phase phase;
    boolean ringing;
    long queued;
    long offered;
    long expires;

    @Nullable
    OfferResult result;

    @Nullable
    AgentId answeredBy;

    @Nullable
    Long ended;

    @Nullable
    Long customerDialled;

    /** Why the customer did not answer who was called for this offer. */
    @Nullable
    CallbackEnd notReached;

    @Nullable
    Long accepted;

    @Nullable
    Long heldSince;

    boolean lineLost;

    @Nullable
    Long wrapUpSince;

    @Nullable
    Long wrapUpUntil;

    @Nullable
    String disposition;

    int wrapUpExtensions;

    @Nullable
    EndedBy endedBy;

    @Nullable
    Ledger why;

    @Nullable
    RoutingStep step;

    Work(AgentId agent, OfferId offer, QueueId queue, Story story, Phase phase, long at) {
        this.agent = agent;
        this.offer = offer;
        this.queue = queue;
        this.story = story;
        this.phase = phase;
        this.queued = at;
        this.offered = at;
        this.expires = at;
    }

    /** Whether the offer was not accepted: it stays for a moment, so that the page can say so. */
    boolean isOver() {
        return phase == Phase.ENDED;
    }

    /** @param heard the supervisors whom the agent can hear */
    WorkItem view(List<WorkItem.Supervisor> heard) {
        return new WorkItem(
                story.id,
                offer,
                queue,
                phase,
                ringing,
                story.customerPresent,
                story.promisedCall(),
                instant(customerDialled),
                notReached,
                story.entryPoint,
                List.copyOf(story.path),
                story.attached,
                Instant.ofEpochMilli(story.began),
                Instant.ofEpochMilli(queued),
                Instant.ofEpochMilli(offered),
                Instant.ofEpochMilli(expires),
                result,
                answeredBy,
                instant(accepted),
                instant(heldSince),
                lineLost,
                instant(wrapUpSince),
                instant(wrapUpUntil),
                disposition,
                wrapUpExtensions,
                endedBy,
                why,
                step,
                story.consult(),
                story.talking().stream()
                        .map(other -> other.agent)
                        .filter(other -> !other.equals(agent))
                        .toList(),
                story.isConference() ? story.cameAfter(this) : List.of(),
                story.outside,
                story.isConference(),
                heard,
                story.colleagues,
                agent.equals(story.passedOnBy) ? null : story.passedOnBy);
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
