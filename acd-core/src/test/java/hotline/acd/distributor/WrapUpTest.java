package hotline.acd.distributor;

import static hotline.acd.distributor.Centre.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.agent.Availability;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.WrapUpRules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long a wrap-up lasts, and who may end it or put its end off. It is 30 s where nothing else is said. */
class WrapUpTest {
    private static final AgentId AGENT = Centre.id("a01");
    private static final String SUPERVISOR = "user:s01";
    private static final WrapUpRules NO_EARLY_EXIT = new WrapUpRules(false, 0, 0);
    private static final WrapUpRules TWICE_A_MINUTE = new WrapUpRules(true, 2, 60_000);

    private final Centre centre = Centre.withReady("a01");

    @AfterEach
    void replayAgrees() {
        centre.assertReplayAgrees();
    }

    private void rules(@Nullable Long millis, WrapUpRules rules) {
        centre.change(SERVICE, before -> before.withWrapUp(millis, rules).withWrapUpDefault("NOT_RECORDED"));
    }

    private InteractionId wrapsUp() {
        var call = centre.calls();
        centre.rings(centre.offerTo("a01")).pass(2_000).picksUp("a01").pass(30_000);
        centre.hangsUp(call);
        return call;
    }

    private String complete(InteractionId call, String by) {
        return detail(new Request.CompleteWrapUp(centre.command(), new Actor(by), AGENT, call, null));
    }

    private String choose(InteractionId call, @Nullable String disposition) {
        return detail(new Request.ChooseDisposition(centre.command(), Centre.by("a01"), AGENT, call, disposition));
    }

    private String extend(InteractionId call) {
        return detail(new Request.ExtendWrapUp(centre.command(), Centre.by("a01"), AGENT, call));
    }

    private String detail(Request request) {
        var rejection = centre.request(request).rejection();
        return rejection == null ? "done" : rejection.reason() + ": " + rejection.detail();
    }

