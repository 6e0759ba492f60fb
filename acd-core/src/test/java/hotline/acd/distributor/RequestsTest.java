package hotline.acd.distributor;

import static hotline.acd.distributor.Centre.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.acd.agent.Availability;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.distributor.Rejection.Reason;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingPlan;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RequestsTest {
    private final Centre centre = Centre.with("a01");

    private Reason rejectionOf(InteractionId interaction, QueueId queue, long headStart) {
        var enqueue = new Request.Enqueue(
                centre.command(), Actor.SYSTEM, interaction, queue, RoutingPlan.WHOLE_QUEUE, headStart);
        var decision = centre.request(enqueue);
        assertThat(decision.events()).isEmpty();
        return Objects.requireNonNull(decision.rejection()).reason();
    }

    @Test
    void whatCannotBeQueuedIsRejectedWithTheReason() {
        var waiting = centre.calls();
        assertThat(rejectionOf(waiting, SERVICE, 0)).isEqualTo(Reason.ALREADY_QUEUED);
        assertThat(rejectionOf(new InteractionId(9, 9), SERVICE, 0)).isEqualTo(Reason.UNKNOWN_INTERACTION);
        assertThat(rejectionOf(centre.arrives(), new QueueId("nowhere"), 0)).isEqualTo(Reason.UNKNOWN_QUEUE);
        assertThat(rejectionOf(centre.arrives(), SERVICE, -1)).isEqualTo(Reason.INVALID);
        assertThat(rejectionOf(centre.arrives(), SERVICE, Long.MAX_VALUE)).isEqualTo(Reason.INVALID);
        centre.ready("a01").picksUp("a01");
        assertThat(rejectionOf(waiting, SERVICE, 0)).isEqualTo(Reason.NOT_NOW);
        centre.hangsUp(waiting);
        assertThat(rejectionOf(waiting, SERVICE, 0)).isEqualTo(Reason.CUSTOMER_GONE);
    }

    @Test
    void whatIsAttachedGoesIntoTheJournalAndCanBeCodesOnly() {
        var interaction = centre.arrives();
        var codes = new TreeMap<>(Map.of("topic", "bill", "tier", "vip"));
        var decision = centre.request(new Request.Enqueue(
                centre.command(), Actor.SYSTEM, interaction, SERVICE, RoutingPlan.WHOLE_QUEUE, 0, codes));

        assertThat(decision.events().getFirst().event())
                .isInstanceOfSatisfying(
                        Event.EntryQueued.class,
                        queued -> assertThat(queued.attached()).isEqualTo(codes));
        assertThatThrownBy(() -> new Request.Enqueue(
                        centre.command(),
                        Actor.SYSTEM,
                        interaction,
                        SERVICE,
                        RoutingPlan.WHOLE_QUEUE,
                        0,
                        new TreeMap<>(Map.of("name", "王芳"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("王芳");
    }

    @Test
    void aMailCannotBeQueuedWhileAgentsHaveAVoiceSlotOnly() {
        var mail = new InteractionId(1, 500);
        centre.report(new Report.InteractionBegins(mail, MediaChannel.MAIL, Direction.INBOUND, "support", centre.now));
        assertThat(rejectionOf(mail, SERVICE, 0)).isEqualTo(Reason.INVALID);
    }

    @Test
    void theSameRequestTwiceIsDoneOnceAndAnsweredTheSame() {
        centre.signIn("a01");
        var ready = new Request.ChangeAvailability(
                centre.command(), Centre.by("a01"), Centre.id("a01"), Availability.READY);
        assertThat(centre.request(ready).events()).isNotEmpty();
        centre.notReady("a01", "Meal");

        var again = centre.request(ready);

        assertThat(again.rejection()).isNull();
        assertThat(again.events()).isEmpty();
        assertThat(centre.availabilityOf("a01")).isEqualTo("Meal");
    }

    @Test
    void whatWasDoneBeforeARestartIsNotDoneAgainAfterIt() {
        centre.signIn("a01");
        var restored = Distributor.restore(centre.distributor.snapshot());
        var again = centre.journal.getLast().cause();
        var request = new Request.SignIn(Objects.requireNonNull(again), Centre.by("a01"), Centre.id("a01"), "1099");
        assertThat(restored.handle(request, centre.now).events()).isEmpty();
    }

    @Test
    void theEventsOfARequestAndWhatFollowsNameItAsTheirCause() {
        centre.calls();
        var ready = centre.command();
        centre.signIn("a01");
        var events = centre.done(
                new Request.ChangeAvailability(ready, Centre.by("a01"), Centre.id("a01"), Availability.READY));
        assertThat(events).hasSize(2).allMatch(recorded -> ready.equals(recorded.cause()));
        assertThat(events.getLast().event()).isInstanceOf(Event.OfferMade.class);
    }

    @Test
    void onlyWhoIsOfferedTheCallMayDeclineIt() {
        centre.put(Centre.agent("a02"));
        centre.ready("a01").calls();
        var offer = centre.offerTo("a01");
        assertThat(declineBy("agent:a02", offer)).isEqualTo(Reason.NOT_YOURS);
        assertThat(declineBy("agent:a01", new OfferId(1, 88))).isEqualTo(Reason.UNKNOWN_OFFER);
        centre.declines("a01", offer);
        assertThat(declineBy("agent:a01", offer)).isEqualTo(Reason.NOT_NOW);
    }

    private Reason declineBy(String actor, OfferId offer) {
        var decision = centre.request(new Request.DeclineOffer(centre.command(), new Actor(actor), offer));
        return Objects.requireNonNull(decision.rejection()).reason();
    }

    @Test
    void beforeTheFirstEpochNothingHappens() {
        var distributor = new Distributor();
        var decision = distributor.handle(new Request.Configure(new CommandId("c1"), Actor.SYSTEM, List.of()), 1);
        assertThat(Objects.requireNonNull(decision.rejection()).reason()).isEqualTo(Reason.NOT_NOW);
        assertThat(distributor
                        .handle(new Report.StationSeen("1001", true, 1), 1)
                        .events())
                .isEmpty();
        assertThat(distributor.advance(1)).isEmpty();
        assertThat(distributor.nextDeadline()).isEqualTo(Distributor.NEVER);
    }

    @Test
    void anEpochThatIsNotNewIsAbsorbed() {
        centre.report(new Report.EpochBegins(1));
        assertThat(centre.last(Event.ReportAbsorbed.class).report()).isEqualTo("EpochBegins");
        centre.report(new Report.EpochBegins(5));
        assertThat(centre.journal.getLast().position()).isEqualTo(new Position(5, 1));
    }

    @Test
    void positionsCountFromOneInEachEpoch() {
        centre.report(new Report.EpochBegins(2));
        centre.signIn("a01");
        assertThat(centre.journal.getLast().position()).isEqualTo(new Position(2, 2));
    }

    @Test
    void aGapInTheJournalIsNotPassedOver() {
        var replay = new Distributor();
        replay.apply(centre.journal.get(0));
        replay.apply(centre.journal.get(0));
        assertThatThrownBy(() -> replay.apply(centre.journal.get(2))).hasMessageContaining("missing");
    }

    @Test
    void aReasonChosenByThePersonIsKept() {
        centre.signIn("a01").notReady("a01", "Training");
        assertThat(centre.record("a01").availability())
                .isEqualTo(Availability.notReady(new NotReadyReason("Training")));
    }
}
