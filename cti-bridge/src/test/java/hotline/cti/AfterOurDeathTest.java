package hotline.cti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.acd.agent.AgentState;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferResult;
import hotline.acd.interaction.EndedBy;
import hotline.cti.fake.FakeCaller;
import hotline.cti.fake.FakePhone;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AfterOurDeathTest {
    @TempDir
    Path folder;

    private House house;

    @BeforeEach
    void open() throws Exception {
        house = House.open(folder);
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        house.asterisk.waitsForAnEmptyHouse();
        house.close();
    }

    @Test
    void aConversationGoesOnAndEndsAsUsual() throws Exception {
        FakePhone phone = house.ready("a01", "1001");
        FakeCaller caller = talks(phone);
        house.isKilled();
        house.startsAgain();
        assertThat(phone.isBeingCalled()).isTrue();
        phone.hangsUp();
        caller.waitsUntilGone();
        assertThat(house.awaits(Event.CustomerLeft.class).by()).isEqualTo(EndedBy.AGENT);
        await().until(() -> house.agent("a01").state() == AgentState.READY);
    }

    @Test
    void aConversationOfWhichTheCallerHangsUpEndsAsUsual() throws Exception {
        FakePhone phone = house.ready("a01", "1001");
        FakeCaller caller = talks(phone);
        house.isKilled();
        house.startsAgain();
        await().until(() -> house.bridge.status().comparisons() > 0);
        caller.hangsUp();
        assertThat(house.awaits(Event.CustomerLeft.class).by()).isEqualTo(EndedBy.CALLER);
        await().until(() -> house.agent("a01").state() == AgentState.READY);
    }

    @Test
    void aConversationThatEndedMeanwhileGetsItsTrueEnd() throws Exception {
        FakePhone phone = house.ready("a01", "1001");
        FakeCaller caller = talks(phone);
        String id = caller.variable("HOTLINE_ID");
        house.isKilled();
        caller.hangsUp();
        long at = System.currentTimeMillis();
        Files.writeString(
                house.witness(),
                note("HANGUP", id, "agent", "PJSIP/1001-2", at, caller.channel())
                        + note("HANGUP", id, "caller", caller.channel(), at, caller.channel()));
        house.startsAgain();
        Event.CustomerLeft left = house.awaits(Event.CustomerLeft.class);
        assertThat(left.by()).isEqualTo(EndedBy.CALLER);
        assertThat(left.at()).isEqualTo(at);
        await().until(() -> house.agent("a01").state() == AgentState.READY);
    }

    @Test
    void aConversationTheAgentEndedMeanwhileSendsTheCallerBackAndIsFinished() throws Exception {
        FakePhone phone = house.ready("a01", "1001");
        FakeCaller caller = talks(phone);
        house.isKilled();
        phone.hangsUp();
        house.startsAgain();
        caller.waitsUntilGone();
        assertThat(house.awaits(Event.WrapUpBegan.class).by()).isEqualTo(EndedBy.AGENT);
        assertThat(house.awaits(Event.CustomerLeft.class).by()).isEqualTo(EndedBy.AGENT);
    }

    @Test
    void aWaitingCallerIsOfferedToTheNextFreeAgent() throws Exception {
        FakeCaller caller = house.asterisk.callerDials("1", "4001").presses('1').waitsForMusic();
        house.isKilled();
        house.startsAgain();
        FakePhone phone = house.ready("a01", "1001");
        phone.waitsUntilRung().answers();
        house.awaits(Event.AssignmentBegan.class);
        assertThat(house.events(Event.InteractionBegan.class)).hasSize(1);
        caller.hangsUp();
    }

    /** In whose flow the node she was in may have another meaning, or be gone. */
    @Test
    void aCallerFinishesWithTheFlowSheBeganWithWhateverComesIntoForceMeanwhile() throws Exception {
        FakeCaller caller = house.asterisk.callerDials("1", "4001").presses('3');
        await().until(() -> caller.did().stream().anyMatch(line -> line.contains("product-menu")));
        house.comesIntoForce(House.FLOW
                .replace("keys: {1: person, 2: served, 3: deeper, 9", "keys: {1: person, 2: served, 9")
                .replace("          deeper:\n            menu: [product-menu]\n            keys: {1: person}\n", "")
                .replace("  deeper:\n    menu: [product-menu]\n    keys: {1: person}\n", "")
                .replace("menu: [main-menu]", "menu: [signed-in]"));
        house.isKilled();
        house.startsAgain();
        await().until(() -> caller.did().stream()
                        .filter(line -> line.contains("product-menu"))
                        .count()
                >= 2);
        caller.presses('1').waitsForMusic();

        FakeCaller newcomer = house.asterisk.callerDials("2", "4001");
        await().until(() -> newcomer.did().stream().anyMatch(line -> line.contains("signed-in")));
        newcomer.hangsUp();
        caller.hangsUp();
        await().until(() -> house.events(Event.InteractionEnded.class).size() == 2);
    }

    @Test
    void aCallerInTheMenuIsThereAgain() throws Exception {
        FakeCaller caller = house.asterisk.callerDials("1", "4001");
        await().until(() -> caller.did().stream().anyMatch(line -> line.contains("main-menu")));
        caller.presses('3');
        await().until(() -> caller.did().stream().anyMatch(line -> line.contains("product-menu")));
        house.isKilled();
        house.startsAgain();
        await().until(() -> caller.did().stream()
                        .filter(line -> line.contains("product-menu"))
                        .count()
                >= 2);
        assertThat(caller.did().stream().filter(line -> line.contains("main-menu")))
                .hasSize(1);
        caller.presses('1').waitsForMusic().hangsUp();
        house.awaits(Event.InteractionEnded.class);
        assertThat(house.events(Event.InteractionBegan.class)).hasSize(1);
    }

    @Test
    void aRingingPhoneIsAnsweredThoughNoScriptIsThere() throws Exception {
        FakePhone phone = house.ready("a01", "1001");
        house.asterisk.callerDials("1", "4001").presses('1');
        phone.waitsUntilRung();
        house.awaits(Event.OfferRang.class);
        house.isKilled();
        house.startsAgain();
        await().until(() -> house.bridge.status().comparisons() > 0);
        phone.answers();
        house.awaits(Event.AssignmentBegan.class);
        assertThat(phone.invitations()).isEqualTo(1);
        phone.hangsUp();
        assertThat(house.awaits(Event.CustomerLeft.class).by()).isEqualTo(EndedBy.AGENT);
    }

    @Test
    void aPhoneThatWasAnsweredMeanwhileIsTalking() throws Exception {
        FakePhone phone = house.ready("a01", "1001");
        FakeCaller caller = house.asterisk.callerDials("1", "4001").presses('1');
        phone.waitsUntilRung();
        house.awaits(Event.OfferRang.class);
        house.isKilled();
        phone.answers();
        house.startsAgain();
        house.awaits(Event.AssignmentBegan.class);
        assertThat(house.bridge.status().repairs()).isEqualTo(1);
        caller.hangsUp();
        assertThat(house.awaits(Event.CustomerLeft.class).by()).isEqualTo(EndedBy.CALLER);
    }

    @Test
    void aCallerWhoseJournalWasLostIsANewOne() {
        FakeCaller caller = house.asterisk.callerDials("1", "4001");
        caller.setVariable("HOTLINE_ID", "i1-999");
        caller.waitsUntilAskedForAKey();
        FakeCaller stranger = house.asterisk.callerDials("2", "4001");
        stranger.presses('2').waitsUntilGone();
        caller.hangsUp();
        await().until(() -> house.events(Event.InteractionEnded.class).size() == 2);
    }

    @Test
    void aCallerWhoLeftWhileItRangTakesTheOfferWithHim() throws Exception {
        FakePhone phone = house.ready("a01", "1001");
        FakeCaller caller = house.asterisk.callerDials("1", "4001").presses('1');
        phone.waitsUntilRung();
        house.awaits(Event.OfferRang.class);
        house.isKilled();
        caller.hangsUp();
        house.startsAgain();
        house.awaits(Event.CustomerLeft.class);
        assertThat(house.awaits(Event.OfferEnded.class).result()).isEqualTo(OfferResult.RESCINDED);
        house.awaits(Event.InteractionEnded.class);
        await().until(() -> house.agent("a01").state() == AgentState.READY);
    }

    @Test
    void aConversationThatBeganAndEndedMeanwhileIsKnownFromTheNotes() throws Exception {
        FakePhone phone = house.ready("a01", "1001");
        FakeCaller caller = house.asterisk.callerDials("1", "4001").presses('1');
        phone.waitsUntilRung();
        house.awaits(Event.OfferRang.class);
        String id = caller.variable("HOTLINE_ID");
        house.isKilled();
        phone.answers();
        long answered = System.currentTimeMillis();
        phone.hangsUp();
        Files.writeString(
                house.witness(),
                note("ANSWER", id, "agent", "PJSIP/1001-2", answered, "")
                        + note("HANGUP", id, "agent", "PJSIP/1001-2", answered + 1, "PJSIP/1001-2"));
        house.startsAgain();
        caller.waitsUntilGone();
        assertThat(house.awaits(Event.AssignmentBegan.class).at()).isEqualTo(answered);
        assertThat(house.awaits(Event.WrapUpBegan.class).at()).isEqualTo(answered + 1);
        assertThat(house.awaits(Event.CustomerLeft.class).by()).isEqualTo(EndedBy.AGENT);
        assertThat(phone.invitations()).isEqualTo(1);
    }

    private FakeCaller talks(FakePhone phone) {
        FakeCaller caller = house.asterisk.callerDials("1", "4001").presses('1');
        phone.waitsUntilRung().answers();
        house.awaits(Event.AssignmentBegan.class);
        return caller;
    }

    static String note(String event, String interaction, String leg, String channel, long at, String source) {
        return "\"%s\",\"%d.%03d000\",\"%s\",\"%s\",\"%s\",\"1.1\",\"1.1\",\"\",\"{\"\"hangupcause\"\":16,\"\"hangupsource\"\":\"\"%s\"\"}\"%n"
                .formatted(event, at / 1000, at % 1000, interaction, leg, channel, source);
    }
}
