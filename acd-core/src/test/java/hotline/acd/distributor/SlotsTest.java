package hotline.acd.distributor;

import static hotline.acd.interaction.MediaChannel.CHAT;
import static hotline.acd.interaction.MediaChannel.MAIL;
import static hotline.acd.interaction.MediaChannel.VOICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentState;
import hotline.acd.agent.Capacity;
import hotline.acd.agent.Capacity.Slots;
import hotline.acd.agent.SkillLevel;
import hotline.acd.distributor.Rejection.Reason;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueId;
import hotline.acd.queue.SelectionPolicy;
import hotline.acd.routing.RoutingPlan;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an agent may have in hand at once. */
class SlotsTest {
    private static final QueueConfig CHATS =
            Centre.queue(new QueueId("chats"), Centre.SERVICE_SKILL).with(CHAT);
    private static final QueueConfig MAILS =
            Centre.queue(new QueueId("mails"), Centre.SERVICE_SKILL).with(MAIL);
    /** Three chats, which a call interrupts; five mails, which everything does. */
    private static final Capacity WRITER =
            new Capacity(List.of(new Slots(CHAT, 3, List.of(VOICE)), new Slots(MAIL, 5, List.of(VOICE, CHAT))));
    /** Two chats, undisturbed. */
    private static final Capacity FOCUSED = new Capacity(List.of(new Slots(CHAT, 2, List.of())));

    private final Centre centre = Centre.with("a01", "a02").put(CHATS, MAILS);

    @AfterEach
    void theJournalGivesTheSameState() {
        centre.assertReplayAgrees();
    }

    @Test
    void anAgentTakesChatsUpToTheSlots() {
        has("a01", WRITER).ready("a01");

        var chats = List.of(centre.writes(CHATS), centre.writes(CHATS), centre.writes(CHATS), centre.writes(CHATS));

        assertThat(chats).extracting(centre::offeredTo).containsExactly("a01", "a01", "a01", null);
    }

    @Test
    void aSlotIsFreeOnlyWhenItsWrapUpIsCompleted() {
        has("a01", FOCUSED).ready("a01");
        var first = accepted(CHATS);
        accepted(CHATS);
        var waiting = centre.writes(CHATS);

        centre.hangsUp(first);
        assertThat(centre.offeredTo(waiting)).isNull();
        centre.wrapsUp("a01", first);

        assertThat(centre.offeredTo(waiting)).isEqualTo("a01");
    }

    @Test
    void whoSpeaksGetsNothingElse() {
        has("a01", WRITER).ready("a01");
        centre.calls();
        centre.picksUp("a01");

        assertThat(centre.offeredTo(centre.writes(CHATS))).isNull();
        assertThat(centre.offeredTo(centre.writes(MAILS))).isNull();
    }

    @Test
    void aCallInterruptsChatsThatMayBeInterrupted() {
        has("a01", WRITER).ready("a01");
        accepted(CHATS);

        assertThat(centre.offeredTo(centre.calls())).isEqualTo("a01");
    }

    @Test
    void aCallDoesNotInterruptChatsThatMayNot() {
        has("a01", FOCUSED).ready("a01");
        accepted(CHATS);

        assertThat(centre.offeredTo(centre.calls())).isNull();
    }

    @Test
    void aChatInterruptsMailsAndNoMailAChat() {
        has("a01", WRITER).ready("a01");
        accepted(MAILS);
        accepted(CHATS);

        assertThat(centre.offeredTo(centre.writes(MAILS))).isNull();
    }

    @Test
    void aCallInterruptsAnOfferOfAMailToo() {
        has("a01", WRITER).ready("a01");
        centre.writes(MAILS);

        assertThat(centre.offeredTo(centre.calls())).isEqualTo("a01");
    }

    @Test
    void whoHasNoSlotsOfAChannelIsNeverOfferedIt() {
        centre.ready("a01");

        assertThat(centre.offeredTo(centre.writes(CHATS))).isNull();
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
    }

    @Test
    void whoHasAtLeastOneIsTalkingUntilTheLastIsOver() {
        has("a01", WRITER).ready("a01");
        var first = accepted(CHATS);
        var second = accepted(CHATS);

        centre.hangsUp(first).wrapsUp("a01", first);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
        centre.hangsUp(second).wrapsUp("a01", second);

        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
    }

    @Test
    void whoWantsABreakGetsNoMoreAndTheBreakAtTheEnd() {
        has("a01", WRITER).ready("a01");
        var chat = accepted(CHATS);
        centre.notReady("a01", "Break");

        assertThat(centre.offeredTo(centre.writes(CHATS))).isNull();
        centre.hangsUp(chat).wrapsUp("a01", chat);

        assertThat(centre.availabilityOf("a01")).isEqualTo("Break");
    }

