package hotline.acd.distributor;

import static hotline.acd.distributor.Centre.SALES;
import static hotline.acd.distributor.Centre.SALES_SKILL;
import static hotline.acd.distributor.Centre.SERVICE;
import static hotline.acd.distributor.Centre.SERVICE_SKILL;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.SkillId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.AfterNoAnswer;
import hotline.acd.queue.BlockCause;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.Overflow;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.acd.queue.QueueLimits;
import hotline.acd.queue.WhenUnserved;
import hotline.acd.routing.RoutingPlan;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may enter a queue, and how long one may stay. */
class QueueLimitsTest {
    private static final Actor SUPERVISOR = new Actor("user:s01");
    private static final long MINUTE = 60_000;

    private final Centre centre = Centre.with("a01", "a02");

    @AfterEach
    void replayAgrees() {
        centre.assertReplayAgrees();
    }

    /** Found in a world (868): who overflowed while others were looked at came after all of them. */
    @Test
    void whoHasJustOverflowedIsOfferedBeforeThoseWhoCameLater() {
        centre.put(Centre.agent("a03", new SkillId("other"))).ready("a03");
        var first = centre.calls(SERVICE, RoutingPlan.WHOLE_QUEUE, 0);
        var second = centre.pass(1_000).calls(SALES, RoutingPlan.WHOLE_QUEUE, 0);

        // by one command the first may leave for sales, and somebody is there who serves it
        var none = QueueLimits.NONE;
        var limits = new QueueLimits(
                none.capacity(),
                none.whenNobodyLoggedIn(),
                none.whenAllNotReady(),
                none.unservedMillis(),
                none.longestExpectedMillis(),
                none.longestWaitMillis(),
                List.of(new Overflow(500, 0, SALES, 0)),
                none.afterClosingMillis());
        var service = Centre.queue(SERVICE, SERVICE_SKILL).with(AfterNoAnswer.NOT_READY, limits);
        centre.done(new Request.Configure(
                centre.command(),
                Actor.SYSTEM,
                List.of(
                        new ConfigChange.PutQueue(service),
                        new ConfigChange.PutAgent(Centre.agent("a03", SALES_SKILL)))));

        assertThat(centre.offeredTo(first)).isEqualTo("a03");
        assertThat(centre.offeredTo(second)).isNull();
    }

    // ---- who may enter

    @Test
    void aFullQueueLetsNobodyInAndWhoIsBlockedNeverEntered() {
        limits(SERVICE, limits -> limits.capacity = 2);
        centre.calls();
        centre.calls();

        var third = centre.calls();

        assertThat(centre.last(Event.EntryBlocked.class))
                .isEqualTo(new Event.EntryBlocked(third, SERVICE, BlockCause.FULL));
        assertThat(centre.events(Event.EntryQueued.class)).hasSize(2);
        centre.done(new Request.Enqueue(centre.command(), Actor.SYSTEM, third, SALES, RoutingPlan.WHOLE_QUEUE, 0));
        assertThat(waitsIn(third)).isEqualTo(SALES);
    }

    @Test
    void whoRingsCountsAsBeingInTheQueueAndWhoTalksDoesNot() {
        limits(SERVICE, limits -> limits.capacity = 1);
        centre.ready("a01");
        centre.calls();
        centre.calls();
        assertThat(centre.events(Event.EntryBlocked.class)).hasSize(1);
        centre.picksUp("a01");
        centre.calls();
        assertThat(centre.events(Event.EntryBlocked.class)).hasSize(1);
    }

    @Test
    void nobodyLoggedInAndAllNotReadyAreDifferentCauses() {
        limits(SERVICE, limits -> {
            limits.nobodyLoggedIn = WhenUnserved.REFUSE;
            limits.allNotReady = WhenUnserved.WAIT;
        });
        assertThat(blocked(centre.calls())).isEqualTo(BlockCause.NOBODY_LOGGED_IN);
        centre.signIn("a01");
        assertThat(waitsIn(centre.calls())).isEqualTo(SERVICE);

        limits(SERVICE, limits -> limits.allNotReady = WhenUnserved.REFUSE);
        assertThat(blocked(centre.calls())).isEqualTo(BlockCause.ALL_NOT_READY);
        centre.ready("a01").picksUp("a01");
        assertThat(waitsIn(centre.calls())).isEqualTo(SERVICE);
    }

