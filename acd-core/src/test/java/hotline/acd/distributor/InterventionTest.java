package hotline.acd.distributor;

import static hotline.acd.distributor.Centre.SALES;
import static hotline.acd.distributor.Centre.SALES_SKILL;
import static hotline.acd.distributor.Centre.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentState;
import hotline.acd.distributor.Rejection.Reason;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.routing.RoutingPlan;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A supervisor interferes with who waits. */
class InterventionTest {
    private static final Actor SUPERVISOR = new Actor("user:s01");

    private Centre centre = Centre.with("a01", "a02");

    @AfterEach
    void replayAgrees() {
        centre.assertReplayAgrees();
    }

    @Test
    void aHeadStartGivenWhileWaitingOvertakesWhoCameEarlier() {
        centre.calls();
        var second = centre.pass(10_000).calls();

        centre.done(new Request.ChangeHeadStart(centre.command(), SUPERVISOR, entry(second), 10_001));

        centre.ready("a01");
        assertThat(centre.offeredTo(second)).isEqualTo("a01");
        assertThat(centre.last(Event.EntryReordered.class).by()).isEqualTo(SUPERVISOR);
    }

    @Test
    void aHeadStartTakenAwayGivesThePlaceBack() {
        var first = centre.calls();
        var second = centre.pass(10_000).calls(SERVICE, RoutingPlan.WHOLE_QUEUE, 60_000);

        centre.done(new Request.ChangeHeadStart(centre.command(), SUPERVISOR, entry(second), 0));

        centre.ready("a01");
        assertThat(centre.offeredTo(first)).isEqualTo("a01");
    }

    @Test
    void theSameHeadStartAgainChangesNothing() {
        var call = centre.calls(SERVICE, RoutingPlan.WHOLE_QUEUE, 60_000);
        assertThat(centre.done(new Request.ChangeHeadStart(centre.command(), SUPERVISOR, entry(call), 60_000)))
                .isEmpty();
    }

    @Test
    void whoIsMovedKeepsThePlaceInTheOneOrderOfAllQueues() {
        centre.put(Centre.agent("a03", SALES_SKILL));
        var moved = centre.calls();
        var earlier = centre.pass(1_000).calls(SALES, RoutingPlan.WHOLE_QUEUE, 0);

        centre.pass(5_000)
                .done(new Request.MoveEntry(
                        centre.command(), SUPERVISOR, entry(moved), SALES, RoutingPlan.WHOLE_QUEUE));

        centre.ready("a03");
        assertThat(centre.offeredTo(moved)).isEqualTo("a03");
        assertThat(centre.offeredTo(earlier)).isNull();
        assertThat(centre.last(Event.EntryEnded.class).outcome()).isEqualTo(EntryOutcome.MOVED);
        assertThat(centre.last(Event.EntryQueued.class).entry()).isEqualTo(new QueueEntryId(moved, 2));
    }

    @Test
    void aPhoneThatRingsForAMovedCallerIsTakenBack() {
        centre.ready("a01").put(Centre.agent("a03", SALES_SKILL)).ready("a03");
        var call = centre.calls();
        var offer = centre.offerTo("a01");
        centre.rings(offer);

        centre.done(new Request.MoveEntry(centre.command(), SUPERVISOR, entry(call), SALES, RoutingPlan.WHOLE_QUEUE));

        assertThat(centre.last(Event.OfferEnding.class)).isEqualTo(new Event.OfferEnding(offer, OfferResult.RESCINDED));
        assertThat(centre.stateOf("a03")).isEqualTo(AgentState.RESERVED);
        centre.legEnds(offer, LegEnd.NO_ANSWER);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
    }