    @Test
    void withoutEarlyExitItEndsWithItsTimeAndNotWhenTheAgentSaysSo() {
        rules(30_000L, NO_EARLY_EXIT);
        var call = wrapsUp();

        assertThat(complete(call, "agent:a01"))
                .startsWith("NOT_NOW: in queue service wrap-up ends with its time and not before");
        assertThat(complete(call, "user:a01")).as("a supervisor's own").startsWith("NOT_NOW");
        centre.pass(29_999);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.WRAP_UP);
        centre.pass(1);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
    }

    @Test
    void whatIsChosenEarlyStandsWhenTheTimeIsOverAndCanBeChosenAnewUntilThen() {
        rules(30_000L, NO_EARLY_EXIT);
        var call = wrapsUp();

        assertThat(choose(call, "SOLVED")).isEqualTo("done");
        assertThat(choose(call, "SOLVED")).as("again").isEqualTo("done");
        assertThat(choose(call, "INFORMED")).isEqualTo("done");
        assertThat(centre.events(Event.DispositionChosen.class)).hasSize(2);
        centre.pass(30_000);

        assertThat(centre.last(Event.AssignmentEnded.class))
                .isEqualTo(new Event.AssignmentEnded(call, AGENT, "INFORMED", true, centre.now));
    }

    @Test
    void whoHasChosenNothingWhenTheTimeIsOverHasTheQueuesDefault() {
        rules(30_000L, NO_EARLY_EXIT);
        var call = wrapsUp();
        choose(call, "SOLVED");
        choose(call, null);
        centre.pass(30_000);

        assertThat(centre.last(Event.AssignmentEnded.class).disposition()).isEqualTo("NOT_RECORDED");
    }

    @Test
    void whatWasChosenBeforeIsWhatCameOfItWhenTheAgentEndsItWithoutAWord() {
        var call = wrapsUp();
        choose(call, "SOLVED");

        assertThat(complete(call, "agent:a01")).isEqualTo("done");
        assertThat(centre.last(Event.AssignmentEnded.class))
                .isEqualTo(new Event.AssignmentEnded(call, AGENT, "SOLVED", false, centre.now));
    }

    @Test
    void aSupervisorWhoChangesTheStateEndsTheWrapUpOfWhateverKind() {
        rules(30_000L, NO_EARLY_EXIT);
        wrapsUp();
        centre.done(new Request.ChangeAvailability(centre.command(), new Actor(SUPERVISOR), AGENT, Availability.READY));
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
        assertThat(centre.last(Event.AssignmentEnded.class).disposition()).isEqualTo("NOT_RECORDED");
        assertThat(centre.last(Event.AssignmentEnded.class).byTimeout()).isFalse();

        rules(null, WrapUpRules.USUAL);
        var second = wrapsUp();
        choose(second, "SOLVED");
        centre.done(new Request.ChangeAvailability(
                centre.command(), new Actor(SUPERVISOR), AGENT, Availability.notReady(new NotReadyReason("Meeting"))));
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.NOT_READY);
        assertThat(centre.last(Event.AssignmentEnded.class).disposition()).isEqualTo("SOLVED");

        centre.ready("a01");
        wrapsUp();
        centre.done(new Request.SignOut(centre.command(), new Actor(SUPERVISOR), AGENT));
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.LOGGED_OUT);
    }

    @Test
    void whatTheAgentsThemselvesOrTheSystemWantsNextEndsNoWrapUp() {
        wrapsUp();
        centre.notReady("a01", "Meeting");
        centre.done(new Request.ChangeAvailability(
                centre.command(), new Actor("user:a01"), AGENT, Availability.notReady(new NotReadyReason("Lunch"))));
        centre.done(new Request.SignOut(centre.command(), Actor.SYSTEM, AGENT));
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.WRAP_UP);
        assertThat(centre.pendingOf("a01")).isEqualTo("LOGGED_OUT");
    }

    @Test
    void withoutEndItGoesOnUntilTheAgentSaysSo() {
        rules(null, WrapUpRules.USUAL);
        var call = wrapsUp();
        assertThat(centre.last(Event.WrapUpBegan.class).until()).isNull();

        centre.pass(86_400_000);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.WRAP_UP);
        assertThat(extend(call)).contains("has no end to put off");
        assertThat(complete(call, "agent:a01")).isEqualTo("done");
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
    }

    @Test
    void moreTimeIsGivenAsMuchAndAsOftenAsTheQueueSays() {
        rules(30_000L, TWICE_A_MINUTE);
        var call = wrapsUp();
        long ends = centre.now + 30_000;

        centre.pass(29_000);
        assertThat(extend(call)).isEqualTo("done");
        assertThat(centre.last(Event.WrapUpExtended.class))
                .isEqualTo(new Event.WrapUpExtended(call, AGENT, ends + 60_000));
        centre.pass(60_000);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.WRAP_UP);
        assertThat(extend(call)).isEqualTo("done");
        assertThat(extend(call)).isEqualTo("NOT_NOW: queue service gives more time to wrap up no more than 2 times");
        centre.pass(ends + 120_000 - centre.now - 1);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.WRAP_UP);
        centre.pass(1);
        assertThat(centre.last(Event.AssignmentEnded.class))
                .isEqualTo(new Event.AssignmentEnded(call, AGENT, "NOT_RECORDED", true, ends + 120_000));
    }

    @Test
    void noMoreTimeIsGivenWhereTheQueueSaysNothingNorToSomebodyElseNorWhileTheyTalk() {
        var call = centre.calls();
        centre.rings(centre.offerTo("a01")).pass(2_000).picksUp("a01").pass(30_000);
        assertThat(extend(call)).contains("the conversation in " + call + " is not over");
        assertThat(choose(call, "SOLVED")).contains("the conversation in " + call + " is not over");
        centre.hangsUp(call);
        assertThat(extend(call)).isEqualTo("NOT_NOW: queue service gives no more time to wrap up");
        assertThat(detail(new Request.ExtendWrapUp(centre.command(), new Actor("agent:a02"), AGENT, call)))
                .startsWith("NOT_YOURS");
        assertThat(detail(new Request.ChooseDisposition(centre.command(), new Actor("agent:a02"), AGENT, call, "X")))
                .startsWith("NOT_YOURS");
    }

    @Test
    void moreTimeAskedForWhileNothingCouldFallDueCountsFromNow() {
        rules(30_000L, TWICE_A_MINUTE);
        var call = wrapsUp();
        centre.now += 100_000;
        assertThat(extend(call)).isEqualTo("done");
        assertThat(centre.last(Event.WrapUpExtended.class).until()).isEqualTo(centre.now + 60_000);
    }

    @Test
    void aWrapUpThatHasBegunKeepsItsEndWhenTheQueueChangesAndIsUnderTheRulesInForce() {
        var call = wrapsUp();
        rules(null, TWICE_A_MINUTE);
        assertThat(extend(call)).as("the end it had, and more").isEqualTo("done");
        rules(30_000L, NO_EARLY_EXIT);
        assertThat(complete(call, "agent:a01")).startsWith("NOT_NOW");
        centre.pass(90_000);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);

        rules(null, WrapUpRules.USUAL);
        var endless = wrapsUp();
        rules(30_000L, NO_EARLY_EXIT);
        centre.pass(300_000);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.WRAP_UP);
        assertThat(complete(endless, "agent:a01"))
                .as("nothing else would end it")
                .isEqualTo("done");
    }

    @Test
    void aQueueCannotForbidToEndWhatHasNoEnd() {
        assertThatThrownBy(() -> Centre.queue(SERVICE, Centre.SERVICE_SKILL).withWrapUp(null, NO_EARLY_EXIT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be ended by the agent");
    }
}