    @Test
    void whoWouldWaitTooLongIsNotLetIn() {
        usualHandling(SERVICE, MINUTE);
        limits(SERVICE, limits -> limits.longestExpected = 3 * MINUTE);
        centre.calls();
        centre.picksUp("a01");
        var entered = List.of(centre.calls(), centre.calls(), centre.calls());
        assertThat(entered).allSatisfy(call -> assertThat(waitsIn(call)).isEqualTo(SERVICE));

        assertThat(blocked(centre.calls())).isEqualTo(BlockCause.WAIT_TOO_LONG);
    }

    @Test
    void aHeadStartIsConsideredBeforeSomebodyIsNotLetIn() {
        usualHandling(SERVICE, MINUTE);
        limits(SERVICE, limits -> limits.longestExpected = MINUTE);
        centre.calls();
        centre.picksUp("a01");
        centre.calls();
        assertThat(blocked(centre.calls())).isEqualTo(BlockCause.WAIT_TOO_LONG);
        assertThat(waitsIn(centre.calls(SERVICE, RoutingPlan.WHOLE_QUEUE, MINUTE)))
                .isEqualTo(SERVICE);
    }

    @Test
    void aClosedQueueLetsNobodyInUntilItIsOpenedAgain() {
        centre.done(new Request.CloseQueue(centre.command(), SUPERVISOR, SERVICE));
        assertThat(blocked(centre.calls())).isEqualTo(BlockCause.CLOSED);
        assertThat(centre.done(new Request.CloseQueue(centre.command(), SUPERVISOR, SERVICE)))
                .isEmpty();
        centre.done(new Request.OpenQueue(centre.command(), SUPERVISOR, SERVICE));
        assertThat(waitsIn(centre.calls())).isEqualTo(SERVICE);
    }

    @Test
    void agentsDoNotCloseQueues() {
        var rejection = centre.request(new Request.CloseQueue(centre.command(), Centre.by("a01"), SERVICE))
                .rejection();
        assertThat(Objects.requireNonNull(rejection).reason()).isEqualTo(Rejection.Reason.NOT_YOURS);
    }

    // ---- how long one may stay

    @Test
    void afterTheLongestWaitTheCallerLeaves() {
        limits(SERVICE, limits -> limits.longestWait = MINUTE);
        var call = centre.calls();
        centre.pass(MINUTE - 1);
        assertThat(waitsIn(call)).isEqualTo(SERVICE);
        centre.pass(1);
        assertThat(left(call)).isEqualTo(EntryOutcome.TIMED_OUT);
    }

    @Test
    void aRingingPhoneIsNotCutByTheLongestWaitButAFailedOfferIs() {
        limits(SERVICE, limits -> limits.longestWait = MINUTE);
        var call = centre.pass(0).calls();
        centre.pass(MINUTE - 5_000).ready("a01");
        var offer = centre.offerTo("a01");
        centre.rings(offer).pass(10_000);
        assertThat(waitsIn(call)).isEqualTo(SERVICE);

        centre.legEnds(offer, LegEnd.DECLINED);

        assertThat(left(call)).isEqualTo(EntryOutcome.TIMED_OUT);
    }

    @Test
    void aShorterLongestWaitGivenWhileTheyWaitCountsAtOnce() {
        var call = centre.calls();
        centre.pass(30_000);
        limits(SERVICE, limits -> limits.longestWait = 20_000);
        assertThat(left(call)).isEqualTo(EntryOutcome.TIMED_OUT);
    }

    @Test
    void whenNobodyIsLeftWhoWaitsLeavesAfterTheTimeAllowed() {
        limits(SERVICE, limits -> {
            limits.nobodyLoggedIn = WhenUnserved.LEAVE;
            limits.unserved = 10_000;
        });
        centre.signIn("a01");
        var call = centre.calls();
        centre.signOut("a01").pass(9_999);
        assertThat(waitsIn(call)).isEqualTo(SERVICE);
        centre.pass(1);
        assertThat(left(call)).isEqualTo(EntryOutcome.UNSERVED);
    }

