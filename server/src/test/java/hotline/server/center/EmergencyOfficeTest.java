package hotline.server.center;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.acd.distributor.Actor;
import hotline.acd.distributor.CommandId;
import hotline.acd.distributor.Request;
import hotline.acd.queue.QueueId;
import hotline.crm.DatabaseAway;
import hotline.crm.emergency.Emergencies;
import hotline.crm.emergency.Emergency;
import hotline.crm.emergency.EmergencyPlace;
import hotline.crm.emergency.EmergencyPlace.Kind;
import hotline.ivr.sound.Prompts;
import hotline.ivr.speech.Language;
import hotline.server.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Emergency announcements over the real core and the demo's call centre; the database can be away. */
class EmergencyOfficeTest {
    private static final Actor LIN = new Actor("user:s01");
    private static final Actor MARK = new Actor("user:s02");
    private static final QueueId SERVICE = new QueueId("service");
    private static final EmergencyPlace NUMBER = new EmergencyPlace(Kind.NUMBER, "4001");
    private static final EmergencyPlace QUEUE = new EmergencyPlace(Kind.QUEUE, "service");
    private static final String DISTURBED = "emergency-disruption";
    private static final String CLOSED = "emergency-closed";

    @TempDir
    Path folder;

    private final CoreInTest acd = new CoreInTest();
    private final HandClock clock = new HandClock();
    private final Memory kept = new Memory();
    private final List<String> news = new ArrayList<>();
    private CenterOffice center;
    private EmergencyOffice office;

    @BeforeEach
    void firstStart() throws Exception {
        Files.createDirectories(folder.resolve("config/flows"));
        Files.copy(Path.of("../config/center.yaml"), folder.resolve("config/center.yaml"));
        Files.copy(Path.of("../config/flows/demo.yaml"), folder.resolve("config/flows/demo.yaml"));
        CenterReader reader = new CenterReader(Path.of("../sounds"));
        center = new CenterOffice(acd, new AppliedCenter(folder.resolve("applied"), reader), (all, by) -> {});
        switch (reader.read(folder.resolve("config/center.yaml"))) {
            case CenterReader.Reading.Good good -> center.begin(good.center());
            case CenterReader.Reading.Bad bad -> throw new AssertionError(bad.problems());
        }
        office = office();
    }

    @Test
    void whatIsSwitchedOnIsThereForTheNextCallerAndNoOtherNumber() {
        office.on(NUMBER, DISTURBED, false, null, LIN);

        assertThat(office.ofNumber("4001")).hasValueSatisfying(on -> {
            assertThat(on.prompt()).isEqualTo(DISTURBED);
            assertThat(on.ends()).isFalse();
        });
        assertThat(office.ofNumber("4002")).isEmpty();
        assertThat(office.ofQueue(SERVICE)).isEmpty();
        office.on(NUMBER, CLOSED, true, null, MARK);
        assertThat(office.ofNumber("4001"))
                .hasValueSatisfying(on -> assertThat(on.ends()).isTrue());
        office.off(NUMBER, LIN);
        assertThat(office.ofNumber("4001")).isEmpty();
        assertThat(news).hasSize(3);
    }

    @Test
    void theNextProcessHasOnWhatWasOn() {
        office.on(NUMBER, DISTURBED, false, null, LIN);

        assertThat(office().ofNumber("4001")).isPresent();
    }

    @Test
    void whileTheDatabaseIsAwayWhatWasOnStaysOnAndNothingIsSwitched() {
        office.on(NUMBER, DISTURBED, false, clock.instant().plusSeconds(60), LIN);
        kept.away = true;

        assertThatThrownBy(() -> office.on(QUEUE, CLOSED, true, null, LIN)).isInstanceOf(DatabaseAway.class);
        assertThatThrownBy(() -> office.off(NUMBER, LIN)).isInstanceOf(DatabaseAway.class);
        assertThat(office.ofNumber("4001")).isPresent();
        assertThat(closed()).isFalse();
        clock.passes(60);
        office.endWhoseTimeIsOver();
        assertThat(office.ofNumber("4001")).isEmpty();
        kept.away = false;
        office.endWhoseTimeIsOver();
        assertThat(office.ended(9)).singleElement().satisfies(one -> {
            assertThat(one.endedAt()).isEqualTo(one.until());
            assertThat(one.endedBy()).isEqualTo(new Actor("system:time-over"));
        });
    }

