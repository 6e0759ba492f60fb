package hotline.cti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.CallbackEnd;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Request;
import hotline.acd.distributor.Target;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.cti.fake.FakeCaller;
import hotline.cti.fake.FakeCustomer;
import hotline.cti.fake.FakePhone;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent calls a customer: the own phone rings, then hers, once. */
class DialTest {
    private static final String NUMBER = "13800138000";
    private static final InteractionId CALL = new InteractionId(1, 900);

    @TempDir
    Path folder;

    private House house;
    private FakeCustomer customer;
    private FakePhone phone;

    @BeforeEach
    void open() throws IOException {
        house = House.open(folder);
        customer = house.asterisk.customer(NUMBER);
        phone = house.ready("a01", "1001");
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    private void dials() {
        house.callAt.put(CALL, NUMBER);
        house.ask(new Request.Dial(
                house.id(), new Actor("agent:a01"), CALL, new AgentId("a01"), new QueueId("service"), 20_000));
        phone.waitsUntilRung();
    }

    @Test
    void theyTalkAndBothAreLetGoWhenOneHangsUp() {
        dials();
        assertThat(customer.calls()).isZero();
        phone.answers();
        FakeCaller back = customer.waitsUntilCalled(1).answers();

        await().until(back::isJoined);
        assertThat(house.agent("a01").state()).isEqualTo(AgentState.TALKING);
        phone.hangsUp();
        back.waitsUntilGone();
        house.awaits(Event.InteractionEnded.class);
        house.asterisk.waitsForAnEmptyHouse();
        assertThat(customer.calls()).isEqualTo(1);
        assertThat(house.bridge.status().repairs()).isZero();
    }

    @Test
    void whoeverIsAskedOutsideInACallByNoNumberOfOursIsShownTheUsualOne() {
        dials();
        phone.answers();
        FakeCaller back = customer.waitsUntilCalled(1).answers();
        await().until(back::isJoined);
        FakeCustomer asked = house.asterisk.customer("+862161234567");
        house.bridge.outsideNumber(CALL, "+862161234567");
        house.ask(new Request.Consult(
                house.id(), new Actor("agent:a01"), CALL, new AgentId("a01"), new Target.ToOutside()));

        assertThat(asked.waitsUntilCalled(1).shows()).isEqualTo("4000");
        back.hangsUp();
        house.asterisk.waitsForAnEmptyHouse();
    }

    @Test
    void aBusyCustomerIsNotCalledAgainAndTheAgentIsFree() {
        customer.isBusyFor(1);
        dials();
        phone.answers();

        assertThat(house.awaits(Event.CustomerNotReached.class).how()).isEqualTo(CallbackEnd.BUSY);
        house.awaits(Event.InteractionEnded.class);
        house.asterisk.waitsForAnEmptyHouse();
        assertThat(house.agent("a01").state()).isEqualTo(AgentState.READY);
        assertThat(customer.calls()).isEqualTo(1);
    }

    @Test
    void anAgentWhoGivesUpEndsTheRinging() {
        dials();
        phone.answers();
        customer.waitsUntilCalled(1);
        house.ask(new Request.DeclineOffer(
                house.id(),
                new Actor("agent:a01"),
                house.awaits(Event.OfferMade.class).offer()));

        house.awaits(Event.InteractionEnded.class);
        await().until(() -> !customer.rings());
        house.asterisk.waitsForAnEmptyHouse();
        assertThat(house.agent("a01").state()).isEqualTo(AgentState.READY);
    }

    @Test
    void aNumberNobodyKnowsIsAFailedCall() {
        house.ask(new Request.Dial(
                house.id(), new Actor("agent:a01"), CALL, new AgentId("a01"), new QueueId("service"), 20_000));
        phone.waitsUntilRung().answers();

        assertThat(house.awaits(Event.CustomerNotReached.class).how()).isEqualTo(CallbackEnd.FAILED);
        house.awaits(Event.InteractionEnded.class);
        house.asterisk.waitsForAnEmptyHouse();
    }

    @Test
    void ourDeathWhileTheCustomersTelephoneRingsCallsNobodyTwice() throws IOException {
        dials();
        phone.answers();
        customer.waitsUntilCalled(1);

        house.isKilled();
        house.startsAgain();
        house.bridge.compare().toCompletableFuture().join();
        FakeCaller back = customer.answers();

        await().until(back::isJoined);
        assertThat(customer.calls()).isEqualTo(1);
        back.hangsUp();
        house.awaits(Event.WrapUpBegan.class);
        house.asterisk.waitsForAnEmptyHouse();
    }

    @Test
    void ourDeathWhileTheAgentsPhoneRingsGoesOnWithThatPhone() throws IOException {
        dials();
        house.isKilled();
        house.startsAgain();
        house.bridge.compare().toCompletableFuture().join();
        phone.answers();

        FakeCaller back = customer.waitsUntilCalled(1).answers();
        await().until(back::isJoined);
        assertThat(customer.calls()).isEqualTo(1);
        back.hangsUp();
        house.asterisk.waitsForAnEmptyHouse();
    }
}