    @Test
    void whoComesBackInTimeKeepsThemWaiting() {
        limits(SERVICE, limits -> {
            limits.allNotReady = WhenUnserved.LEAVE;
            limits.unserved = 10_000;
        });
        centre.ready("a02");
        var first = centre.calls();
        centre.picksUp("a02").signIn("a01");
        var call = centre.calls();
        centre.notReady("a02", "Meal").hangsUp(first).wrapsUp("a02", first);
        centre.pass(9_000).ready("a02").pass(60_000);
        assertThat(centre.offeredTo(call) != null || waitsIn(call) != null).isTrue();
    }

    @Test
    void theCauseMayChangeWhileNobodyServes() {
        limits(SERVICE, limits -> {
            limits.nobodyLoggedIn = WhenUnserved.LEAVE;
            limits.allNotReady = WhenUnserved.WAIT;
        });
        centre.signIn("a01");
        var call = centre.calls();
        centre.pass(MINUTE);
        assertThat(waitsIn(call)).isEqualTo(SERVICE);
        centre.signOut("a01");
        assertThat(left(call)).isEqualTo(EntryOutcome.UNSERVED);
    }

    @Test
    void whoWaitsAtClosingTimeStaysAsLongAsTheQueueAllows() {
        limits(SERVICE, limits -> limits.afterClosing = 5 * MINUTE);
        var call = centre.calls();
        centre.done(new Request.CloseQueue(centre.command(), SUPERVISOR, SERVICE));
        centre.pass(5 * MINUTE - 1);
        assertThat(waitsIn(call)).isEqualTo(SERVICE);
        centre.pass(1);
        assertThat(left(call)).isEqualTo(EntryOutcome.CLOSED);
    }

    @Test
    void usuallyWhoWaitsAtClosingTimeIsServed() {
        var call = centre.calls();
        centre.done(new Request.CloseQueue(centre.command(), SUPERVISOR, SERVICE));
        centre.pass(60 * MINUTE).ready("a01");
        assertThat(centre.offeredTo(call)).isEqualTo("a01");
    }

    @Test
    void whereNobodyMayStayAfterClosingTheyLeaveAtOnce() {
        limits(SERVICE, limits -> limits.afterClosing = 0);
        var call = centre.calls();
        centre.done(new Request.CloseQueue(centre.command(), SUPERVISOR, SERVICE));
        assertThat(left(call)).isEqualTo(EntryOutcome.CLOSED);
    }

    @Test
    void theCallerMayLeaveByAKey() {
        var call = centre.calls();
        centre.done(new Request.WithdrawEntry(
                centre.command(), new Actor("system:flow"), new QueueEntryId(call, 1), EntryOutcome.EXITED));
        assertThat(left(call)).isEqualTo(EntryOutcome.EXITED);
        assertThat(Objects.requireNonNull(centre.record(call)).customerPresent())
                .isTrue();
    }

    // ---- overflow

    @Test
    void afterSomeTimeTheEntryGoesOnInAnotherQueueAtItsPlaceInTheOrder() {
        limits(SERVICE, limits -> limits.overflows = List.of(new Overflow(MINUTE, 0, SALES, 0)));
        var first = centre.calls();
        var second = centre.pass(1_000).calls(SALES, RoutingPlan.WHOLE_QUEUE, 0);

        centre.pass(MINUTE - 1_000);

        assertThat(waitsIn(first)).isEqualTo(SALES);
        assertThat(centre.last(Event.EntryQueued.class).overflowedFrom()).containsExactly(SERVICE);
        centre.put(Centre.agent("a03", SALES_SKILL)).ready("a03");
        assertThat(centre.offeredTo(first)).isEqualTo("a03");
        assertThat(centre.offeredTo(second)).isNull();
    }

