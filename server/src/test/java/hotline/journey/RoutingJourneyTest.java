package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.cti.carrier.CallOrder;
import hotline.cti.carrier.LiveCall;
import hotline.cti.carrier.PhoneBehaviour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose phone rings, and what is on record of why. */
@Tag("journey")
class RoutingJourneyTest {
    private static final String VIP = "13800138000";
    private static final String ORDINARY = "13900139000";

    /** Nobody's on record. */
    private static final String UNKNOWN = "01088889999";

    /** Who has never worked before. */
    private static final String FRESH = """
          a21: {name: One, extension: 1021, team: south, skills: {service: 5, lang-zh: 8}}
          a22: {name: Two, extension: 1022, team: south, skills: {service: 5, lang-zh: 8}}
          a23: {name: Three, extension: 1023, team: south, skills: {service: 5, lang-zh: 8}}
        """;

    @RegisterExtension
    static final OneCentre HOTLINE = OneCentre.with(yaml -> OneCentre.brisk(yaml)
            .replace("\nnumbers:\n", "\nnumbers:\n  \"4010\": {flow: again.yaml, language: en}\n")
            .replace("\nsupervisors:", FRESH + "\nsupervisors:"));

    private final Centre centre = HOTLINE.get();

    @Test
    void vipCallerReachesHerAssignedAgent() {
        answering("a01", "a02", "a03");
        centre.ready("a03", "a02", "a01");

        JsonNode story = talk(Centre.toAPerson(VIP));

        assertThat(story.at("/record/outcome").asText()).isEqualTo("TALKED");
        assertThat(story.at("/customer").asText()).isEqualTo("王芳");
        assertThat(agents(story)).as(story.toPrettyString()).containsExactly("a01");
        JsonNode ledger = story.at("/record/offers/0/ledger");
        assertThat(ledger.path("step").asInt()).isZero();
        assertThat(ledger.path("rule").asText()).isEqualTo("named-agents");
        assertThat(ledger.path("excluded")).isEmpty();
    }

    @Test
    void vipCallerReachesHerBackupWhenHerAgentIsNotReady() {
        answering("a01", "a02", "a03");
        centre.ready("a03", "a02", "a01");
        centre.agent("not-ready", "a01");

        JsonNode story = talk(Centre.straightToAPerson(VIP));

        assertThat(agents(story)).as(story.toPrettyString()).containsExactly("a02");
        assertThat(story.at("/record/offers/0/ledger/step").asInt()).isEqualTo(1);
        assertThat(story.at("/record/offers/0/ledger/rule").asText()).isEqualTo("named-agents");
    }

    @Test
    void vipCallerReachesHerBackupWhenHerAgentTalks() {
        answering("a01", "a02", "a03");
        centre.ready("a01");
        LiveCall other = centre.call(Centre.straightToAPerson(ORDINARY));
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a01").equals("TALKING"));
        centre.ready("a03", "a02");

        JsonNode story = talk(Centre.straightToAPerson(VIP));
        other.hangUp();

        assertThat(agents(story)).as(story.toPrettyString()).containsExactly("a02");
    }

    @Test
    void vipCallerReachesHerBackupWhenHerAgentIsSignedOut() {
        answering("a02", "a03");
        centre.ready("a03", "a02");

        JsonNode story = talk(Centre.straightToAPerson(VIP));

        assertThat(agents(story)).as(story.toPrettyString()).containsExactly("a02");
        assertThat(story.at("/record/entries/0/step").asInt()).isEqualTo(1);
    }

    @Test
    void vipCallerReachesTheWholeQueueWhenNeitherOfHerAgentsIsThere() {
        answering("a03");
        centre.ready("a03", "a02");
        centre.agent("not-ready", "a02");

        JsonNode story = talk(Centre.straightToAPerson(VIP));

        assertThat(agents(story)).as(story.toPrettyString()).containsExactly("a03");
        JsonNode ledger = story.at("/record/offers/0/ledger");
        assertThat(ledger.path("step").asInt()).isEqualTo(2);
        assertThat(ledger.path("rule").asText()).isEqualTo("least-occupied");
        assertThat(excluded(ledger, "NOT_READY")).isEqualTo(1);
        assertThat(excluded(ledger, "LOGGED_OUT")).isEqualTo(11);
    }

    /** The second time the one who has not worked yet would be the choice. */
    @ParameterizedTest
    @ValueSource(strings = {ORDINARY, UNKNOWN})
    void whoHasPhonedAMomentAgoReachesTheSameAgent(String caller) {
        answering("a21", "a22");
        centre.ready("a21");
        assertThat(agents(talk(CallOrder.from(caller).to("4010")))).containsExactly("a21");
        centre.ready("a22");
        centre.becomesReady("a21");

        JsonNode again = talk(CallOrder.from(caller).to("4010"));

        assertThat(agents(again)).as(again.toPrettyString()).containsExactly("a21");
        assertThat(again.at("/record/offers/0/ledger/rule").asText()).isEqualTo("named-agents");
    }

