package hotline.cti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.acd.distributor.Actor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Request;
import hotline.acd.interaction.EndedBy;
import hotline.acd.queue.BlockCause;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueId;
import hotline.cti.EmergencyAnnouncements.Announcement;
import hotline.cti.fake.FakeCaller;
import hotline.ivr.run.CustomerDesk.Customer;
import hotline.ivr.speech.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What supervisors have switched on for a number or a queue, as callers find it. */
class EmergencyTest {
    private static final Announcement DISTURBED = new Announcement(1, "emergency-disruption", false);
    private static final Announcement CLOSED = new Announcement(2, "emergency-closed", true);
    private static final QueueId SERVICE = new QueueId("service");

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
    void whoDialsTheNumberHearsItBeforeAnythingElseAndThenTheFlow() {
        house.switchedOn.numbers.put("4001", DISTURBED);
        FakeCaller caller = calls("4001");
        assertThat(heard(caller)).containsExactly("emergency-disruption", "main-menu");
        caller.presses('2').waitsUntilGone();
        assertThat(house.events(Event.FlowPassed.class))
                .extracting(passed -> passed.flow() + " " + passed.node() + " " + passed.exit())
                .startsWith("test emergency:disruption announced", "test menu key:2");
    }

    @Test
    void itIsSwitchedOnAndOffForTheNextCallAndForThatNumberAlone() {
        FakeCaller before = calls("4001");
        house.switchedOn.numbers.put("4001", DISTURBED);
        FakeCaller meanwhile = calls("4001");
        FakeCaller elsewhere = calls("4002");
        house.switchedOn.numbers.remove("4001");
        FakeCaller after = calls("4001");
        assertThat(heard(meanwhile)).startsWith("emergency-disruption");
        assertThat(List.of(before, elsewhere, after))
                .allSatisfy(caller -> assertThat(heard(caller)).containsExactly("main-menu"));
        List.of(before, meanwhile, elsewhere, after).forEach(FakeCaller::hangsUp);
    }

    @Test
    void itIsSaidInTheLanguageOfTheOneCustomerWithThatNumberElseInTheNumbers() {
        house.comesIntoForce(House.FLOW.replace("languages: [en]", "languages: [en, zh-CN]"));
        house.switchedOn.numbers.put("4001", CLOSED);
        Customer chinese = new Customer("c1", "vip", Optional.of(Language.CHINESE), Optional.empty(), Optional.empty());
        house.customers.put("2", List.of(chinese));
        house.customers.put("3", List.of(chinese, chinese));
        assertThat(languageHeardBy("2")).isEqualTo("zh-CN");
        assertThat(languageHeardBy("3")).isEqualTo("en");
        assertThat(languageHeardBy("4")).isEqualTo("en");
    }

    private String languageHeardBy(String number) {
        FakeCaller caller = house.asterisk.callerDials(number, "4001");
        caller.waitsUntilGone();
        return caller.did().stream()
                .filter(line -> line.contains("emergency-closed"))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".*/sounds/([a-zA-Z-]+)/.*", "$1");
    }

    @Test
    void atAClosedNumberTheCallEndsAfterItAndCountsAsNotLetIn() {
        house.switchedOn.numbers.put("4001", CLOSED);
        FakeCaller caller = house.asterisk.callerDials("1", "4001");
        caller.waitsUntilGone();
        assertThat(heard(caller)).containsExactly("emergency-closed", "goodbye");
        Event.CustomerLeft left = house.awaits(Event.CustomerLeft.class);
        assertThat(left.by()).isEqualTo(EndedBy.SYSTEM);
        assertThat(left.cause()).isEqualTo("closed");
        house.awaits(Event.InteractionEnded.class);
        assertThat(house.events(Event.FlowPassed.class)).singleElement().satisfies(passed -> {
            assertThat(passed.node()).isEqualTo("emergency:closed");
            assertThat(passed.exit()).isEqualTo("not-let-in");
        });
        assertThat(house.events(Event.EntryQueued.class)).isEmpty();
    }

    @Test
    void whoIsAboutToEnterTheQueueHearsItOnceThoughSheComesBack() {
        house.switchedOn.queues.put(SERVICE, DISTURBED);
        FakeCaller caller = calls("4001").presses('1').waitsForMusic();
        assertThat(heard(caller)).containsExactly("main-menu", "emergency-disruption");
        house.ask(new Request.WithdrawEntry(
                house.id(),
                new Actor("user:s01"),
                house.awaits(Event.EntryQueued.class).entry(),
                EntryOutcome.WITHDRAWN));
        caller.waitsUntilAskedForAKey().presses('1');
        house.awaits(Event.EntryQueued.class, 2);
        caller.waitsForMusic();
        assertThat(heard(caller)).containsOnlyOnce("emergency-disruption");
        caller.hangsUp();
    }

    @Test
    void aClosedQueueRefusesHerTheUsualWayAfterwards() {
        house.switchedOn.queues.put(SERVICE, DISTURBED);
        house.ask(new Request.CloseQueue(house.id(), new Actor("user:s01"), SERVICE));
        FakeCaller caller = calls("4001").presses('1');
        caller.waitsUntilGone();
        assertThat(house.awaits(Event.EntryBlocked.class).cause()).isEqualTo(BlockCause.CLOSED);
        assertThat(heard(caller)).containsExactly("main-menu", "emergency-disruption", "not-possible-now", "goodbye");
    }

    @Test
    void whoWaitsAlreadyHearsItWithTheNextAnnouncement() {
        FakeCaller caller = calls("4001").presses('8').waitsForMusic();
        house.switchedOn.queues.put(SERVICE, DISTURBED);
        caller.waitsForAnAnnouncement();
        assertThat(caller.did())
                .filteredOn(line -> line.startsWith("CONTROL STREAM FILE"))
                .first()
                .asString()
                .contains("emergency-disruption");
        caller.hangsUp();
        await().until(() -> !house.events(Event.InteractionEnded.class).isEmpty());
    }

    private FakeCaller calls(String number) {
        return house.asterisk.callerDials("1", number).waitsUntilAskedForAKey();
    }

    /** Prompts, in order. */
    private static List<String> heard(FakeCaller caller) {
        return caller.did().stream()
                .filter(line -> line.startsWith("STREAM FILE"))
                .map(line -> line.replaceFirst(".*/([a-z-]+)\".*", "$1").replaceFirst("^.*/([a-z-]+) .*$", "$1"))
                .toList();
    }
}