    @Test
    void whoLetsAChatPassGetsNoMoreUntilReadyAgainBesideTheOthers() {
        has("a01", WRITER).ready("a01");
        accepted(CHATS);
        centre.writes(CHATS);
        centre.rings(centre.offerTo("a01")).legEnds(centre.offerTo("a01"), LegEnd.NO_ANSWER);
        var third = centre.pass(2_000).writes(CHATS);

        assertThat(centre.availabilityOf("a01")).isEqualTo("RING_NO_ANSWER");
        assertThat(centre.offeredTo(third)).isNull();
        centre.ready("a01");

        assertThat(centre.offeredTo(third)).isEqualTo("a01");
    }

    @Test
    void whoSpeaksMeanwhileIsNotToBlameForAMailThatRangOn() {
        has("a01", WRITER).ready("a01");
        var mail = centre.writes(MAILS);
        var offered = centre.offerTo("a01");
        var call = centre.calls();
        centre.openOffers().stream()
                .filter(offer -> offer.entry().interaction().equals(call))
                .forEach(offer -> centre.answers(offer.offer()));

        centre.rings(offered).legEnds(offered, LegEnd.NO_ANSWER);

        assertThat(centre.availabilityOf("a01")).isEqualTo("READY");
        assertThat(centre.offeredTo(mail)).isNull();
    }

    @Test
    void whoHasLeastInHandIsTheLeastOccupied() {
        centre.change(CHATS.id(), chats -> chats.withPolicy(SelectionPolicy.LEAST_OCCUPIED));
        has("a01", FOCUSED).ready("a01");
        has("a02", WRITER).ready("a02");

        var chats = List.of(
                centre.writes(CHATS),
                centre.writes(CHATS),
                centre.writes(CHATS),
                centre.writes(CHATS),
                centre.writes(CHATS));

        // 0 of 2 and 0 of 3; then 1/2 and 0; then 1/2 and 1/3; then 1/2 and 2/3; then 2/2 and 2/3
        assertThat(chats).extracting(centre::offeredTo).containsExactly("a01", "a02", "a02", "a01", "a02");
    }

    @Test
    void anEmptyHandComesBeforeALongerIdleOneWithAChat() {
        has("a01", WRITER).ready("a01").pass(10_000);
        accepted(CHATS);
        has("a02", WRITER).ready("a02");

        assertThat(centre.offeredTo(centre.writes(CHATS))).isEqualTo("a02");
    }

    @Test
    void threeSlotsServeThreeTimesAsFast() {
        has("a01", WRITER).ready("a01");
        accepted(CHATS);
        assertThat(centre.distributor.outlook(CHATS.id(), centre.now)).satisfies(outlook -> {
            assertThat(outlook.expectedMillis()).isZero();
        });
        accepted(CHATS);
        accepted(CHATS);

        assertThat(centre.distributor.outlook(CHATS.id(), centre.now)).satisfies(outlook -> {
            assertThat(outlook.expectedMillis()).isEqualTo(QueueBoard.USUAL_HANDLING_MILLIS / 3);
        });
    }

    @Test
    void aQueueTakesItsChannelOnly() {
        var chat = centre.arrives(CHAT);

        var decision = centre.request(
                new Request.Enqueue(centre.command(), Actor.SYSTEM, chat, Centre.SERVICE, RoutingPlan.WHOLE_QUEUE, 0));

        assertThat(decision.rejection())
                .isNotNull()
                .extracting(Rejection::reason)
                .isEqualTo(Reason.INVALID);
    }

    @Test
    void aQueueKeepsItsChannelUnlessItIsRemoved() {
        var other = MAILS.with(CHAT);

        assertThat(centre.request(configure(new ConfigChange.PutQueue(other))).rejection())
                .isNotNull();
        assertThat(centre.request(configure(new ConfigChange.RemoveQueue(MAILS.id()), new ConfigChange.PutQueue(other)))
                        .rejection())
                .isNull();
    }

    @Test
    void whatWasWrittenWithoutSlotsIsOneCallAtATime() {
        var old = new AgentConfig(Centre.id("a01"), List.of(), "north", null);

        assertThat(old.capacity()).isEqualTo(Capacity.VOICE_ONLY);
        assertThat(old.capacity().most(VOICE)).isEqualTo(1);
        assertThat(old.capacity().most(CHAT)).isZero();
    }

    @Test
    void nobodySpeaksOnTwoCallsAtOnce() {
        assertThatThrownBy(() -> new Slots(MediaChannel.VOICE, 2, List.of())).hasMessageContaining("one slot");
        assertThatThrownBy(() -> new Slots(CHAT, 2, List.of(CHAT))).hasMessageContaining("itself");
    }

    private Centre has(String agent, Capacity capacity) {
        var level = new SkillLevel(Centre.SERVICE_SKILL, 5);
        return centre.put(new AgentConfig(Centre.id(agent), List.of(level), "north", capacity));
    }

    private Request configure(ConfigChange... changes) {
        return new Request.Configure(centre.command(), Actor.SYSTEM, List.of(changes));
    }

    private InteractionId accepted(QueueConfig queue) {
        var written = centre.writes(queue);
        centre.openOffers().stream()
                .filter(offer -> offer.entry().interaction().equals(written))
                .forEach(offer -> centre.answers(offer.offer()));
        return written;
    }
}
