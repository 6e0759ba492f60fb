package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.cti.carrier.CallOrder;
import hotline.cti.carrier.CallReport;
import hotline.cti.carrier.DemoPhone;
import hotline.cti.carrier.LiveCall;
import hotline.cti.carrier.PhoneBehaviour;
import hotline.cti.carrier.PhoneEvent;
import hotline.cti.carrier.PhoneEvent.Kind;
import hotline.journey.audio.Likeness;
import hotline.journey.audio.Recording;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What caller and agent hear, measured against the recordings that were to be played. */
@Tag("journey")
@Alone
class HearingJourneyTest {
    private static final String CALLER = "13900139000";
    private static final double FOUND = 0.8;
    private static final double NOT_FOUND = 0.4;
    private static final Duration COMPARED = Duration.ofSeconds(6);

    @RegisterExtension
    static final OneCentre HOTLINE = OneCentre.brisk();

    private final Centre centre = HOTLINE.get();

    @Test
    void eachNumberGreetsInItsLanguageAndTheMenuSpeaksTheChosenOne() {
        LiveCall chinese = call("4001", "1@3.5");
        LiveCall english = call("4002", "2@3.5");
        LiveCall changed = call("4001", "2@3.5");

        Recording inChinese = heard(chinese);
        assertHeard(inChinese, "welcome", "zh-CN", "en");
        assertHeard(inChinese, "main-menu", "zh-CN", "en");
        Recording inEnglish = heard(english);
        assertHeard(inEnglish, "welcome", "en", "zh-CN");
        assertHeard(inEnglish, "main-menu", "en", "zh-CN");
        Recording inBoth = heard(changed);
        assertHeard(inBoth, "welcome", "zh-CN", "en");
        assertHeard(inBoth, "main-menu", "en", "zh-CN");
    }

    @Test
    void theCallerHearsMusicWhileWaitingAndThenTheAgentWhoHearsTheCaller() {
        Instant begin = Instant.now();
        DemoPhone phone = centre.phone("a01");
        phone.recordsCalls(true);
        phone.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(1_500)));
        int callersVoice = 2_510;
        Path file = centre.folder().resolve("conversation.wav");
        LiveCall call = centre.call(Centre.straightToAPerson(CALLER)
                .saying(callersVoice)
                .talkingFor(Duration.ofMillis(2_500))
                .recordedTo(file));
        await().atMost(Centre.SOON).until(() -> centre.waiting() == 1);
        Instant waits = Instant.now();
        await().atMost(Centre.SOON).until(() -> Instant.now().isAfter(waits.plusSeconds(4)));
        centre.ready("a01");

        CallReport report = call.report().join();
        Recording caller = Recording.read(file);
        Duration until = Duration.between(report.answeredAt(), report.agentHeardAt());
        Recording whileWaiting = caller.part(until.minusSeconds(5), Duration.ofSeconds(4));
        Recording music = Recording.read(sounds().resolve("music/hold.wav"));
        Likeness likeness = Likeness.of(whileWaiting, music);
        print("music while waiting", likeness.score());
        assertThat(whileWaiting.isSilent()).isFalse();
        assertThat(likeness.score()).isGreaterThanOrEqualTo(FOUND);

        Recording talk = caller.last(Duration.ofMillis(2_000));
        assertThat(talk.heard(phone.toneHz())).as("the agent's voice").isGreaterThan(Duration.ofMillis(1_500));
        assertThat(Likeness.of(talk, music).score())
                .as("no music in the conversation")
                .isLessThanOrEqualTo(NOT_FOUND);
        Recording agent = Recording.read(phone.recording(leg(phone, begin)));
        assertThat(agent.heard(callersVoice)).as("the caller's voice").isGreaterThan(Duration.ofMillis(1_500));
        assertThat(agent.hears(phone.toneHz())).as("an echo of the agent").isFalse();
    }

    @Test
    void whatIsSwitchedOnForANumberIsWhatTheNextCallerHearsWhoIsNotLetIn() {
        Map<String, Object> number = Map.of("number", "4002");
        emergency("on", number, Map.of("announcement", "emergency-closed", "closes", true));
        try {
            LiveCall call = centre.call(CallOrder.from("01012345678")
                    .to("4002")
                    .hangingUpAfter(Duration.ofSeconds(20))
                    .recordedTo(centre.folder().resolve("emergency.wav")));
            JsonNode record = centre.storyAfterCall(call).path("record");
            assertHeard(heard(call), "emergency-closed", "en", "zh-CN");
            assertThat(record.path("outcome").asText()).isEqualTo("BLOCKED");
            assertThat(record.path("endedBy").asText()).isEqualTo("SYSTEM");
            assertThat(record.at("/flow/0/node").asText()).isEqualTo("emergency:closed");
        } finally {
            emergency("off", number, Map.of());
        }
    }

    private void emergency(String action, Map<String, ?> place, Map<String, ?> more) {
        Map<String, Object> arguments = new HashMap<>(more);
        arguments.putAll(place);
        arguments.put("action", action);
        centre.ask("emergency", arguments);
    }

    /** Listens until enough of the menu has been heard. */
    private LiveCall call(String number, String keys) {
        return centre.call(CallOrder.from(CALLER)
                .to(number)
                .pressing(keys)
                .hangingUpAfter(COMPARED.plusSeconds(6))
                .recordedTo(centre.folder().resolve(number + "-" + keys.charAt(0) + ".wav")));
    }

    private static Recording heard(LiveCall call) {
        Path recording = call.report().join().recording();
        assertThat(recording).isNotNull();
        return Recording.read(recording);
    }

    /** Long prompts by their first seconds. */
    private static void assertHeard(Recording heard, String prompt, String language, String other) {
        double score = Likeness.inPieces(reference(prompt, language), heard).score();
        double otherScore = Likeness.of(reference(prompt, other), heard).score();
        print(prompt + " " + language, score);
        print(prompt + " " + other + " (not to be heard)", otherScore);
        assertThat(score).as(prompt + " in " + language).isGreaterThanOrEqualTo(FOUND);
        assertThat(otherScore).as(prompt + " in " + other).isLessThanOrEqualTo(NOT_FOUND);
    }

    private static Recording reference(String prompt, String language) {
        return Recording.read(prompt(prompt, language)).part(Duration.ZERO, COMPARED);
    }

    private static void print(String what, double score) {
        System.out.printf("likeness of %s: %.3f%n", what, score);
    }

    private static String leg(DemoPhone phone, Instant from) {
        return phone.event(from, event -> event.kind() == Kind.INVITED)
                .orTimeout(10, TimeUnit.SECONDS)
                .thenApply(PhoneEvent::leg)
                .join();
    }

    private static Path prompt(String id, String language) {
        return sounds().resolve(language).resolve(id + ".wav");
    }

    private static Path sounds() {
        return Path.of("..", "sounds").toAbsolutePath().normalize();
    }
}
