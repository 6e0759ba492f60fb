package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.cti.carrier.CallOrder;
import hotline.cti.carrier.LiveCall;
import hotline.journey.audio.Likeness;
import hotline.journey.audio.Recording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callers get their business done by keypad; what they hear is measured against the recordings. Each waits only as long as it takes. */
@Tag("journey")
@Quiet
class SelfServiceJourneyTest {
    private static final double FOUND = 0.8;
    private static final double NOT_FOUND = 0.4;

    @RegisterExtension
    static final OneCentre HOTLINE = OneCentre.brisk();

    private final Centre centre = HOTLINE.get();

    @Test
    void theBillAndANewTicketAreHeardInChineseAndAnOrderByItsNumberInEnglish() {
        LiveCall bill = centre.call(CallOrder.from("13800138000")
                .to("4001")
                .pressing("1@1,2@2")
                .hangingUpAfter(Duration.ofSeconds(12))
                .recordedTo(centre.folder().resolve("bill.wav")));
        LiveCall order = centre.call(CallOrder.from("01012345678")
                .to("4002")
                .pressing("2@0.7,3@1.4,1@2.1,0@2.4,0@2.7,2@3,1@3.3,4@3.6,#@3.9")
                .hangingUpAfter(Duration.ofSeconds(13))
                .recordedTo(centre.folder().resolve("order.wav")));

        LiveCall repair = centre.call(CallOrder.from("13900139000")
                .to("4001")
                .pressing("1@1,6@1.7,2@2.4")
                .hangingUpAfter(Duration.ofSeconds(19))
                .recordedTo(centre.folder().resolve("repair.wav")));

        assertHeard(
                bill,
                "zh-CN",
                "en",
                List.of("bill-amount", "number-hundred", "number-28", "yuan", "number-5", "jiao", "bill-due"));
        assertHeard(
                order,
                "en",
                "zh-CN",
                List.of("order-asked-for", "number-2", "number-4", "order-with", "number-3", "order-delivered"));
        assertServed(bill, "bill");
        assertServed(order, "order");
        assertHeard(repair, "zh-CN", "en", List.of("ticket-opened", "number-6", "ticket-due", "complaint-transfer"));
        JsonNode entry = centre.storyAfterCall(repair).at("/record/entries/0");
        assertThat(entry.path("queue").asText()).isEqualTo("support");
        assertThat(entry.at("/attached/ticket").asText()).matches("6\\d{5}");
    }

    private void assertServed(LiveCall call, String service) {
        JsonNode story = centre.storyAfterCall(call);
        assertThat(story.at("/record/outcome").asText()).isEqualTo("SELF_SERVED");
        assertThat(story.at("/record/service").asText()).isEqualTo(service);
    }

    /** In this order; whole sentences not in the other language. */
    private static void assertHeard(LiveCall call, String language, String other, List<String> prompts) {
        Path file = call.report().join().recording();
        assertThat(file).isNotNull();
        Recording heard = Recording.read(file);
        Duration before = Duration.ZERO;
        for (String prompt : prompts) {
            Likeness likeness = Likeness.inPieces(recording(prompt, language), heard);
            System.out.printf("likeness of %s %s: %.3f at %s%n", prompt, language, likeness.score(), likeness.offset());
            assertThat(likeness.score()).as(prompt + " in " + language).isGreaterThanOrEqualTo(FOUND);
            assertThat(likeness.offset()).as("when " + prompt + " is heard").isGreaterThan(before);
            before = likeness.offset();
        }
        for (String sentence : List.of(prompts.getFirst(), prompts.getLast())) {
            assertThat(Likeness.of(recording(sentence, other), heard).score())
                    .as(sentence + " in " + other)
                    .isLessThanOrEqualTo(NOT_FOUND);
        }
    }

    private static Recording recording(String prompt, String language) {
        return Recording.read(Path.of("..", "sounds", language, prompt + ".wav"));
    }
}