    @Test
    void whoAnswersAMovedCallerAllTheSameSpeaksWithHer() {
        centre.ready("a01").put(Centre.agent("a03", SALES_SKILL)).ready("a03");
        var call = centre.calls();
        var offer = centre.offerTo("a01");
        centre.done(new Request.MoveEntry(centre.command(), SUPERVISOR, entry(call), SALES, RoutingPlan.WHOLE_QUEUE));

        centre.answers(offer);

        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
        assertThat(centre.last(Event.EntryEnded.class))
                .isEqualTo(new Event.EntryEnded(new QueueEntryId(call, 2), EntryOutcome.ANSWERED, centre.now));
        assertThat(centre.last(Event.OfferEnding.class).as()).isEqualTo(OfferResult.RESCINDED);
        assertThat(centre.last(Event.AssignmentBegan.class).queue()).isEqualTo(SALES);
    }

    @Test
    void whoIsWithdrawnIsInNoQueueAndMayBeQueuedAgain() {
        var call = centre.calls();

        centre.done(new Request.WithdrawEntry(centre.command(), SUPERVISOR, entry(call), EntryOutcome.WITHDRAWN));

        assertThat(Objects.requireNonNull(centre.record(call)).entry()).isNull();
        centre.done(new Request.Enqueue(centre.command(), Actor.SYSTEM, call, SALES, RoutingPlan.WHOLE_QUEUE, 0));
        assertThat(Objects.requireNonNull(centre.record(call)).entry()).isNotNull();
    }

    @Test
    void aPickedCallerGoesToTheAgentWhoeverComesFirst() {
        centre.calls();
        var picked = centre.pass(1_000).calls();
        centre.signIn("a01");

        centre.done(new Request.PickEntry(centre.command(), SUPERVISOR, entry(picked), Centre.id("a01")));

        assertThat(centre.offeredTo(picked)).isEqualTo("a01");
        var ledger = centre.last(Event.OfferMade.class).ledger();
        assertThat(ledger.decision()).isEqualTo(Ledger.Decided.PICK);
        assertThat(ledger.pickedBy()).isEqualTo(SUPERVISOR);
        centre.picksUp("a01").hangsUp(picked).wrapsUp("a01", picked);
        assertThat(centre.availabilityOf("a01")).isEqualTo("SIGNED_IN");
    }

    @Test
    void aPickNobodyAnswersLeavesTheCallerWaitingAndTheAgentAsSheWas() {
        var call = centre.calls();
        centre.signIn("a01");
        centre.done(new Request.PickEntry(centre.command(), Centre.by("a01"), entry(call), Centre.id("a01")));

        centre.rings(centre.offerTo("a01")).pass(15_000).legEnds(centre.offerTo("a01"), LegEnd.NO_ANSWER);

        assertThat(centre.availabilityOf("a01")).isEqualTo("SIGNED_IN");
        assertThat(Objects.requireNonNull(centre.record(call)).entry()).isNotNull();
    }

