package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.cti.carrier.LiveCall;
import hotline.cti.carrier.PhoneBehaviour;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whose phone rings. */
@Tag("journey")
class RoutingJourneyTest {
    private static final String VIP = "13800138000";
    private static final String ORDINARY = "13900139000";

    private static Centre centre;

    @BeforeAll
    static void start() {
        centre = Centre.start(UnaryOperator.identity());
    }

    @AfterAll
    static void stop() {
        centre.close();
    }

    @AfterEach
    void clear() {
        centre.clear();
    }

    @Test
    void vipCallerReachesHerAssignedAgent() {
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)), "a01", "a02", "a03");
        centre.ready("a03", "a02", "a01");

        LiveCall call = centre.call(Centre.toAPerson(VIP).talkingFor(Duration.ofSeconds(1)));
        JsonNode story = centre.storyAfterCall(call);

        assertThat(story.at("/record/outcome").asText()).isEqualTo("TALKED");
        assertThat(story.at("/record/offers/0/agent").asText())
                .as(story.toPrettyString())
                .isEqualTo("a01");
    }
}
