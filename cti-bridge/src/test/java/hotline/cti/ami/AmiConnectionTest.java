package hotline.cti.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import hotline.cti.fake.FakeManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AmiConnectionTest {
    private final Heard heard = new Heard();
    private FakeManager asterisk;
    private AmiConnection connection;

    @BeforeEach
    void logIn() throws Exception {
        asterisk = new FakeManager((action, headers) -> switch (action) {
            case "CoreShowChannels" ->
                FakeManager.list(
                        "CoreShowChannel",
                        "CoreShowChannelsComplete",
                        List.of(List.of("Channel: PJSIP/1001-1"), List.of("Channel: PJSIP/1002-1")));
            case "Hangup" -> FakeManager.success("Message: Channel Hungup");
            case "Slow" -> "";
            default -> FakeManager.error("Invalid/unknown command");
        });
        connection = connect(FakeManager.SECRET);
        await().until(() -> connection.status().up());
    }

    @AfterEach
    void hangUp() throws Exception {
        connection.close();
        asterisk.close();
    }

    @Test
    void anActionIsAnswered() {
        assertThat(connection.send(AmiAction.of("Hangup").with("Channel", "PJSIP/1-1")))
                .succeedsWithin(Duration.ofSeconds(1))
                .satisfies(answer -> assertThat(answer.message()).isEqualTo("Channel Hungup"));
        assertThat(connection.send(AmiAction.of("Nonsense")).join().success()).isFalse();
    }

    @Test
    void aListComesWithItsAnswer() {
        AmiResponse answer = connection.send(AmiAction.of("CoreShowChannels")).join();
        assertThat(answer.list())
                .extracting(event -> event.text("Channel"))
                .containsExactly("PJSIP/1001-1", "PJSIP/1002-1");
        assertThat(heard.events).isEmpty();
    }

    @Test
    void repeatedVariablesOfAChannelAreAllKept() {
        asterisk.emits(
                "Hold",
                "Channel: PJSIP/1001-1",
                "ChanVariable: HOTLINE_ID=i1-1",
                "ChanVariable: HOTLINE_LEG=agent",
                "ChanVariable: HOTLINE_OFFER=");
        await().until(() -> !heard.events.isEmpty());
        AmiEvent event = heard.events.getFirst();
        assertThat(event.channelVariable("HOTLINE_ID")).isEqualTo("i1-1");
        assertThat(event.channelVariable("HOTLINE_LEG")).isEqualTo("agent");
        assertThat(event.channelVariable("HOTLINE_OFFER")).isEmpty();
    }

    @Test
    void aHundredThousandEventsInABurstArriveInOrder() {
        int many = 100_000;
        StringBuilder burst = new StringBuilder();
        for (int i = 0; i < many; i++) {
            burst.append("Event: Newstate\r\nNumber: ").append(i).append("\r\nChannel: PJSIP/x\r\n\r\n");
        }
        asterisk.emitsBytes(burst.toString().getBytes(StandardCharsets.UTF_8));
        await().atMost(20, TimeUnit.SECONDS).until(() -> heard.events.size() == many);
        for (int i = 0; i < many; i++) {
            assertThat(heard.events.get(i).text("Number")).isEqualTo(Integer.toString(i));
        }
    }

    @Test
    void aDroppedConnectionIsMadeAgain() {
        asterisk.dropsConnections();
        await().until(() -> heard.said.equals(List.of("connected", "disconnected", "connected")));
        assertThat(connection.status().connects()).isEqualTo(2);
    }

    @Test
    void anAsteriskThatFallsSilentIsNoticedWithinThreeSeconds() {
        long from = System.nanoTime();
        asterisk.fallsSilent();
        await().atMost(3, TimeUnit.SECONDS).until(() -> heard.said.contains("disconnected"));
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isGreaterThan(Duration.ofSeconds(1));
        asterisk.speaksAgain();
        await().until(() -> heard.said.size() == 3);
    }

    @Test
    void aQuietAsteriskIsNotTakenForADeadOne() {
        await().during(4, TimeUnit.SECONDS)
                .atMost(5, TimeUnit.SECONDS)
                .until(() -> connection.status().up());
        assertThat(connection.status().connects()).isEqualTo(1);
    }

    @Test
    void whatWaitsForAnAnswerFailsWhenTheConnectionBreaks() {
        var answer = connection.send(AmiAction.of("Slow"));
        asterisk.dropsConnections();
        assertThat(answer)
                .failsWithin(Duration.ofSeconds(1))
                .withThrowableThat()
                .withCauseInstanceOf(AmiUnavailable.class);
    }

    @Test
    void withoutAConnectionAnActionFailsAtOnce() {
        asterisk.refusesConnections(true);
        asterisk.dropsConnections();
        await().until(() -> !connection.status().up());
        assertThat(connection.send(AmiAction.of("Hangup"))).isCompletedExceptionally();
        asterisk.refusesConnections(false);
        await().until(() -> connection.status().up());
    }

    @Test
    void aValueCannotSmuggleInAnotherHeader() {
        assertThatThrownBy(() -> AmiAction.of("Hangup").with("Channel", "x\r\nAction: Originate"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AmiAction.of("Hang\nup")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AmiAction.of("Hangup").with("Chan: nel", "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hostileBytesBetweenEventsDoNoHarm() {
        byte[] noise = new byte[100_000];
        new Random(4711).nextBytes(noise);
        asterisk.emitsBytes(noise);
        asterisk.emitsBytes("\r\n\r\nEvent: Newstate\r\nCallerIDName: a\nEvent: Fake\rx\u0000y\r\nno colon\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        await().until(() -> heard.events.stream().anyMatch(event -> event.name().equals("Newstate")));
        AmiEvent last = heard.events.getLast();
        assertThat(last.text("CallerIDName")).isEqualTo("a Event: Fake x y");
        assertThat(connection.status().up()).isTrue();
    }

    @Test
    void theSecretIsNeitherInTheStatusNorInAnyText() {
        AmiSettings settings = new AmiSettings("127.0.0.1", 1, "hotline", "very secret");
        assertThat(settings.toString()).doesNotContain("very secret");
        assertThat(AmiAction.of("Login").with("Secret", "very secret").toString())
                .doesNotContain("very secret");
    }

    @Test
    void aWrongSecretIsNamedInTheStatus() {
        try (AmiConnection wrong = connect("guess")) {
            await().until(() -> wrong.status().detail().contains("refuses user hotline"));
            assertThat(wrong.status().up()).isFalse();
        }
    }

    @Test
    void onlyALoopbackAddressIsAccepted() {
        assertThatThrownBy(() -> new AmiConnection(new AmiSettings("192.0.2.1", 5038, "u", "s"), heard))
                .hasMessageContaining("loopback");
    }

    private AmiConnection connect(String secret) {
        AmiConnection made = new AmiConnection(new AmiSettings("127.0.0.1", asterisk.port(), "hotline", secret), heard);
        made.start();
        return made;
    }

    private static final class Heard implements AmiListener {
        final List<String> said = new CopyOnWriteArrayList<>();
        final List<AmiEvent> events = java.util.Collections.synchronizedList(new java.util.ArrayList<>());

        @Override
        public void connected() {
            said.add("connected");
        }

        @Override
        public void happened(AmiEvent event) {
            events.add(event);
        }

        @Override
        public void disconnected(String why) {
            said.add("disconnected");
        }
    }
}