    @Test
    void overflowNeverGoesInACircle() {
        limits(SERVICE, limits -> limits.overflows = List.of(new Overflow(0, 0, SALES, 0)));
        limits(SALES, limits -> limits.overflows = List.of(new Overflow(0, 0, SERVICE, 0)));
        var call = centre.calls();
        centre.pass(10 * MINUTE);
        assertThat(waitsIn(call)).isEqualTo(SALES);
        assertThat(centre.events(Event.EntryQueued.class)).hasSize(2);
    }

    @Test
    void anEntryWaitsUntilTheOtherQueueLetsItIn() {
        limits(SERVICE, limits -> limits.overflows = List.of(new Overflow(MINUTE, 0, SALES, 0)));
        limits(SALES, limits -> limits.capacity = 1);
        var inTheWay = centre.calls(SALES, RoutingPlan.WHOLE_QUEUE, 0);
        var call = centre.calls();
        centre.pass(2 * MINUTE);
        assertThat(waitsIn(call)).isEqualTo(SERVICE);

        centre.hangsUp(inTheWay).pass(StayRules.REVIEW_MILLIS);

        assertThat(waitsIn(call)).isEqualTo(SALES);
    }

    @Test
    void whoIsExpectedToWaitLongGoesElsewhereAtOnceTheOthersStay() {
        usualHandling(SERVICE, MINUTE);
        limits(SERVICE, limits -> limits.overflows = List.of(new Overflow(0, 2 * MINUTE + 1, SALES, 0)));
        centre.calls();
        centre.picksUp("a01");

        assertThat(waitsIn(centre.calls())).isEqualTo(SERVICE);
        assertThat(waitsIn(centre.calls())).isEqualTo(SERVICE);
        assertThat(waitsIn(centre.calls())).isEqualTo(SALES);
    }

    @Test
    void whenAgentsLeaveTheLastGoElsewhereWithinTenSeconds() {
        usualHandling(SERVICE, MINUTE);
        centre.ready("a02");
        limits(SERVICE, limits -> limits.overflows = List.of(new Overflow(0, 2 * MINUTE + 1, SALES, 0)));
        var talks = centre.calls();
        centre.calls();
        centre.picksUp("a01").picksUp("a02");
        var first = centre.calls();
        var second = centre.calls();
        var third = centre.calls();
        assertThat(waitsIn(third)).isEqualTo(SERVICE);

        centre.signOut("a01").hangsUp(talks).wrapsUp("a01", talks).pass(StayRules.REVIEW_MILLIS);

        assertThat(waitsIn(first)).isEqualTo(SERVICE);
        assertThat(waitsIn(second)).isEqualTo(SERVICE);
        assertThat(waitsIn(third)).isEqualTo(SALES);
    }

    @Test
    void nobodyIsSentToAQueueWhoseServiceLevelIsBadAlready() {
        limits(SERVICE, limits -> limits.overflows = List.of(new Overflow(10_000, 0, SALES, 80)));
        var late = centre.calls(SALES, RoutingPlan.WHOLE_QUEUE, 0);
        centre.pass(30_000).hangsUp(late);
        var call = centre.calls();
        centre.pass(MINUTE);
        assertThat(waitsIn(call)).isEqualTo(SERVICE);

        // An hour later nothing is known against it.
        centre.pass(61 * MINUTE);
        assertThat(waitsIn(call)).isEqualTo(SALES);
    }

    @Test
    void anOverflowWithoutAQueueGoesBackIntoTheFlow() {
        limits(SERVICE, limits -> limits.overflows = List.of(new Overflow(MINUTE, 0, null, 0)));
        var call = centre.calls();
        centre.pass(MINUTE);
        assertThat(left(call)).isEqualTo(EntryOutcome.OVERFLOWED);
    }

    @Test
    void whatTheFlowAttachedGoesAlong() {
        limits(SERVICE, limits -> limits.overflows = List.of(new Overflow(0, 0, SALES, 0)));
        var call = centre.arrives();
        var attached = new java.util.TreeMap<>(java.util.Map.of("topic", "bill"));
        centre.done(new Request.Enqueue(
                centre.command(), Actor.SYSTEM, call, SERVICE, RoutingPlan.WHOLE_QUEUE, 0, attached));
        assertThat(centre.last(Event.EntryQueued.class).attached()).isEqualTo(attached);
        assertThat(waitsIn(call)).isEqualTo(SALES);
    }

