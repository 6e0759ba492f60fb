package hotline.acd.simulation;

import static hotline.acd.simulation.Promises.promise;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferResult;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.AfterDecline;
import hotline.acd.queue.AfterNoAnswer;
import hotline.acd.queue.QueueConfig;
import hotline.acd.routing.Who;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is promised about each agent: offered only what the agent is ready for and may serve, and made not ready by a failed
 * offer exactly where the table of the vocabulary says so.
 */
final class AgentPromises {
    private final StatePromises state;
    private final Map<AgentId, AgentConfig> configured = new TreeMap<>();
    private final Map<AgentId, Availability> available = new TreeMap<>();
    private final TreeSet<AgentId> pending = new TreeSet<>();
    /** What an offer that has just failed must make of the agent. */
    private final Map<AgentId, NotReadyReason> expected = new TreeMap<>();

    private final SlotPromises slots;

    AgentPromises(StatePromises state, SlotPromises slots) {
        this.state = state;
        this.slots = slots;
    }

    void follow(Event event) {
        switch (event) {
            case Event.Configured configuration -> configuration.changes().forEach(this::configure);
            case Event.AgentSignedIn signedIn ->
                become(signedIn.agent(), Availability.notReady(NotReadyReason.SIGNED_IN));
            case Event.AvailabilityChanged changed -> become(changed.agent(), changed.availability());
            case Event.AvailabilityPended pended -> {
                if (pended.then() == null) {
                    pending.remove(pended.agent());
                } else {
                    pending.add(pended.agent());
                }
            }
            case Event.AssignmentBegan began -> state.noteChanged(began.agent());
            default -> {}
        }
    }

    private void configure(ConfigChange change) {
        switch (change) {
            case ConfigChange.PutAgent put -> configured.put(put.agent().id(), put.agent());
            case ConfigChange.RemoveAgent remove -> {
                configured.remove(remove.agent());
                available.remove(remove.agent());
                pending.remove(remove.agent());
                state.noteChanged(remove.agent());
            }
            case ConfigChange.PutQueue put -> {}
            case ConfigChange.RemoveQueue remove -> {}
        }
    }

    private void become(AgentId agent, Availability next) {
        var must = expected.remove(agent);
        promise(
                must == null || next.equals(Availability.notReady(Objects.requireNonNull(must))),
                "%s becomes not ready (%s) after the offer, and not %s",
                agent,
                must,
                next);
        available.put(agent, next);
        pending.remove(agent);
        state.noteChanged(agent);
    }

    void offered(Event.OfferMade event, Who who, QueueConfig queue, boolean picked) {
        var agent = event.agent();
        var config = configured.get(agent);
        promise(config != null, "%s is configured", agent);
        boolean signedIn = !(available.getOrDefault(agent, Availability.LOGGED_OUT) instanceof Availability.LoggedOut);
        promise(signedIn, "%s is offered something and signed in", agent);
        if (!picked && config != null) {
            promise(available.get(agent) instanceof Availability.Ready, "%s is offered something and ready", agent);
            promise(!pending.contains(agent), "%s is about to leave and offered something", agent);
            promise(
                    StatePromises.serves(config, who, queue),
                    "%s is offered %s and fulfils what it requires",
                    agent,
                    event.entry());
        }
    }

    /** @param queue null for one that is no more */
    void offerEnded(AgentId agent, InteractionId of, OfferResult result, @Nullable QueueConfig queue) {
        boolean wasReady = available.get(agent) instanceof Availability.Ready
                && !pending.contains(agent)
                && slots.hasRoomFor(agent, of);
        var reason = wasReady ? reasonAfter(result, queue) : null;
        if (reason != null) {
            expected.put(agent, reason);
        }
    }

    private static @Nullable NotReadyReason reasonAfter(OfferResult result, @Nullable QueueConfig queue) {
        return switch (result) {
            case EXPIRED ->
                queue == null || queue.afterNoAnswer() == AfterNoAnswer.NOT_READY
                        ? NotReadyReason.RING_NO_ANSWER
                        : null;
            case DECLINED ->
                queue == null || queue.afterDecline() == AfterDecline.NOT_READY ? NotReadyReason.DECLINED : null;
            case UNREACHABLE -> NotReadyReason.PHONE_DOWN;
            case BUSY -> NotReadyReason.LINE_BUSY;
            case ACCEPTED, RESCINDED, FAILED, UNREACHED -> null;
        };
    }

    void checkAfterCommand() {
        promise(expected.isEmpty(), "after the offer %s", expected);
    }
}
