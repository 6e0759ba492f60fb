package hotline.acd.distributor;

import static hotline.acd.distributor.Centre.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.routing.RoutingPlan;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every state of an agent by every request, and every state of an offer by every report. A cell says what comes of it: the
 * reason of a rejection, or the agent's state and, after a comma, what is pending.
 */
class StateByCommandTest {
    private static final AgentId AGENT = Centre.id("a01");
    private static final InteractionId CALL = new InteractionId(1, 1);
    private static final OfferId OFFER = new OfferId(1, 1);

    private final Centre centre = Centre.with("a01", "a02");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # agent is   | sign in here   | sign in there  | sign out           | ready                | not ready        | decline        | complete wrap-up    | remove agent
            LOGGED_OUT   | NOT_READY      | NOT_READY      | NOT_SIGNED_IN      | NOT_SIGNED_IN        | NOT_SIGNED_IN    | UNKNOWN_OFFER  | UNKNOWN_INTERACTION | gone
            NOT_READY    | NOT_READY      | NOT_READY      | LOGGED_OUT         | READY                | NOT_READY        | UNKNOWN_OFFER  | UNKNOWN_INTERACTION | NOT_NOW
            PHONE_DOWN   | NOT_READY+READY| NOT_READY      | LOGGED_OUT         | NOT_READY+READY      | NOT_READY        | UNKNOWN_OFFER  | UNKNOWN_INTERACTION | NOT_NOW
            READY        | READY          | NOT_READY      | LOGGED_OUT         | READY                | NOT_READY        | UNKNOWN_OFFER  | UNKNOWN_INTERACTION | NOT_NOW
            RESERVED     | RESERVED       | NOT_NOW        | RESERVED+LOGGED_OUT| RESERVED             | RESERVED+Meal    | RESERVED       | UNKNOWN_INTERACTION | NOT_NOW
            RINGING      | RESERVED       | NOT_NOW        | RESERVED+LOGGED_OUT| RESERVED             | RESERVED+Meal    | RESERVED       | UNKNOWN_INTERACTION | NOT_NOW
            ENDING       | RESERVED       | NOT_NOW        | RESERVED+LOGGED_OUT| RESERVED             | RESERVED+Meal    | NOT_NOW        | UNKNOWN_INTERACTION | NOT_NOW
            TALKING      | TALKING        | NOT_NOW        | TALKING+LOGGED_OUT | TALKING              | TALKING+Meal     | UNKNOWN_OFFER  | NOT_NOW             | NOT_NOW
            HOLD         | HOLD           | NOT_NOW        | HOLD+LOGGED_OUT    | HOLD                 | HOLD+Meal        | UNKNOWN_OFFER  | NOT_NOW             | NOT_NOW
            WRAP_UP      | WRAP_UP        | WRAP_UP        | WRAP_UP+LOGGED_OUT | WRAP_UP              | WRAP_UP+Meal     | UNKNOWN_OFFER  | READY               | NOT_NOW
            LEAVING      | TALKING+LOGGED_OUT | NOT_NOW    | TALKING+LOGGED_OUT | TALKING              | TALKING+Meal     | UNKNOWN_OFFER  | NOT_NOW             | NOT_NOW
            """)
    void everyStateOfAnAgentByEveryRequest(
            String state,
            String signInHere,
            String signInThere,
            String signOut,
            String ready,
            String notReady,
            String decline,
            String completeWrapUp,
            String removeAgent) {
        var by = Centre.by("a01");
        assertThat(List.of(
                        outcome(state, new Request.SignIn(new CommandId("r1"), by, AGENT, "1001")),
                        outcome(state, new Request.SignIn(new CommandId("r2"), by, AGENT, "1077")),
                        outcome(state, new Request.SignOut(new CommandId("r3"), by, AGENT)),
                        outcome(
                                state,
                                new Request.ChangeAvailability(new CommandId("r4"), by, AGENT, Availability.READY)),
                        outcome(
                                state,
                                new Request.ChangeAvailability(
                                        new CommandId("r5"),
                                        by,
                                        AGENT,
                                        Availability.notReady(new NotReadyReason("Meal")))),
                        outcome(state, new Request.DeclineOffer(new CommandId("r6"), by, OFFER)),
                        outcome(state, new Request.CompleteWrapUp(new CommandId("r7"), by, AGENT, CALL, null)),
                        outcome(
                                state,
                                new Request.Configure(
                                        new CommandId("r8"),
                                        Actor.SYSTEM,
                                        List.of(new ConfigChange.RemoveAgent(AGENT))))))
                .containsExactly(
                        signInHere, signInThere, signOut, ready, notReady, decline, completeWrapUp, removeAgent);
    }

    private static String outcome(String state, Request request) {
        var centre = Centre.with("a01");
        bring(centre, state);
        int before = centre.journal.size();
        var rejection = centre.request(request).rejection();
        centre.assertReplayAgrees();
        if (rejection != null) {
            assertThat(centre.journal).hasSize(before);
            return rejection.reason().name();
        }
        boolean gone = centre.distributor.snapshot().agents().isEmpty();
        return gone ? "gone" : stateOf(centre);
    }

    private static String stateOf(Centre centre) {
        String pending = centre.pendingOf("a01");
        return centre.stateOf("a01") + (pending == null ? "" : "+" + pending);
    }

    /** Brings the agent into the state, by commands only. */
    private static void bring(Centre centre, String state) {
        switch (state) {
            case "LOGGED_OUT" -> {}
            case "NOT_READY" -> centre.signIn("a01").notReady("a01", "Meeting");
            case "PHONE_DOWN" -> centre.ready("a01").seen("1001", false);
            case "READY" -> centre.ready("a01");
            case "RESERVED" -> centre.ready("a01").calls();
            case "RINGING" -> {
                bring(centre, "RESERVED");
                centre.rings(OFFER);
            }
            case "ENDING" -> {
                bring(centre, "RINGING");
                centre.pass(15_000);
            }
            case "TALKING" -> {
                bring(centre, "RINGING");
                centre.answers(OFFER);
            }
            case "HOLD" -> {
                bring(centre, "TALKING");
                centre.report(new Report.AgentHolds(CALL, AGENT, centre.now));
            }
            case "WRAP_UP" -> {
                bring(centre, "TALKING");
                centre.hangsUp(CALL);
            }
            case "LEAVING" -> {
                bring(centre, "TALKING");
                centre.signOut("a01");
            }
            default -> throw new IllegalArgumentException(state);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # offer is | rings                   | answered                                                          | leg: no answer                      | leg: declined                         | leg: busy                             | leg: unreachable                       | leg: caller gone                                                      | leg: failed         | customer leaves
            PENDING    | OfferRang               | OfferEnded EntryEnded AssignmentBegan SegmentBegan                | OfferEnded AvailabilityChanged      | OfferEnded AvailabilityChanged        | OfferEnded AvailabilityChanged AvailabilityPended | OfferEnded AvailabilityChanged AvailabilityPended | CustomerLeft EntryEnded OfferEnding OfferEnded InteractionEnded | OfferEnded | CustomerLeft EntryEnded OfferEnding
            RINGING    | ReportAbsorbed          | OfferEnded EntryEnded AssignmentBegan SegmentBegan                | OfferEnded AvailabilityChanged      | OfferEnded AvailabilityChanged        | OfferEnded AvailabilityChanged AvailabilityPended | OfferEnded AvailabilityChanged AvailabilityPended | CustomerLeft EntryEnded OfferEnding OfferEnded InteractionEnded | OfferEnded | CustomerLeft EntryEnded OfferEnding
            EXPIRING   | ReportAbsorbed          | OfferEnded EntryEnded AssignmentBegan SegmentBegan                | OfferEnded AvailabilityChanged      | OfferEnded AvailabilityChanged        | OfferEnded AvailabilityChanged        | OfferEnded AvailabilityChanged         | OfferEnded AvailabilityChanged                                        | OfferEnded AvailabilityChanged | CustomerLeft EntryEnded
            DECLINING  | ReportAbsorbed          | OfferEnded EntryEnded AssignmentBegan SegmentBegan                | OfferEnded AvailabilityChanged      | OfferEnded AvailabilityChanged        | OfferEnded AvailabilityChanged        | OfferEnded AvailabilityChanged         | OfferEnded AvailabilityChanged                                        | OfferEnded AvailabilityChanged | CustomerLeft EntryEnded
            RESCINDING | ReportAbsorbed          | ReportAbsorbed OfferEnded InteractionEnded                        | OfferEnded InteractionEnded         | OfferEnded InteractionEnded           | OfferEnded InteractionEnded           | OfferEnded InteractionEnded            | OfferEnded InteractionEnded                                           | OfferEnded InteractionEnded | ReportAbsorbed
            ACCEPTED   | ReportAbsorbed          | ReportAbsorbed                                                    | ReportAbsorbed                      | ReportAbsorbed                        | ReportAbsorbed                        | ReportAbsorbed                         | ReportAbsorbed                                                        | ReportAbsorbed      | CustomerLeft WrapUpBegan
            EXPIRED    | ReportAbsorbed          | EntryEnded AssignmentBegan SegmentBegan                           | ReportAbsorbed                      | ReportAbsorbed                        | ReportAbsorbed                        | ReportAbsorbed                         | ReportAbsorbed                                                        | ReportAbsorbed      | CustomerLeft EntryEnded InteractionEnded
            RESCINDED  | ReportAbsorbed          | ReportAbsorbed                                                    | ReportAbsorbed                      | ReportAbsorbed                        | ReportAbsorbed                        | ReportAbsorbed                         | ReportAbsorbed                                                        | ReportAbsorbed      | ReportAbsorbed
            """)
    void everyStateOfAnOfferByEveryReport(
            String state,
            String rings,
            String answered,
            String noAnswer,
            String declined,
            String busy,
            String unreachable,
            String callerGone,
            String failed,
            String customerLeaves) {
        long now = centre.now;
        assertThat(List.of(
                        events(state, new Report.OfferRings(OFFER, now)),
                        events(state, new Report.OfferAnswered(OFFER, now)),
                        events(state, new Report.OfferLegEnds(OFFER, LegEnd.NO_ANSWER, now)),
                        events(state, new Report.OfferLegEnds(OFFER, LegEnd.DECLINED, now)),
                        events(state, new Report.OfferLegEnds(OFFER, LegEnd.BUSY, now)),
                        events(state, new Report.OfferLegEnds(OFFER, LegEnd.UNREACHABLE, now)),
                        events(state, new Report.OfferLegEnds(OFFER, LegEnd.CALLER_GONE, now)),
                        events(state, new Report.OfferLegEnds(OFFER, LegEnd.FAILED, now)),
                        events(state, new Report.CustomerLeaves(CALL, EndedBy.CALLER, null, now))))
                .containsExactly(
                        rings, answered, noAnswer, declined, busy, unreachable, callerGone, failed, customerLeaves);
    }

    private static String events(String state, Report report) {
        var centre = Centre.withReady("a01");
        centre.calls(SERVICE, RoutingPlan.WHOLE_QUEUE, 0);
        switch (state) {
            case "PENDING" -> {}
            case "RINGING" -> centre.rings(OFFER);
            case "EXPIRING" -> centre.rings(OFFER).pass(15_000);
            case "DECLINING" -> centre.rings(OFFER).declines("a01", OFFER);
            case "RESCINDING" -> centre.rings(OFFER).hangsUp(CALL);
            case "ACCEPTED" -> centre.rings(OFFER).answers(OFFER);
            case "EXPIRED" -> centre.rings(OFFER).pass(15_000).legEnds(OFFER, LegEnd.NO_ANSWER);
            case "RESCINDED" -> centre.rings(OFFER).hangsUp(CALL).legEnds(OFFER, LegEnd.CALLER_GONE);
            default -> throw new IllegalArgumentException(state);
        }
        var events = centre.report(report);
        centre.assertReplayAgrees();
        return events.stream()
                .map(recorded -> recorded.event().getClass().getSimpleName())
                .collect(Collectors.joining(" "));
    }
}
