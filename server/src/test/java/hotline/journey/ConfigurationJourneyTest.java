package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.cti.carrier.LiveCall;
import hotline.cti.carrier.PhoneBehaviour;
import java.io.IOException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The configuration changes while the centre runs. */
@Tag("journey")
class ConfigurationJourneyTest {
    private static final String NEW = "a31";
    private static final UnaryOperator<String> WITH_A_NEW_AGENT = yaml -> OneCentre.brisk(yaml)
            .replace(
                    "\nsupervisors:",
                    "  a31: {name: New, extension: 1031, team: north, skills: {service: 5, lang-zh: 8}}\n\nsupervisors:");

    @RegisterExtension
    static final OneCentre HOTLINE = OneCentre.brisk();

    private final Centre centre = HOTLINE.get();

    /** While others talk, who notice nothing. */
    @Test
    void anAgentAddedByApplyIsCalledAtTheirPhoneAndOneRemovedIsGone() throws IOException {
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(100)), "a01");
        centre.ready("a01");
        LiveCall conversation = centre.call(Centre.straightToAPerson("13900139000"));
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a01").equals("TALKING"));

        Centre.Done added =
                centre.hotline("apply", centre.configure(WITH_A_NEW_AGENT).toString());

        assertThat(added.exit()).as(added.err()).isZero();
        assertThat(added.json().path("changes").toString()).contains(NEW);
        centre.everyPhoneIsThere();
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(100)), NEW);
        centre.ready(NEW);
        JsonNode story = centre.storyAfterCall(
                centre.call(Centre.straightToAPerson("01012345678").talkingFor(Duration.ofMillis(500))));
        assertThat(story.at("/record/outcome").asText()).isEqualTo("TALKED");
        assertThat(story.at("/record/assignments/0/agent").asText()).isEqualTo(NEW);

        centre.agent("sign-out", NEW);
        String before = centre.configure(OneCentre::brisk).toString();
        assertThat(centre.hotline("apply", before).json().at("/error/message").asText())
                .contains(NEW);
        assertThat(centre.hotline("apply", before, "--force").exit()).isZero();

        assertThat(centre.agents()).noneMatch(agent -> agent.path("id").asText().equals(NEW));
        await("the phone is no longer known")
                .atMost(Centre.SOON)
                .until(() -> !centre.asterisk("pjsip show endpoints").contains("1031"));
        assertThat(conversation.report()).isNotDone();
        conversation.hangUp();
        assertThat(centre.storyAfterCall(conversation).at("/record/outcome").asText())
                .isEqualTo("TALKED");
    }
}
