package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.cti.carrier.DemoPhone;
import hotline.cti.carrier.Keys;
import hotline.cti.carrier.LiveCall;
import hotline.cti.carrier.PhoneEvent;
import hotline.cti.carrier.PhoneEvent.Kind;
import hotline.journey.audio.Likeness;
import hotline.journey.audio.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An agent with nothing but a telephone: codes dialled, confirmations heard. */
@Tag("journey")
@Quiet
class FeatureCodesJourneyTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration APART = Duration.ofMillis(300);

    @RegisterExtension
    static final OneCentre HOTLINE = OneCentre.brisk();

    private final Centre centre = HOTLINE.get();
    private final DemoPhone phone = centre.phone("a01");

    @BeforeEach
    void phoneRecords() {
        phone.recordsCalls(true);
    }

    @Test
    void anAgentSignsInIsReadyTakesABreakAndSignsOut() throws IOException {
        assertHears(dial("*60", pin("a01") + "#"), "signed-in");
        assertThat(centre.agent("a01").path("state").asText()).isEqualTo("NOT_READY");

        assertHears(dial("*61", ""), "ready");
        assertThat(centre.stateOf("a01")).isEqualTo("READY");

        assertHears(dial("*622", ""), "not-ready");
        assertThat(centre.agent("a01").path("reason").asText()).isEqualTo("MEAL");

        assertHears(dial("*62", "3"), "not-ready");
        assertThat(centre.agent("a01").path("reason").asText()).isEqualTo("MEETING");

        WebClient page = WebClient.signIn(centre, "a01");
        assertThat(page.put("/api/me/language", "{\"language\":\"en\"}")).isEqualTo(204);
        assertHears(dial("*63", ""), "en", "signed-out");
        assertThat(centre.stateOf("a01")).isEqualTo("LOGGED_OUT");
        assertThat(page.put("/api/me/language", "{\"language\":\"zh-CN\"}")).isEqualTo(204);
    }

    @Test
    void aWrongPinSignsNobodyInAndTheThirdEndsTheCall() throws IOException {
        String wrong = (pin("a01").equals("000000") ? "111111" : "000000") + "#";
        List<Keys.Press> presses = new ArrayList<>();
        for (int seconds = 1; seconds <= 9; seconds += 4) {
            presses.addAll(
                    Keys.dialled(wrong, Duration.ofSeconds(seconds), APART).presses());
        }

        String leg = dial("*60", new Keys(presses));

        assertHears(leg, "wrong-pin");
        assertThat(likeness(leg, "zh-CN", "signed-in")).isLessThan(0.6);
        assertThat(centre.stateOf("a01")).isEqualTo("LOGGED_OUT");
    }

    @Test
    void whoIsNotSignedInCannotBeReady() {
        assertHears(dial("*61", ""), "not-possible-now");
        assertThat(centre.stateOf("a01")).isEqualTo("LOGGED_OUT");
    }

    private String dial(String code, String keys) {
        return dial(code, Keys.dialled(keys, Duration.ofMillis(500), APART));
    }

    /** Dials, presses the keys, listens until Hotline hangs up; the name of the leg. */
    private String dial(String code, Keys keys) {
        Instant begin = Instant.now();
        LiveCall call = phone.dial(code, keys, LONGEST);
        String leg = phone.event(begin, event -> event.kind() == Kind.DIALLED)
                .orTimeout(10, TimeUnit.SECONDS)
                .thenApply(PhoneEvent::leg)
                .join();
        call.report().join();
        return leg;
    }

    private void assertHears(String leg, String prompt) {
        assertHears(leg, "zh-CN", prompt);
    }

    private void assertHears(String leg, String language, String prompt) {
        double score = likeness(leg, language, prompt);
        System.out.printf("likeness of %s: %.3f%n", prompt, score);
        assertThat(score).as(prompt).isGreaterThanOrEqualTo(0.8);
    }

    /** Without the prompt's last tenth of a second: Hotline hangs up with its end, before all of it has arrived. */
    private double likeness(String leg, String language, String id) {
        Recording prompt = Recording.read(Path.of("..", "sounds", language, id + ".wav"));
        Recording known = prompt.part(Duration.ZERO, prompt.length().minusMillis(100));
        return Likeness.of(known, Recording.read(phone.recording(leg))).score();
    }

    /** From the file left for the administrator: {@code a01 pin 123456}. */
    private String pin(String agent) throws IOException {
        return Files.readAllLines(centre.data().root().resolve("secrets/first-sign-ins")).stream()
                .filter(line -> line.startsWith(agent + " pin "))
                .map(line -> line.split(" ")[2])
                .findFirst()
                .orElseThrow();
    }
}