    /** Everybody has worked, and the one who worked least has been idle for the shortest time: occupancy decides, not idleness. */
    @Test
    void ordinaryCallerReachesTheLeastOccupiedOfThree() {
        answering("a21", "a22", "a23");
        centre.ready("a21", "a22", "a23");
        List<LiveCall> before = new ArrayList<>();
        for (int seconds = 1; seconds <= 5; seconds += 2) {
            before.add(centre.call(
                    Centre.straightToAPerson("0130000000" + seconds).talkingFor(Duration.ofSeconds(seconds))));
        }
        List<String> byWork = before.stream()
                .map(centre::storyAfterCall)
                .sorted(Comparator.comparingLong(RoutingJourneyTest::talkMillis))
                .map(story -> story.at("/record/assignments/0/agent").asText())
                .toList();
        assertThat(byWork).containsExactlyInAnyOrder("a21", "a22", "a23");
        String least = byWork.getFirst();
        centre.agent("not-ready", least);
        centre.ready(least);

        JsonNode story = talk(Centre.straightToAPerson(ORDINARY));

        assertThat(agents(story)).as(story.toPrettyString()).containsExactly(least);
        JsonNode ledger = story.at("/record/offers/0/ledger");
        assertThat(ledger.path("rule").asText()).isEqualTo("least-occupied");
        assertThat(ledger.path("nextBest").findValuesAsText("agent")).containsExactly(byWork.get(1), byWork.get(2));
        assertThat(ledger.path("score").asLong())
                .isLessThan(ledger.at("/nextBest/0/score").asLong());
        assertThat(ledger.at("/nextBest/0/score").asLong())
                .isLessThan(ledger.at("/nextBest/1/score").asLong());
        assertThat(excluded(ledger, "LOGGED_OUT")).isEqualTo(10);
        assertRecomputed(story.at("/record/offers/0"));
    }

    /** The decision taken again from the journal is the one of which the ledger is the summary. */
    private void assertRecomputed(JsonNode offer) {
        String id = offer.path("id").asText();
        JsonNode explained = await().atMost(Centre.SOON)
                .ignoreExceptions() // the journal's copy is a moment behind
                .until(() -> centre.ask("explain", Map.of("offer", id)), it -> !it.isMissingNode());
        JsonNode ledger = offer.path("ledger");
        assertThat(explained.at("/offered/ledger")).isEqualTo(ledger);
        List<String> able = new ArrayList<>();
        Map<String, Integer> excluded = new TreeMap<>();
        explained.path("candidates").forEach(candidate -> {
            if (candidate.path("excluded").isTextual()) {
                excluded.merge(candidate.path("excluded").asText(), 1, Integer::sum);
            } else {
                able.add(candidate.path("agent").asText() + " "
                        + candidate.path("score").asLong());
            }
        });
        List<String> told = new ArrayList<>(List.of(
                offer.path("agent").asText() + " " + ledger.path("score").asLong()));
        ledger.path("nextBest")
                .forEach(next -> told.add(
                        next.path("agent").asText() + " " + next.path("score").asLong()));
        Map<String, Integer> toldExcluded = new TreeMap<>();
        ledger.path("excluded")
                .forEach(one -> toldExcluded.put(
                        one.path("reason").asText(), one.path("agents").asInt()));
        assertThat(able).isEqualTo(told);
        assertThat(excluded).isEqualTo(toldExcluded);
    }

    @Test
    void theCommandLineTellsTheSameStory() {
        answering("a01");
        centre.ready("a01");

        JsonNode story = centre.story(
                centre.call(Centre.straightToAPerson(ORDINARY).talkingFor(Duration.ofMillis(300))),
                it -> it.at("/record/endedAt").isTextual());
        Centre.Done told = centre.hotline("interaction", story.at("/record/id").asText());

        assertThat(told.exit()).as(told.err()).isZero();
        assertThat(told.json()).isEqualTo(story);
        assertThat(told.json().at("/record/flow").findValuesAsText("node"))
                .startsWith("greeting", "which-number", "is-open", "caller", "rank");
        assertThat(told.json().at("/record/assignments/0/agent").asText()).isEqualTo("a01");
        assertThat(told.json().at("/arrival/rawName").asText("")).isEmpty();
    }

    private void answering(String... agents) {
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(200)), agents);
    }

    private JsonNode talk(CallOrder order) {
        return centre.storyAfterCall(centre.call(order.talkingFor(Duration.ofMillis(500))));
    }

    private static List<String> agents(JsonNode story) {
        List<String> agents = new ArrayList<>();
        story.at("/record/offers")
                .forEach(offer -> agents.add(offer.path("agent").asText()));
        return agents;
    }

    private static long talkMillis(JsonNode story) {
        return story.at("/record/assignments/0/talkMillis").asLong();
    }

    private static int excluded(JsonNode ledger, String reason) {
        for (JsonNode exclusion : ledger.path("excluded")) {
            if (exclusion.path("reason").asText().equals(reason)) {
                return exclusion.path("agents").asInt();
            }
        }
        return 0;
    }
}
