package hotline.server.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.cti.carrier.CallOrder;
import hotline.cti.carrier.CallReport;
import hotline.cti.carrier.Carrier;
import hotline.cti.carrier.DemoPhone;
import hotline.cti.carrier.Keys;
import hotline.cti.carrier.LiveCall;
import hotline.cti.carrier.PhoneBehaviour;
import hotline.cti.carrier.PhoneEvent;
import hotline.cti.carrier.PhoneEvent.Kind;
import hotline.journey.PortRange;
import hotline.journey.audio.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The carrier and the demo phones against a plain Asterisk in Hotline's place (test resources, asterisk-opposite). */
@Tag("integration")
class CarrierAsteriskTest {
    private static final PortRange RANGE = PortRange.take();
    private static final int PORTS = RANGE.base();
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @TempDir
    static Path folder;

    static AsteriskServer opposite;
    static CarrierAsterisk lines;
    static Carrier carrier;
    static DemoPhone phone;

    @BeforeAll
    static void twoAsterisks() {
        var installation = AsteriskInstallation.find(Optional.empty(), AsteriskInstallation.userCache(), line -> {});
        opposite = opposite(installation, folder.resolve("opposite"), PORTS, SECRET);
        lines = new CarrierAsterisk(
                installation, folder.resolve("carrier"), Path.of("../config/asterisk/carrier"), PORTS, SECRET);
        lines.provision(List.of(new AgentPhone("1001", "One", SECRET), new AgentPhone("1002", "Two", SECRET)));
        opposite.start(SOON);
        lines.start(SOON);
        carrier = lines.connect(SOON);
        phone = carrier.phone("1001");
        Awaitility.await().atMost(SOON).until(() -> contacts() == 2);
    }

    /** Not started yet. */
    static AsteriskServer opposite(AsteriskInstallation installation, Path folder, int ports, String phoneSecret) {
        return new AsteriskServer(
                installation,
                folder,
                Path.of("src/test/resources/asterisk-opposite"),
                Map.of(
                        "system.name", "opposite",
                        "agents.port", String.valueOf(ports + 4),
                        "trunk.port", String.valueOf(ports + 5),
                        "carrier.port", String.valueOf(ports + 11),
                        "rtp.first", String.valueOf(ports + 100),
                        "rtp.last", String.valueOf(ports + 999),
                        "phone.secret", phoneSecret));
    }

    @AfterAll
    static void nothingIsLeft() {
        if (carrier != null) {
            carrier.close();
        }
        List<ProcessHandle> processes = new ArrayList<>();
        for (AsteriskServer server : List.of(lines.server(), opposite)) {
            server.pid().flatMap(ProcessHandle::of).ifPresent(processes::add);
            server.stop(Duration.ofSeconds(5));
        }
        lines.close();
        RANGE.close();
        assertThat(processes).hasSize(2).noneMatch(ProcessHandle::isAlive);
    }