    // ---- the outlook

    @Test
    void theOutlookSharesTheWorkAheadAmongThoseWhoServe() {
        usualHandling(SERVICE, MINUTE);
        centre.ready("a02");
        assertThat(outlookOf(centre.calls())).isZero();
        assertThat(outlookOf(centre.calls())).isZero();
        centre.picksUp("a01").picksUp("a02");
        assertThat(outlookOf(centre.calls())).isEqualTo(MINUTE / 2);
        assertThat(outlookOf(centre.calls())).isEqualTo(MINUTE);
        assertThat(Objects.requireNonNull(centre.last(Event.EntryQueued.class).outlook())
                        .ahead())
                .isEqualTo(1);
    }

    @Test
    void whoWaitsInAnotherQueueForTheSameAgentsIsAheadToo() {
        usualHandling(SERVICE, MINUTE);
        centre.signOut("a02").put(Centre.agent("a01", SERVICE_SKILL, SALES_SKILL));
        centre.calls();
        centre.picksUp("a01");
        centre.calls(SALES, RoutingPlan.WHOLE_QUEUE, 0);
        // One ahead, of usual length as the queue sales has handled nothing yet, and one minute of talk.
        assertThat(outlookOf(centre.calls())).isEqualTo(QueueBoard.USUAL_HANDLING_MILLIS + MINUTE);
    }

    @Test
    void whereNobodyServesNothingCanBeExpected() {
        assertThat(outlookOf(centre.calls())).isEqualTo(hotline.acd.queue.Outlook.UNKNOWN);
    }

    // ---- words

    private long outlookOf(InteractionId call) {
        var queued = centre.last(Event.EntryQueued.class);
        assertThat(queued.entry().interaction()).isEqualTo(call);
        return Objects.requireNonNull(queued.outlook()).expectedMillis();
    }

    /** a01 handles some calls, each in so long; then both agents of the queue are signed in, a01 ready. */
    private void usualHandling(QueueId queue, long millis) {
        centre.ready("a01");
        for (int i = 0; i < 3; i++) {
            var call = centre.calls(queue, RoutingPlan.WHOLE_QUEUE, 0);
            centre.picksUp("a01")
                    .pass(millis)
                    .hangsUp(call)
                    .wrapsUp("a01", call)
                    .pass(1_000);
        }
        centre.signIn("a02");
    }

    private @Nullable QueueId waitsIn(InteractionId call) {
        var entry = Objects.requireNonNull(centre.record(call)).entry();
        return entry == null ? null : entry.queue();
    }

    private EntryOutcome left(InteractionId call) {
        assertThat(waitsIn(call)).isNull();
        var ended = centre.last(Event.EntryEnded.class);
        assertThat(ended.entry().interaction()).isEqualTo(call);
        return ended.outcome();
    }

    private BlockCause blocked(InteractionId call) {
        assertThat(waitsIn(call)).isNull();
        var blocked = centre.last(Event.EntryBlocked.class);
        assertThat(blocked.interaction()).isEqualTo(call);
        return blocked.cause();
    }

    private static final class Limits {
        int capacity;
        WhenUnserved nobodyLoggedIn = WhenUnserved.WAIT;
        WhenUnserved allNotReady = WhenUnserved.WAIT;
        long unserved;
        long longestExpected;
        long longestWait;
        List<Overflow> overflows = List.of();
        long afterClosing = QueueLimits.FOR_EVER;
    }

    private void limits(QueueId queue, java.util.function.Consumer<Limits> change) {
        var limits = new Limits();
        change.accept(limits);
        centre.change(
                queue,
                before -> before.with(
                        AfterNoAnswer.NOT_READY,
                        new QueueLimits(
                                limits.capacity,
                                limits.nobodyLoggedIn,
                                limits.allNotReady,
                                limits.unserved,
                                limits.longestExpected,
                                limits.longestWait,
                                limits.overflows,
                                limits.afterClosing)));
    }
}
