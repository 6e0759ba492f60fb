package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.cti.carrier.CallOrder;
import hotline.cti.carrier.LiveCall;
import hotline.cti.carrier.PhoneBehaviour;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The caller hangs up, wherever: the right outcome, and nothing stays behind. */
@Tag("journey")
class LeavingJourneyTest {
    private static final String CALLER = "13900139000";

    @RegisterExtension
    static final OneCentre HOTLINE =
            OneCentre.with(yaml -> yaml.replace("policy: least-occupied", "policy: longest-idle")
                    .replace("wrap-up: 30 s", "wrap-up: 2 s\n    wrap-up-default: INFORMED"));

    private final Centre centre = HOTLINE.get();

    @Test
    void inTheMenu() {
        JsonNode story = centre.story(
                centre.call(CallOrder.from(CALLER).hangingUpAfter(Duration.ofMillis(1_500))),
                it -> it.at("/record/endedAt").isTextual());

        assertEnded(story, "ABANDONED_IVR");
        assertThat(story.at("/record/entries")).isEmpty();
        centre.nothingIsLeft();
    }

    @Test
    void inTheQueue() {
        LiveCall call = centre.call(Centre.straightToAPerson(CALLER));
        await().atMost(Centre.SOON).until(() -> centre.waiting() == 1);
        call.hangUp();

        JsonNode story = centre.storyAfterCall(call);
        assertEnded(story, "ABANDONED_QUEUE");
        assertThat(story.at("/record/entries/0/outcome").asText()).isEqualTo("ABANDONED");
        assertThat(story.at("/record/offers")).isEmpty();
        centre.nothingIsLeft();
    }

    /** The agent is ready again with the idle time kept: rung first for the next caller, by the same score. */
    @Test
    void whileThePhoneRings() {
        centre.behave(PhoneBehaviour.ringsForEver(), "a04", "a05");
        centre.ready("a04");
        centre.ready("a05");
        JsonNode before = leavesWhileItRings();
        centre.nothingIsLeft();
        centre.becomesReady("a04");
        assertThat(centre.phone("a04").legs()).isEmpty();

        JsonNode after = leavesWhileItRings();

        for (JsonNode story : List.of(before, after)) {
            assertEnded(story, "ABANDONED_RINGING");
            assertThat(story.at("/record/entries/0/outcome").asText()).isEqualTo("ABANDONED");
            assertThat(story.at("/record/offers/0/agent").asText()).isEqualTo("a04");
            assertThat(story.at("/record/offers/0/result").asText()).isEqualTo("RESCINDED");
        }
        assertThat(after.at("/record/offers/0/ledger/score").asLong())
                .isEqualTo(before.at("/record/offers/0/ledger/score").asLong());
        centre.nothingIsLeft();
        centre.becomesReady("a04");
    }

    @Test
    void inTheConversation() {
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(200)), "a01");
        centre.ready("a01");
        LiveCall call = centre.call(Centre.straightToAPerson(CALLER).talkingFor(Duration.ofSeconds(1)));

        JsonNode story = centre.story(call, it -> it.at("/record/endedAt").isTextual());

        assertEnded(story, "TALKED");
        assertThat(story.at("/record/entries/0/outcome").asText()).isEqualTo("ANSWERED");
        JsonNode assignment = story.at("/record/assignments/0");
        assertThat(assignment.path("talkMillis").asLong()).isBetween(900L, 3_000L);
        assertThat(assignment.path("wrapUpMillis").asLong()).isBetween(1_900L, 3_000L);
        assertThat(assignment.path("wrapUpTimedOut").asBoolean()).isTrue();
        assertThat(assignment.path("disposition").asText())
                .as("nobody has said")
                .isEqualTo("INFORMED");
        centre.nothingIsLeft();
        centre.becomesReady("a01");
    }

    @Test
    void theAgentHangsUp() {
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(200), Duration.ofSeconds(1)), "a01");
        centre.ready("a01");
        LiveCall call = centre.call(Centre.straightToAPerson(CALLER));

        JsonNode story = centre.story(call, it -> it.at("/record/endedAt").isTextual());

        assertThat(story.at("/record/outcome").asText()).isEqualTo("TALKED");
        assertThat(story.at("/record/endedBy").asText()).isEqualTo("AGENT");
        JsonNode assignment = story.at("/record/assignments/0");
        assertThat(assignment.path("endedBy").asText()).isEqualTo("AGENT");
        assertThat(assignment.path("wrapUpMillis").asLong()).isGreaterThanOrEqualTo(1_900L);
        centre.nothingIsLeft();
        centre.becomesReady("a01");
    }

    private JsonNode leavesWhileItRings() {
        LiveCall call = centre.call(Centre.straightToAPerson(CALLER));
        centre.story(call, it -> it.at("/record/offers/0/rangAt").isTextual());
        call.hangUp();
        // she has left as soon as she hangs up; how it ended is known when the phone has stopped ringing
        return centre.story(call, it -> it.at("/record/endedAt").isTextual());
    }

    private static void assertEnded(JsonNode story, String outcome) {
        assertThat(story.at("/record/outcome").asText())
                .as(story.toPrettyString())
                .isEqualTo(outcome);
        assertThat(story.at("/record/endedBy").asText()).isEqualTo("CALLER");
        assertThat(story.at("/record/endedAt").isTextual()).isTrue();
    }
}