    @Test
    void anAgentPicksForHerselfOnlyAndChangesNothingElse() {
        var call = entry(centre.calls());
        centre.signIn("a01").signIn("a02");
        var by = Centre.by("a02");
        assertThat(reason(new Request.PickEntry(centre.command(), by, call, Centre.id("a01"))))
                .isEqualTo(Reason.NOT_YOURS);
        assertThat(reason(new Request.ChangeHeadStart(centre.command(), by, call, 1)))
                .isEqualTo(Reason.NOT_YOURS);
        assertThat(reason(new Request.WithdrawEntry(centre.command(), by, call, EntryOutcome.WITHDRAWN)))
                .isEqualTo(Reason.NOT_YOURS);
        assertThat(reason(new Request.MoveEntry(centre.command(), by, call, SALES, RoutingPlan.WHOLE_QUEUE)))
                .isEqualTo(Reason.NOT_YOURS);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # entry   | head start     | move                             | withdraw                | pick a02      | pick a03 (signed out) | pick a04 (unknown) | move to where it is | move nowhere
            WAITING   | EntryReordered | EntryEnded EntryQueued           | EntryEnded              | OfferMade     | NOT_SIGNED_IN         | UNKNOWN_AGENT      | INVALID             | UNKNOWN_QUEUE
            OFFERED   | EntryReordered | EntryEnded OfferEnding EntryQueued | EntryEnded OfferEnding | NOT_NOW       | NOT_SIGNED_IN         | UNKNOWN_AGENT      | INVALID             | UNKNOWN_QUEUE
            ENDING    | EntryReordered | EntryEnded EntryQueued           | EntryEnded              | NOT_NOW       | NOT_SIGNED_IN         | UNKNOWN_AGENT      | INVALID             | UNKNOWN_QUEUE
            ANSWERED  | UNKNOWN_ENTRY  | UNKNOWN_ENTRY                    | UNKNOWN_ENTRY           | UNKNOWN_ENTRY | UNKNOWN_ENTRY         | UNKNOWN_ENTRY      | UNKNOWN_ENTRY       | UNKNOWN_ENTRY
            ABANDONED | UNKNOWN_ENTRY  | UNKNOWN_ENTRY                    | UNKNOWN_ENTRY           | UNKNOWN_ENTRY | UNKNOWN_ENTRY         | UNKNOWN_ENTRY      | UNKNOWN_ENTRY       | UNKNOWN_ENTRY
            """)
    void everyStateOfAnEntryByEveryIntervention(
            String state,
            String headStart,
            String move,
            String withdraw,
            String pick,
            String pickAbsent,
            String pickUnknown,
            String moveToItself,
            String moveNowhere) {
        var entry = new QueueEntryId(new InteractionId(1, 1), 1);
        var id = new CommandId("r1");
        var plan = RoutingPlan.WHOLE_QUEUE;
        assertThat(outcome(state, new Request.ChangeHeadStart(id, SUPERVISOR, entry, 5_000)))
                .isEqualTo(headStart);
        assertThat(outcome(state, new Request.MoveEntry(id, SUPERVISOR, entry, SALES, plan)))
                .isEqualTo(move);
        assertThat(outcome(state, new Request.WithdrawEntry(id, SUPERVISOR, entry, EntryOutcome.WITHDRAWN)))
                .isEqualTo(withdraw);
        assertThat(outcome(state, new Request.PickEntry(id, SUPERVISOR, entry, Centre.id("a02"))))
                .isEqualTo(pick);
        assertThat(outcome(state, new Request.PickEntry(id, SUPERVISOR, entry, Centre.id("a03"))))
                .isEqualTo(pickAbsent);
        assertThat(outcome(state, new Request.PickEntry(id, SUPERVISOR, entry, Centre.id("a04"))))
                .isEqualTo(pickUnknown);
        assertThat(outcome(state, new Request.MoveEntry(id, SUPERVISOR, entry, SERVICE, plan)))
                .isEqualTo(moveToItself);
        assertThat(outcome(
                        state,
                        new Request.MoveEntry(id, SUPERVISOR, entry, new hotline.acd.queue.QueueId("none"), plan)))
                .isEqualTo(moveNowhere);
    }

    private static String outcome(String state, Request request) {
        var centre = Centre.with("a01", "a02", "a03").signIn("a02");
        var call = centre.calls();
        switch (state) {
            case "WAITING" -> {}
            case "OFFERED" -> centre.ready("a01");
            case "ENDING" -> centre.ready("a01").rings(centre.offerTo("a01")).pass(15_000);
            case "ANSWERED" -> centre.ready("a01").picksUp("a01");
            case "ABANDONED" -> centre.hangsUp(call);
            default -> throw new IllegalArgumentException(state);
        }
        var decision = centre.request(request);
        centre.assertReplayAgrees();
        var rejection = decision.rejection();
        return rejection != null
                ? rejection.reason().name()
                : decision.events().stream()
                        .map(recorded -> recorded.event().getClass().getSimpleName())
                        .collect(Collectors.joining(" "));
    }

    private Reason reason(Request request) {
        return Objects.requireNonNull(centre.request(request).rejection()).reason();
    }

    private QueueEntryId entry(InteractionId interaction) {
        return Objects.requireNonNull(
                        Objects.requireNonNull(centre.record(interaction)).entry())
                .entry();
    }
}
