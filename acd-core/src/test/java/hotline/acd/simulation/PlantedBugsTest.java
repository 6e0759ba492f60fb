package hotline.acd.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Do the properties see anything? Bugs of different kinds are planted into a copy of the core, one at a time; each must be
 * caught within a few worlds by what is promised of any core. What caught it, and in which world, is printed.
 */
class PlantedBugsTest {
    private static final int SEEDS = 30;

    static List<PlantedBug> bugs() {
        return List.of(
                new PlantedBug(
                        "a head start counts for nothing",
                        "distributor/Entry",
                        "one.orderKey != other.orderKey",
                        "one.ended != other.ended"),
                new PlantedBug(
                        "who overflows loses the place in the order",
                        "distributor/Departures",
                        "to, plan, turn.now - entry.orderKey, entry.orderKey,",
                        "to, plan, 0, turn.now,"),
                new PlantedBug(
                        "what a step requires besides is ignored",
                        "distributor/Pool",
                        "board.serves(agent) && besides.isMetBy(agent.config)",
                        "board.serves(agent)"),
                new PlantedBug(
                        "the slot is still taken when the offer has ended",
                        "distributor/OfferChanges",
                        "agent.offers.remove(offer);",
                        ""),
                new PlantedBug(
                        "who rings somewhere is offered to the next as well",
                        "distributor/Entry",
                        "return offers.isEmpty() && !ended &&",
                        "return !ended &&"),
                new PlantedBug(
                        "who does not answer stays ready",
                        "distributor/AgentRules",
                        "case EXPIRED -> becomeNotReady(turn, agent, NotReadyReason.RING_NO_ANSWER, makesNotReady);",
                        "case EXPIRED -> {}"),
                new PlantedBug(
                        "who hung up is still found by the matcher",
                        "distributor/InteractionChanges",
                        "state.hide(entry); entry.ended = true;",
                        "entry.ended = true;"),
                new PlantedBug(
                        "who hangs up stays in the queue",
                        "distributor/ConversationRules",
                        "turn.emit(new Event.EntryEnded(entry.id, outcome, turn.clamp(at, entry.queuedAt)));",
                        ""),
                new PlantedBug(
                        "who overflowed counts as nothing",
                        "figures/QueueFigure",
                        "outcome != null && outcome.isFlowOut()",
                        "outcome != null && outcome.isFlowOut() && outcome != EntryOutcome.OVERFLOWED"),
                new PlantedBug(
                        "the wait is counted to when the end was heard of",
                        "figures/LiveFigures",
                        "e.outcome(), e.at() - ended.since()",
                        "e.outcome(), at - ended.since()"),
                new PlantedBug(
                        "wrap-up has no deadline",
                        "distributor/InteractionChanges",
                        "watchWrapUp(state, assignment); agentChanged(event.agent(), at);",
                        "agentChanged(event.agent(), at);"),
                new PlantedBug(
                        "more time to wrap up is given and not taken",
                        "distributor/InteractionChanges",
                        "assignment.extensions++; watchWrapUp(state, assignment);",
                        "assignment.extensions++;"),
                new PlantedBug(
                        "wrap-up is ended early where it must not be",
                        "distributor/ConversationRules",
                        "&& !rules(assignment).earlyExit()",
                        "&& false"),
                new PlantedBug(
                        "a snapshot forgets what the agent has chosen",
                        "distributor/SnapshotReader",
                        "assignment.disposition = saved.disposition();",
                        ""),
                new PlantedBug(
                        "more time to wrap up is given again and again",
                        "distributor/ConversationRules",
                        "assignment.extensions >= rules.extensions()",
                        "rules.extensions() == 0"),
                new PlantedBug(
                        "a snapshot forgets since when a step lasts",
                        "distributor/SnapshotReader",
                        "entry.stepSince = saved.stepSince();",
                        ""),
                new PlantedBug(
                        "equal scores go by where an agent lies in memory",
                        "distributor/Agent",
                        "one.id().compareTo(other.id());",
                        "Integer.compare(System.identityHashCode(one), System.identityHashCode(other));"),
                new PlantedBug(
                        "the lot follows from no state",
                        "distributor/Lots",
                        "long mixed = number",
                        "long mixed = System.nanoTime() + number"),
                new PlantedBug(
                        "an offer taken back costs the agent the place among the idle",
                        "distributor/State",
                        "if (next == AgentState.READY && agent.state != AgentState.RESERVED)",
                        "if (next == AgentState.READY)"),
                new PlantedBug(
                        "the shortest idle is chosen",
                        "distributor/Agent",
                        "Long.compare(one.idleSince, other.idleSince)",
                        "Long.compare(other.idleSince, one.idleSince)"),
                new PlantedBug(
                        "a phone that failed is rung again at once",
                        "distributor/OfferChanges",
                        "REST_MILLIS = 1_000;",
                        "REST_MILLIS = 0;"),
                new PlantedBug(
                        "who let a call pass is asked for it again at once",
                        "distributor/Entry",
                        "return withheldUntil(agent) > now;",
                        "return false;"),
                new PlantedBug(
                        "a step never ends",
                        "distributor/InteractionChanges",
                        "new Due.StepEnds(entry.id), entry.stepEndsAt())",
                        "new Due.StepEnds(entry.id), Distributor.NEVER)"),
                new PlantedBug(
                        "where all ring, two may answer",
                        "distributor/OfferRules",
                        "var waiting = offer.entry.ended ? offer.entry.interaction.entry : offer.entry;",
                        "var waiting = offer.entry;"),
                new PlantedBug(
                        "phones go on ringing for whom somebody else has answered",
                        "distributor/OfferRules",
                        "rescind(turn, entry.offers, agent);",
                        ""),
                new PlantedBug(
                        "a queue holds one more than it may",
                        "distributor/Admission",
                        "board.inQueue.size() >= limits.capacity()",
                        "board.inQueue.size() > limits.capacity()"),
                new PlantedBug(
                        "who overflows may come back, and does for ever",
                        "distributor/Departures",
                        "from.add(entry.queue);",
                        ""),
                new PlantedBug(
                        "a call interrupts what must not be interrupted",
                        "distributor/Slots",
                        "allowed &= interruptibleBy[place] | 1 << place;",
                        ""),
                new PlantedBug(
                        "one more is offered than there are slots",
                        "distributor/Slots",
                        "used < most[place]",
                        "used <= most[place]"),
                new PlantedBug(
                        "who wants to leave gets one more chat after the other",
                        "distributor/Agent",
                        "availability instanceof Availability.Ready && pending == null ? slots.room(inHandNow) : 0",
                        "availability instanceof Availability.Ready ? slots.room(inHandNow) : 0"),
                new PlantedBug(
                        "whoever has three chats counts as if there were none",
                        "distributor/Slots",
                        "load += (left & MASK) * share[place];",
                        "load += 0;"),
                new PlantedBug(
                        "a kept place is lost when its customer is not reached at once",
                        "distributor/CallbackRules",
                        "var end = place.attempts >= tries.most()",
                        "var end = place.attempts >= 1"),
                new PlantedBug(
                        "who keeps a place goes to the end of the queue",
                        "distributor/CallbackRules",
                        "left.queuedAt(), left.orderKey(),",
                        "left.queuedAt(), left.orderKey() + 60_000,"),
                new PlantedBug(
                        "who loses the line is waited for for ever",
                        "distributor/InteractionChanges",
                        "assignment.agent), lost.until());",
                        "assignment.agent), Distributor.NEVER);"),
                new PlantedBug(
                        "whose agent's line stays lost goes to the end of the queue",
                        "distributor/ConsultChecks",
                        "place == null ? interaction.beganAt : place.orderKey();",
                        "place == null ? interaction.beganAt : place.orderKey() + 60_000;"),
                new PlantedBug(
                        "a place that rests is never offered again",
                        "distributor/CallbackChanges",
                        "state.agenda.set(new Due.CallbackDue(entry.id), place.restsUntil);",
                        ""),
                new PlantedBug(
                        "a request sent twice is done twice",
                        "distributor/Changes",
                        "state.requests.add(recorded.cause());",
                        ""));
    }

    @TempDir
    Path folder;

    @Test
    void withoutABugNothingIsFound() throws Exception {
        assertThat(found(List.of(), SEEDS / 3)).isNull();
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void isCaught(PlantedBug bug) throws Exception {
        var by = found(List.of(bug), SEEDS);

        assertThat(by).as("what catches: %s", bug.what()).isNotNull();
        System.out.println("  planted: " + bug.what() + "; caught in " + by);
    }

    /** By what, and where; null for nothing. */
    private @Nullable String found(List<PlantedBug> bugs, int seeds) throws Exception {
        var trials = Class.forName(PlantedTrials.class.getName(), true, PlantedBug.core(bugs, folder));
        return (String) trials.getMethod("firstFailure", int.class).invoke(null, seeds);
    }
}
