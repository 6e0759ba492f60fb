package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.cti.carrier.CallOrder;
import hotline.cti.carrier.LiveCall;
import hotline.cti.carrier.PhoneBehaviour;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Hotline stands on goes away under calls: PostgreSQL, Asterisk, the connection between us. */
@Tag("journey")
class OutageJourneyTest {
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("outage.seconds", 12));

    @RegisterExtension
    static final OneCentre HOTLINE = OneCentre.brisk();

    private final Centre centre = HOTLINE.get();
    private final Faults faults = new Faults(centre);
    private int callers;

    @Test
    void callsGoOnWhilePostgresIsAway() throws IOException {
        LiveCall first = talks("a01");
        LiveCall second = talks("a02");
        LiveCall third = person();
        awaitInteractions(0, 1, 2);
        int eventsBefore = faults.events().size();
        Instant away = Instant.now();
        LiveCall fourth;
        try (ServerSocket inItsPlace = faults.postgresAway()) {
            await().atMost(Centre.SOON)
                    .until(() ->
                            faults.component("postgres").path("state").asText().equals("down"));
            say("degraded %d ms after PostgreSQL was killed", away.until(Instant.now(), ChronoUnit.MILLIS));
            assertThat(centre.status().path("state").asText()).isEqualTo("degraded");
            // a conversation ends, who waited is next; who calls now is served, too
            centre.phone("a01").hangUp();
            awaitInteractions(0, 0, 2);
            assertThat(first.report().join().answered()).isTrue();
            fourth = person();
            awaitInteractions(0, 1, 2);
            second.hangUp();
            awaitInteractions(0, 0, 2);
            await("it has been away for long")
                    .atMost(AWAY.plusSeconds(30))
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> {
                        assertThat(third.report().isDone() || fourth.report().isDone())
                                .isFalse();
                        return away.plus(AWAY).isBefore(Instant.now());
                    });
            assertThat(inItsPlace.isClosed()).isFalse();
        }
        Instant back = Instant.now();
        await("PostgreSQL is started again, and status says so")
                .atMost(Duration.ofSeconds(30))
                .until(() -> centre.status().path("state").asText().equals("up"));
        say("up %d ms after PostgreSQL could start again", back.until(Instant.now(), ChronoUnit.MILLIS));
        third.hangUp();
        fourth.hangUp();

        for (LiveCall call : List.of(first, second, third, fourth)) {
            JsonNode story = centre.story(call, it -> it.at("/record/endedAt").isTextual());
            assertThat(story.at("/record/outcome").asText()).isEqualTo("TALKED");
            assertThat(story.at("/record/assignments")).hasSize(1);
            assertThat(time(story, "/record/customerLeftAt"))
                    .isCloseTo(call.report().join().endedAt(), within(500, ChronoUnit.MILLIS));
        }
        assertThat(faults.events().size()).isGreaterThan(eventsBefore);
        faults.noEventLostOrDoubled();
    }

    @Test
    void aKilledPostgresIsStartedAgain() {
        LiveCall call = talks("a01");
        long dead = faults.postgres().orElseThrow();
        Instant killed = Instant.now();
        Faults.signal("KILL", dead);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> faults.postgres().filter(pid -> pid != dead).isPresent()
                        && centre.status().path("state").asText().equals("up"));
        say("PostgreSQL was up again %d ms after it was killed", killed.until(Instant.now(), ChronoUnit.MILLIS));
        assertThat(call.report()).isNotDone();
        call.hangUp();
        assertThat(centre.storyAfterCall(call).at("/record/outcome").asText()).isEqualTo("TALKED");
    }

    @Test
    void aKilledAsteriskIsStartedAgainAndItsCallsAreClosed() {
        LiveCall talk = talks("a01");
        LiveCall waiting = person();
        LiveCall inMenu = centre.call(CallOrder.from(nextNumber()));
        awaitInteractions(1, 1, 1);
        long dead = faults.asterisk().orElseThrow();

        Faults.signal("KILL", dead);
        Instant killed = Instant.now();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> faults.asterisk().filter(pid -> pid != dead).isPresent());
        for (LiveCall call : List.of(talk, waiting, inMenu)) {
            JsonNode story = centre.storyAfterCall(call);
            assertThat(story.at("/record/cause").asText())
                    .as(story.toPrettyString())
                    .isEqualTo("asterisk-restarted");
            assertThat(story.at("/record/endedBy").asText()).isEqualTo("NETWORK");
            assertThat(time(story, "/record/customerLeftAt")).isCloseTo(killed, within(1, ChronoUnit.SECONDS));
        }
        say("records closed %d ms after Asterisk was killed", killed.until(Instant.now(), ChronoUnit.MILLIS));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> centre.stateOf("a01").equals("READY")
                        && centre.status().path("state").asText().equals("up"));
        say("the agent is ready again %d ms after Asterisk was killed", killed.until(Instant.now(), ChronoUnit.MILLIS));
        LiveCall next = person();
        awaitInteractions(0, 0, 1);
        next.hangUp();
        assertThat(centre.storyAfterCall(next).at("/record/outcome").asText()).isEqualTo("TALKED");
    }

    @Test
    void aCutOrSilentConnectionToAsteriskIsNoticedAndRepairedAndCostsNoCall() {
        LiveCall talk = talks("a01");
        LiveCall waiting = person();
        awaitInteractions(0, 1, 1);
        String since = faults.component("ami").path("since").asText();

        Instant cut = Instant.now();
        faults.cutManager();
        await().atMost(Duration.ofSeconds(3)).until(() -> {
            JsonNode ami = faults.component("ami");
            return ami.path("state").asText().equals("up")
                    && !ami.path("since").asText().equals(since);
        });
        say("a cut AMI connection was up again after %d ms", cut.until(Instant.now(), ChronoUnit.MILLIS));

        long asterisk = faults.asterisk().orElseThrow();
        Instant silent = Instant.now();
        Faults.signal("STOP", asterisk);
        try {
            await().atMost(Duration.ofSeconds(3))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> faults.component("ami").path("state").asText().equals("down"));
            say("a silent AMI connection was noticed after %d ms", silent.until(Instant.now(), ChronoUnit.MILLIS));
        } finally {
            Faults.signal("CONT", asterisk);
        }
        await().atMost(Centre.SOON)
                .until(() -> faults.component("ami").path("state").asText().equals("up"));
        assertThat(talk.report()).isNotDone();
        assertThat(waiting.report()).isNotDone();

        centre.phone("a01").hangUp();
        talk.report().orTimeout(5, TimeUnit.SECONDS).join();
        awaitInteractions(0, 0, 1);
        waiting.hangUp();
        assertThat(centre.storyAfterCall(talk).at("/record/outcome").asText()).isEqualTo("TALKED");
        assertThat(centre.storyAfterCall(waiting).at("/record/outcome").asText())
                .isEqualTo("TALKED");
    }

    private LiveCall talks(String agent) {
        int talking = centre.status().at("/interactions/talking").asInt();
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(100)), agent);
        centre.ready(agent);
        LiveCall call = person();
        awaitInteractions(0, 0, talking + 1);
        return call;
    }

    private LiveCall person() {
        return centre.call(Centre.straightToAPerson(nextNumber()));
    }

    private String nextNumber() {
        callers++;
        return "0215560%04d".formatted(callers);
    }

    private void awaitInteractions(int ivr, int waiting, int talking) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode now = centre.status().path("interactions");
            assertThat(List.of(
                            now.path("ivr").asInt(),
                            now.path("waiting").asInt(),
                            now.path("talking").asInt()))
                    .containsExactly(ivr, waiting, talking);
        });
    }

    private static Instant time(JsonNode story, String path) {
        return Instant.parse(story.at(path).asText());
    }

    private static void say(String line, Object... values) {
        System.out.println("outage: " + line.formatted(values));
    }
}
