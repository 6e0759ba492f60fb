package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.cti.carrier.LiveCall;
import hotline.cti.carrier.PhoneBehaviour;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many conversations at once. */
@Tag("journey")
@Alone
class CrowdJourneyTest {
    private static final int MANY = 50;

    @RegisterExtension
    static final OneCentre HOTLINE = OneCentre.with(CrowdJourneyTest::sixtyAgents);

    private final Centre centre = HOTLINE.get();
    private int callers;

    @Test
    void fiftyTalkAndTheNextOneIsAnsweredAtOnce() {
        String[] agents = IntStream.rangeClosed(1, MANY + 10)
                .mapToObj("a%02d"::formatted)
                .filter(agent -> !List.of("a06", "a10").contains(agent)) // they do not serve this queue
                .limit(MANY + 1)
                .toArray(String[]::new);
        centre.behave(PhoneBehaviour.answersAfter(Duration.ZERO), agents);
        centre.ready(agents);
        List<LiveCall> calls = new ArrayList<>();
        while (calls.size() < MANY) {
            // the carrier presses one key after the other
            IntStream.range(0, 10).forEach(number -> calls.add(person()));
            awaitTalking(calls.size());
        }

        LiveCall next = person();
        next.agentHeard().orTimeout(20, TimeUnit.SECONDS).join();
        awaitTalking(MANY + 1);
        assertThat(calls).noneMatch(call -> call.report().isDone());
        next.hangUp();
        calls.forEach(LiveCall::hangUp);

        JsonNode story = centre.storyAfterCall(next);
        Duration byUs = next.report().join().answeredAfter().orElseThrow();
        Duration byAgent = Duration.between(
                time(story, "/record/entries/0/queuedAt"), time(story, "/record/assignments/0/beganAt"));
        System.out.printf(
                "crowd: the 51st was answered after %d ms, by an agent %d ms after it was queued%n",
                byUs.toMillis(), byAgent.toMillis());
        assertThat(byUs).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(byAgent).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    private LiveCall person() {
        callers++;
        return centre.call(Centre.straightToAPerson("0215560%04d".formatted(callers)));
    }

    private void awaitTalking(int number) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> centre.interactions() == number
                        && centre.status().at("/interactions/talking").asInt() == number);
    }

    private static String sixtyAgents(String yaml) {
        StringBuilder more = new StringBuilder();
        for (int number = 13; number <= 60; number++) {
            more.append("  a%d: {name: Agent %d, extension: 10%d, team: north, skills: {service: 5, lang-zh: 8}}%n"
                    .formatted(number, number, number));
        }
        return OneCentre.brisk(yaml).replace("\nsupervisors:", more + "\nsupervisors:");
    }

    private static Instant time(JsonNode story, String path) {
        return Instant.parse(story.at(path).asText());
    }
}