    @BeforeEach
    void fresh() {
        phone.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)));
        phone.recordsCalls(true);
    }

    @AfterEach
    void noChannelIsLeft() {
        carrier.hangUpAll();
        Awaitility.await().atMost(SOON).until(() -> carrier.legs() == 0);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> opposite.command("core show channels count").contains("0 active channels"));
    }

    private static int contacts() {
        return opposite.command("pjsip show contacts").split("@127.0.0.3", -1).length - 1;
    }

    private static String log() {
        try {
            return Files.readString(opposite.log().resolve("messages.log"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The log is written a moment later. */
    private static void logSays(String text) {
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(log()).contains(text));
    }

    private static PhoneEvent event(Instant from, Kind kind) {
        return phone.event(from, event -> event.kind() == kind)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void callerPressesAKeyASecondAfterEachPromptBeganAndTalksToThePhoneOfTheirChoice() {
        Instant start = Instant.now();
        Path heard = folder.resolve("heard.wav");

        CallReport report = carrier.call(CallOrder.from("13800138000")
                .pressing("0,1")
                .talkingFor(Duration.ofSeconds(2))
                .recordedTo(heard));

        assertThat(report.end()).isEqualTo(CallReport.End.CALLER);
        assertThat(report.sipStatus()).isEqualTo(200);
        assertThat(report.callId()).isNotEmpty();
        assertThat(report.keys()).extracting(CallReport.KeySent::key).containsExactly('0', '1');
        assertThat(Duration.between(
                        report.heard().getFirst().at(), report.keys().getFirst().at()))
                .isBetween(Duration.ofMillis(900), Duration.ofMillis(1400));
        assertThat(Duration.between(
                        report.keys().get(0).at(), report.keys().get(1).at()))
                .isBetween(Duration.ofMillis(1000), Duration.ofMillis(1400));
        assertThat(report.talked().orElseThrow()).isBetween(Duration.ofMillis(1900), Duration.ofMillis(2300));
        PhoneEvent invited = event(start, Kind.INVITED);
        assertThat(invited.caller()).isEqualTo("13800138000");
        assertThat(Duration.between(invited.at(), event(start, Kind.ANSWERED).at()))
                .isBetween(Duration.ofMillis(280), Duration.ofMillis(400));
        assertThat(event(start, Kind.ENDED_BY_OTHER).leg()).isEqualTo(invited.leg());
        Recording atTheCallersEar = Recording.read(heard);
        assertThat(atTheCallersEar.hears(440)).isTrue();
        assertThat(atTheCallersEar.last(Duration.ofSeconds(1)).hears(phone.toneHz()))
                .isTrue();
        Recording atThePhone = Recording.read(phone.recording(invited.leg()));
        assertThat(atThePhone.hears(report.toneHz())).isTrue();
        assertThat(atThePhone.hears(phone.toneHz())).isFalse();
    }

    @Test
    void keysCanBePressedAtGivenTimesAfterTheAnswer() {
        CallReport report = carrier.call(CallOrder.from("1").pressing("9@0.8").hangingUpAfter(Duration.ofMillis(1500)));

        logSays("pressed 9 first");
        assertThat(Duration.between(report.answeredAt(), report.endedAt()))
                .isBetween(Duration.ofMillis(1480), Duration.ofMillis(1700));
    }

    @Test
    void phoneHangsUpWhenItHasTalkedLongEnough() {
        Instant start = Instant.now();
        phone.behave(PhoneBehaviour.answersAfter(Duration.ZERO, Duration.ofSeconds(1)));

        CallReport report = carrier.call(CallOrder.from("13900139000").to("1001"));

        assertThat(report.end()).isEqualTo(CallReport.End.FAR_END);
        assertThat(Duration.between(
                        event(start, Kind.ANSWERED).at(),
                        event(start, Kind.HUNG_UP).at()))
                .isBetween(Duration.ofMillis(990), Duration.ofMillis(1100));
    }

    @Test
    void phoneThatIsBusyDeclinesOrRefusesSaysSoAtOnce() {
        phone.behave(PhoneBehaviour.isBusy());
        assertThat(carrier.call(CallOrder.from("1").to("1001")).sipStatus()).isEqualTo(486);

        phone.behave(PhoneBehaviour.declines());
        Instant start = Instant.now();
        CallReport declined = carrier.call(CallOrder.from("1").to("1001"));
        assertThat(declined.end()).isEqualTo(CallReport.End.REFUSED);
        assertThat(declined.sipStatus())
                .as("603, as the Asterisk between passes it on")
                .isEqualTo(403);
        assertThat(Duration.between(
                        event(start, Kind.INVITED).at(), event(start, Kind.GONE).at()))
                .isLessThan(Duration.ofMillis(50));

        phone.behave(PhoneBehaviour.refusesAtOnce());
        assertThat(carrier.call(CallOrder.from("1").to("1001")).sipStatus()).isEqualTo(480);

        phone.behave(new PhoneBehaviour.Refuses(PhoneBehaviour.Why.DIVERTED));
        assertThat(carrier.call(CallOrder.from("1").to("1001")).answered()).isFalse();
    }

    @Test
    void phoneThatRingsForEverIsGivenUpByTheCallerOrAnsweredOrDeclinedByHand() {
        phone.behave(PhoneBehaviour.ringsForEver());
        Instant start = Instant.now();
        CallReport givenUp = carrier.call(CallOrder.from("1").to("1001").within(Duration.ofSeconds(1)));
        assertThat(givenUp.end()).isEqualTo(CallReport.End.TIMEOUT);
        assertThat(givenUp.answered()).isFalse();
        assertThat(givenUp.callId()).isNotEmpty();
        event(start, Kind.ENDED_BY_OTHER);

        Instant second = Instant.now();
        LiveCall call = carrier.place(CallOrder.from("1").to("1001").talkingFor(Duration.ofMillis(500)));
        event(second, Kind.INVITED);
        phone.answer();
        assertThat(call.report().join().end()).isEqualTo(CallReport.End.CALLER);
        assertThat(call.report().join().agentHeardAt()).isNotNull();

        Instant third = Instant.now();
        LiveCall declined = carrier.place(CallOrder.from("1").to("1001"));
        event(third, Kind.INVITED);
        phone.hangUp();
        assertThat(declined.report().join().end()).isEqualTo(CallReport.End.REFUSED);
    }

    @Test
    void phoneThatHasUnregisteredIsNotCalled() {
        phone.unregister();
        Awaitility.await().atMost(SOON).until(() -> contacts() == 1);
        Instant start = Instant.now();

        CallReport report = carrier.call(CallOrder.from("1").to("1001"));

        assertThat(report.end()).isEqualTo(CallReport.End.REFUSED);
        assertThat(phone.events())
                .noneMatch(event -> event.kind() == Kind.INVITED && event.at().isAfter(start));
        phone.register();
        event(start, Kind.REGISTERED);
        Awaitility.await().atMost(SOON).until(() -> contacts() == 2);

        Instant again = Instant.now();
        phone.register();
        event(again, Kind.REGISTERED);
    }

    @Test
    void phoneDialsAFeatureCodeWithAPin() {
        CallReport report = phone.dial(
                        "*60",
                        Keys.dialled("4711", Duration.ofMillis(600), Duration.ofMillis(300)),
                        Duration.ofSeconds(20))
                .report()
                .join();

        assertThat(report.end()).isEqualTo(CallReport.End.FAR_END);
        logSays("PIN 4711 of 1001");
    }

    @Test
    void numberThatIsWithheldAndNamesThatAreHostileArriveAsSuch() {
        carrier.call(CallOrder.from(CallOrder.ANONYMOUS).to("4008"));
        logSays("caller number anonymous name Anonymous");

        carrier.call(CallOrder.from("+442079460123").named("\"><b>\\x 王芳").to("4008"));
        logSays("caller number +442079460123 name \\\"><b>\\\\x 王芳 pres allowed");

        carrier.call(CallOrder.from("a;b@c d%00<x>").to("4008"));
        assertThat(log()).contains("caller number a ");
    }

    @Test
    void fiftyCallersTalkAtOnce() {
        List<LiveCall> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(carrier.place(CallOrder.from(String.valueOf(13800000000L + i))
                    .to("1001")
                    .talkingFor(Duration.ofSeconds(4))
                    .recordedTo(folder.resolve("many-" + i + ".wav"))));
        }

        List<CallReport> reports =
                calls.stream().map(call -> call.report().join()).toList();

        assertThat(reports).allMatch(report -> report.talked().orElseThrow().compareTo(Duration.ofSeconds(5)) < 0);
        assertThat(reports).allMatch(report -> report.end() == CallReport.End.CALLER && report.agentHeardAt() != null);
        assertThat(reports)
                .allMatch(report -> Recording.read(report.recording())
                        .last(Duration.ofSeconds(2))
                        .hears(phone.toneHz()));
    }
}
