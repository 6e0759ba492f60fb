package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.cti.carrier.LiveCall;
import hotline.cti.carrier.PhoneBehaviour;
import hotline.cti.carrier.PhoneEvent;
import hotline.cti.carrier.PhoneEvent.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may enter a queue, who has to go on elsewhere, and a queue that rings at all phones at once. */
@Tag("journey")
class QueueRulesJourneyTest {
    private static final String AGENTS = """
              a21: {name: One, extension: 1021, team: south, skills: {service: 5}}
              a22: {name: Two, extension: 1022, team: south, skills: {service: 5}}
              a23: {name: Three, extension: 1023, team: south, skills: {sales: 5}}
              a24: {name: Four, extension: 1024, team: south, skills: {service: 5}}
            """;
    private static final String RULES = """
            policy: ring-all
                capacity: 1
                overflow:
                  - {after: 2 s, to: sales}
            """.strip();
    private static final int CAUSE_ANSWERED_ELSEWHERE = 26;

    @RegisterExtension
    static final OneCentre HOTLINE = OneCentre.with(yaml -> OneCentre.brisk(yaml)
            .replaceFirst("policy: least-occupied", RULES)
            .replace("\nsupervisors:", AGENTS + "\nsupervisors:"));

    private final Centre centre = HOTLINE.get();

    @Test
    void whoFindsTheQueueFullIsNotLetInAndWhoWaitsGoesOnInAnotherQueue() {
        answering("a23");
        LiveCall waits = centre.call(Centre.straightToAPerson("01012345601").talkingFor(Duration.ofMillis(300)));
        await().atMost(Centre.SOON).until(() -> centre.waiting() == 1);
        LiveCall comesToo = centre.call(Centre.straightToAPerson("01012345602"));
        centre.ready("a23");

        JsonNode moved = centre.storyAfterCall(waits);
        JsonNode blocked = centre.storyAfterCall(comesToo);

        assertThat(blocked.at("/record/outcome").asText()).isEqualTo("BLOCKED");
        assertThat(blocked.at("/record/entries")).isEmpty();
        assertThat(moved.at("/record/outcome").asText()).isEqualTo("TALKED");
        assertThat(each(moved.at("/record/entries"), "queue")).containsExactly("service", "sales");
        assertThat(each(moved.at("/record/entries"), "outcome")).containsExactly("OVERFLOWED", "ANSWERED");
        assertThat(moved.at("/record/entries/1/orderKey")).isEqualTo(moved.at("/record/entries/0/orderKey"));
    }

    @Test
    void allPhonesRingTheFirstAnswerWinsAndTheOthersShowThatItWasAnsweredElsewhere() {
        answering("a21");
        centre.behave(PhoneBehaviour.ringsForEver(), "a22", "a24");
        centre.ready("a22", "a24", "a21");
        List<String> losers = List.of("a22", "a24");
        List<Integer> seen = losers.stream()
                .map(agent -> centre.phone(agent).events().size())
                .toList();

        LiveCall call = centre.call(Centre.straightToAPerson("01012345603").talkingFor(Duration.ofMillis(500)));
        JsonNode story = centre.storyAfterCall(call);

        assertThat(each(story.at("/record/offers"), "agent")).containsExactly("a22", "a24", "a21");
        assertThat(each(story.at("/record/offers"), "result")).containsExactly("RESCINDED", "RESCINDED", "ACCEPTED");
        assertThat(each(story.at("/record/assignments"), "agent")).containsExactly("a21");
        assertThat(call.report().join().agentHeardAt()).isNotNull();
        for (int i = 0; i < losers.size(); i++) {
            List<PhoneEvent> rang = centre.phone(losers.get(i)).events();
            assertThat(rang.subList(seen.get(i), rang.size()))
                    .filteredOn(event -> event.kind() == Kind.ENDED_BY_OTHER)
                    .extracting(PhoneEvent::cause)
                    .containsExactly(CAUSE_ANSWERED_ELSEWHERE);
            centre.becomesReady(losers.get(i));
        }
    }

    /** Whoever is first on the wire has the caller; the other is free again at once. */
    @Test
    void threeWhoAnswerAtTheSameMomentAreOneConversation() {
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(100)), "a21", "a22", "a24");
        centre.ready("a21", "a22", "a24");
        for (int i = 0; i < 5; i++) {
            LiveCall call =
                    centre.call(Centre.straightToAPerson("0101234561" + i).talkingFor(Duration.ofMillis(300)));

            JsonNode story = centre.storyAfterCall(call);

            assertThat(story.at("/record/outcome").asText()).isEqualTo("TALKED");
            assertThat(story.at("/record/assignments")).hasSize(1);
            assertThat(call.report().join().agentHeardAt()).isNotNull();
            centre.becomesReady("a21");
            centre.becomesReady("a22");
            centre.becomesReady("a24");
            assertThat(each(story.at("/record/offers"), "result")).containsOnlyOnce("ACCEPTED");
        }
        centre.nothingIsLeft();
    }

    private static List<String> each(JsonNode list, String field) {
        List<String> values = new ArrayList<>();
        list.forEach(one -> values.add(one.path(field).asText()));
        return values;
    }

    private void answering(String agent) {
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(200)), agent);
    }
}
