package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.cti.carrier.CallOrder;
import hotline.cti.carrier.LiveCall;
import hotline.cti.carrier.PhoneBehaviour;
import hotline.cti.carrier.PhoneEvent;
import hotline.cti.carrier.PhoneEvent.Kind;
import hotline.journey.audio.Likeness;
import hotline.journey.audio.Recording;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a caller who waits is told, and that nobody waits for its end. */
@Tag("journey")
@Alone
class AnnouncedWaitJourneyTest {
    private static final double FOUND = 0.8;
    /** From the queue on the announcement begins after one second and takes longer than ten. */
    private static final Duration IN_THE_MIDDLE = Duration.ofMillis(2_500);

    private static final Duration AT_ONCE = Duration.ofMillis(250);

    @RegisterExtension
    static final OneCentre HOTLINE = OneCentre.with(yaml -> OneCentre.brisk(yaml)
            .replace("\nnumbers:\n", "\nnumbers:\n  \"4009\": {flow: waiting.yaml, language: en}\n"));

    private final Centre centre = HOTLINE.get();

    @Test
    void theAnnouncementIsHeardAndCutWhenAnAgentIsFound() {
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(200)), "a01");
        Path file = centre.folder().resolve("announced.wav");
        centre.agent("sign-in", "a01");
        LiveCall call = centre.call(CallOrder.from("01012345621")
                .to("4009")
                .talkingFor(Duration.ofMillis(500))
                .recordedTo(file));
        inTheMiddle();
        Instant begin = Instant.now();
        centre.agent("ready", "a01");
        PhoneEvent rang = centre.phone("a01")
                .event(begin, event -> event.kind() == Kind.INVITED)
                .orTimeout(5, TimeUnit.SECONDS)
                .join();

        JsonNode story = centre.storyAfterCall(call);

        Instant offered = Instant.parse(story.at("/record/offers/0/madeAt").asText());
        System.out.printf(
                "offer to INVITE through an announcement: %d ms%n",
                Duration.between(offered, rang.at()).toMillis());
        assertThat(Duration.between(offered, rang.at())).isLessThan(AT_ONCE);
        assertThat(call.report().join().agentHeardAt()).isNotNull();
        Recording heard = Recording.read(file);
        for (String prompt : List.of("position-next")) {
            Likeness likeness =
                    Likeness.inPieces(Recording.read(Path.of("..", "sounds", "en", prompt + ".wav")), heard);
            System.out.printf("likeness of %s: %.3f at %s%n", prompt, likeness.score(), likeness.offset());
            assertThat(likeness.score()).as(prompt).isGreaterThanOrEqualTo(FOUND);
        }
    }

    @Test
    void aKeyLeadsOutInTheMiddleOfAnAnnouncement() {
        LiveCall call = centre.call(CallOrder.from("01012345622").to("4009"));
        inTheMiddle();
        call.press('5');

        JsonNode story = centre.storyAfterCall(call);

        assertThat(story.at("/record/outcome").asText()).isEqualTo("SELF_SERVED");
        assertThat(story.at("/record/service").asText()).isEqualTo("goodbye");
        assertThat(story.at("/record/entries/0/outcome").asText()).isEqualTo("EXITED");
        assertThat(story.at("/record/endedBy").asText()).isEqualTo("SYSTEM");
        centre.nothingIsLeft();
    }

    private void inTheMiddle() {
        await().atMost(Centre.SOON).until(() -> centre.waiting() == 1);
        Instant waits = Instant.now();
        await().atMost(Centre.SOON).until(() -> Instant.now().isAfter(waits.plus(IN_THE_MIDDLE)));
    }
}
