package hotline.acd.distributor;

import static hotline.acd.distributor.Centre.SALES;
import static hotline.acd.distributor.Centre.SALES_SKILL;
import static hotline.acd.distributor.Centre.SERVICE;
import static hotline.acd.distributor.Centre.SERVICE_SKILL;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.distributor.Rejection.Reason;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingPlan;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    private final Centre centre = Centre.with("a01");

    @AfterEach
    void replayAgrees() {
        centre.assertReplayAgrees();
    }

    private Rejection rejectionOf(ConfigChange... changes) {
        return Objects.requireNonNull(
                centre.request(new Request.Configure(centre.command(), new Actor("user:admin"), List.of(changes)))
                        .rejection());
    }

    @Test
    void allChangesAreMadeOrNone() {
        var rejection = rejectionOf(
                new ConfigChange.PutAgent(Centre.agent("a02", SERVICE_SKILL)),
                new ConfigChange.RemoveQueue(new QueueId("nowhere")));
        assertThat(rejection.reason()).isEqualTo(Reason.UNKNOWN_QUEUE);
        assertThat(rejection.detail()).contains("change 2").contains("nowhere");
        assertThat(centre.distributor.snapshot().agents()).hasSize(1);
    }

    @Test
    void aQueueCannotGoWhileSomebodyWaitsInItOrIsOffered() {
        var call = centre.calls();
        assertThat(rejectionOf(new ConfigChange.RemoveQueue(SERVICE)).reason()).isEqualTo(Reason.NOT_NOW);
        centre.ready("a01");
        assertThat(rejectionOf(new ConfigChange.RemoveQueue(SERVICE)).reason()).isEqualTo(Reason.NOT_NOW);
        centre.hangsUp(call);
        centre.done(
                new Request.Configure(centre.command(), Actor.SYSTEM, List.of(new ConfigChange.RemoveQueue(SERVICE))));
        assertThat(centre.distributor.snapshot().queues()).hasSize(1);
        centre.legEnds(centre.offerTo("a01"), LegEnd.CALLER_GONE);
    }

    @Test
    void aConversationOutlivesItsQueue() {
        centre.ready("a01");
        var call = centre.calls();
        centre.picksUp("a01");
        centre.done(
                new Request.Configure(centre.command(), Actor.SYSTEM, List.of(new ConfigChange.RemoveQueue(SERVICE))));
        centre.hangsUp(call);
        assertThat(centre.availabilityOf("a01")).isEqualTo("READY");
        assertThat(centre.record(call)).isNull();
    }

    @Test
    void anAgentCannotGoWhileSignedIn() {
        centre.signIn("a01");
        assertThat(rejectionOf(new ConfigChange.RemoveAgent(Centre.id("a01"))).reason())
                .isEqualTo(Reason.NOT_NOW);
        assertThat(rejectionOf(new ConfigChange.RemoveAgent(Centre.id("a09"))).reason())
                .isEqualTo(Reason.UNKNOWN_AGENT);
        centre.signOut("a01");
        centre.done(new Request.Configure(
                centre.command(), Actor.SYSTEM, List.of(new ConfigChange.RemoveAgent(Centre.id("a01")))));
        assertThat(centre.distributor.snapshot().agents()).isEmpty();
    }

    @Test
    void aNewSkillLetsAWaitingCallBeOfferedAtOnce() {
        centre.ready("a01");
        var call = centre.calls(SALES, RoutingPlan.WHOLE_QUEUE, 0);
        assertThat(centre.offeredTo(call)).isNull();
        centre.put(Centre.agent("a01", SERVICE_SKILL, SALES_SKILL));
        assertThat(centre.offeredTo(call)).isEqualTo("a01");
    }

    @Test
    void whoHasLostASkillIsNotChosenAnyMore() {
        centre.ready("a01").put(Centre.agent("a01", SALES_SKILL));
        assertThat(centre.offeredTo(centre.calls())).isNull();
    }

    @Test
    void whoAndWhatIsInTheJournal() {
        var change = new ConfigChange.PutAgent(Centre.agent("a05"));
        centre.done(new Request.Configure(centre.command(), new Actor("user:admin"), List.of(change)));
        assertThat(centre.last(Event.Configured.class))
                .isEqualTo(new Event.Configured(new Actor("user:admin"), List.of(change)));
    }
}