    @Test
    void aQueueIsClosedWithItAndOpenedWhenItIsSwitchedOff() {
        office.on(QUEUE, CLOSED, true, null, LIN);
        assertThat(closed()).isTrue();
        assertThat(office.ofQueue(SERVICE))
                .hasValueSatisfying(on -> assertThat(on.ends()).isFalse());
        office.on(QUEUE, DISTURBED, true, null, MARK);
        assertThat(closed()).isTrue();
        office.off(QUEUE, MARK);
        assertThat(closed()).isFalse();
    }

    @Test
    void anAnnouncementAloneLeavesTheQueueAsItIs() {
        office.on(QUEUE, CLOSED, true, null, LIN);
        office.on(QUEUE, DISTURBED, false, null, LIN);
        assertThat(closed()).isFalse();
        office.on(QUEUE, CLOSED, false, null, LIN);
        assertThat(closed()).isFalse();
    }

    @Test
    void whatWasClosedByHandIsNotOpenedByTheAnnouncementsEnd() {
        acd.request(new Request.CloseQueue(new CommandId("by-hand"), LIN, SERVICE));

        assertThatThrownBy(() -> office.on(QUEUE, CLOSED, true, null, LIN))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("closed-already"));
        office.on(QUEUE, CLOSED, false, null, LIN);
        office.off(QUEUE, LIN);
        assertThat(closed()).isTrue();
    }

    @Test
    void whenItsTimeIsOverItEndsByItselfAndTheQueueIsOpenedOnce() {
        office.on(QUEUE, CLOSED, true, clock.instant().plusSeconds(60), LIN);
        clock.passes(59);
        office.endWhoseTimeIsOver();
        assertThat(closed()).isTrue();
        clock.passes(1);
        kept.away = true;
        office.endWhoseTimeIsOver();
        assertThat(closed()).isFalse();
        acd.request(new Request.CloseQueue(new CommandId("by-hand"), LIN, SERVICE));
        kept.away = false;
        office.endWhoseTimeIsOver();
        office.endWhoseTimeIsOver();
        assertThat(closed()).isTrue();
        assertThat(office.inForce()).isEmpty();
        assertThat(news).hasSize(2);
    }

    @Test
    void whatIsNotThereIsRefusedByName() {
        refused("unknown-number", () -> office.on(new EmergencyPlace(Kind.NUMBER, "4711"), CLOSED, true, null, LIN));
        refused("unknown-queue", () -> office.on(new EmergencyPlace(Kind.QUEUE, "x"), CLOSED, true, null, LIN));
        refused("unknown-announcement", () -> office.on(NUMBER, "goodbye", true, null, LIN));
        refused("bad-until", () -> office.on(NUMBER, CLOSED, true, clock.instant(), LIN));
        refused("not-on", () -> office.off(NUMBER, LIN));
        assertThat(office.inForce()).isEmpty();
        assertThat(news).isEmpty();
    }

    private static void refused(String code, Runnable asked) {
        assertThatThrownBy(asked::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private boolean closed() {
        return acd.snapshot().join().queueRecords().stream()
                .anyMatch(queue -> queue.queue().equals(SERVICE) && queue.closedSince() != null);
    }

    private EmergencyOffice office() {
        Map<Language, String> both = Map.of(Language.CHINESE, "x", Language.ENGLISH, "x");
        EmergencyOffice begun = new EmergencyOffice(
                kept,
                center,
                acd,
                new Prompts(Path.of("/sounds"), Map.of(DISTURBED, both, CLOSED, both, "goodbye", both)),
                clock);
        begun.begin();
        begun.onNews(() -> news.add("switched"));
        return begun;
    }

    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-07-03T10:00:00Z");

        void passes(long seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static final class Memory implements Emergencies {
        private final List<Emergency> all = new ArrayList<>();
        boolean away;

        @Override
        public List<Emergency> inForce() {
            check();
            return all.stream().filter(one -> one.endedAt() == null).toList();
        }

        @Override
        public List<Emergency> ended(int most) {
            return all.stream().filter(one -> one.endedAt() != null).limit(most).toList();
        }

        @Override
        public void on(
                EmergencyPlace place,
                String announcement,
                boolean closes,
                @Nullable Instant until,
                Actor by,
                Instant at) {
            off(place, by, at);
            all.add(new Emergency(all.size() + 1, place, announcement, closes, at, by, until, null, null));
        }

        @Override
        public void off(EmergencyPlace place, Actor by, Instant at) {
            check();
            all.replaceAll(one -> one.place().equals(place) && one.endedAt() == null
                    ? new Emergency(
                            one.id(),
                            place,
                            one.announcement(),
                            one.closes(),
                            one.since(),
                            one.by(),
                            one.until(),
                            at,
                            by)
                    : one);
        }

        private void check() {
            if (away) {
                throw new DatabaseAway("it is away in this test");
            }
        }
    }
}
