package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.cti.carrier.CallOrder;
import hotline.cti.carrier.DemoCustomer;
import hotline.cti.carrier.LiveCall;
import hotline.cti.carrier.PhoneBehaviour;
import hotline.journey.audio.Recording;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Out of hours a caller leaves a message; an agent takes it in the desk, hears what was said, and calls back. */
@Tag("journey")
@Quiet
class VoicemailJourneyTest {
    private static final int VOICE_HZ = 700;
    /** The menu is answered at once, and so is the greeting: a key cuts both short. */
    private static final String TO_THE_TONE = "1@1,1@2";

    @RegisterExtension
    static final OneCentre HOTLINE = OneCentre.with(yaml -> OneCentre.brisk(yaml)
            .replace("attempts: 2, retry-after: 5 min, ring: 30 s", "attempts: 2, retry-after: 1 s, ring: 20 s")
            .replace("owner-first: 10 min, hours: \"08:00-21:00\"", "owner-first: 10 min")
            .replace("  sales:\n    name:", "  sales:\n    survey: {ask: [satisfied, recommend, solved]}\n    name:"));

    private final Centre centre = HOTLINE.get();

    @TempDir
    private Path folder;

    @Test
    void whatTheCallerSaidIsHeardInTheDeskAndTheCallerCalledBack() throws IOException {
        LiveCall call = speaks("13800138000");
        awaitRecorded(3);
        call.press('#');
        await("it is asked whether to keep it").atMost(Centre.SOON).until(this::quiet);
        call.press('1');
        JsonNode story = centre.story(call, one -> one.at("/record/endedAt").isTextual());
        assertThat(story.at("/record/outcome").asText()).isEqualTo("SELF_SERVED");
        assertThat(story.at("/record/service").asText()).isEqualTo("voicemail");

        WebClient agent = WebClient.signIn(centre, "a01");
        String message = awaitMessage(agent).path("interaction").asText();
        assertThat(agent.post("/api/voicemails/" + message + "/take")).isEqualTo(204);
        byte[] whole = agent.bytes("/api/voicemails/" + message + "/audio", null);
        byte[] piece = agent.bytes("/api/voicemails/" + message + "/audio", "bytes=44-1043");
        assertThat(piece).isEqualTo(Arrays.copyOfRange(whole, 44, 1044));
        Recording heard = Recording.read(Files.write(folder.resolve("heard.wav"), whole));
        assertThat(heard.length()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(8));
        assertThat(heard.loudness()).isGreaterThan(0.02);
        assertThat(heard.heard(VOICE_HZ))
                .isGreaterThan(heard.length().multipliedBy(7).dividedBy(10));

        DemoCustomer customer = centre.carrier().customer("13800138000");
        customer.answersAfter(Duration.ofMillis(500));
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)), "a01");
        String called = agent.asked("/api/voicemails/" + message + "/call", "{}")
                .path("call")
                .asText();
        centre.agent("sign-in", "a01");
        centre.agent("ready", "a01");
        await("the two talk")
                .atMost(Centre.SOON)
                .until(() -> centre.stateOf("a01").equals("TALKING"));
        becomesATicket(agent, message, called);
        centre.phone("a01").hangUp();
        assertThat(agent.post("/api/voicemails/" + message + "/done")).isEqualTo(204);
        assertThat(agent.get("/api/voicemails").path("voicemails")).isEmpty();
        assertThat(agent.get("/api/interactions/" + message)
                        .at("/voicemail/call")
                        .isTextual())
                .isTrue();
        await().atMost(Centre.SOON).until(() -> centre.channels() == 0);
    }

    @Test
    void whoHasChosenATimeIsCalledWhenItHasComeByWhoHasTakenItOver() {
        LiveCall call = centre.call(CallOrder.from("13800138000").to("4003").pressing("2@1,1@2"));
        JsonNode story = centre.story(call, one -> one.at("/record/service").isTextual());
        assertThat(story.at("/record/service").asText()).isEqualTo("callback");
        call.hangUp();
        WebClient agent = WebClient.signIn(centre, "a03");
        JsonNode promise = agent.get("/api/callbacks").path("callbacks").path(0);
        assertThat(promise.path("state").asText()).isEqualTo("PLANNED");
        assertThat(promise.path("agreedIn")).isEqualTo(story.at("/record/id"));
        String path = "/api/callbacks/" + promise.path("id").asText();
        assertThat(agent.post(path + "/take")).isEqualTo(204);

        centre.carrier().customer("13800138000").answersAfter(Duration.ofMillis(300));
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)), "a03");
        centre.ready("a03");
        Instant now = Instant.now();
        assertThat(agent.post(
                        path + "/move",
                        "{\"opensAt\":\"%s\",\"closesAt\":\"%s\"}".formatted(now, now.plusSeconds(600))))
                .isEqualTo(204);
        await("the two talk")
                .atMost(Centre.SOON)
                .until(() -> centre.stateOf("a03").equals("TALKING"));
        centre.phone("a03").hangUp();

        await("the promise is kept")
                .atMost(Centre.SOON)
                .until(() -> agent.get("/api/callbacks")
                        .at("/callbacks/0/state")
                        .asText()
                        .equals("DONE"));
        assertThat(agent.get("/api/callbacks").at("/callbacks/0/attempts")).hasSize(1);
        centre.nothingIsLeft();
    }

    @Test
    void whoHangsUpInTheMiddleHasLeftWhatWasSaidAndNobodyElseReadsIt() throws IOException {
        LiveCall call = speaks("13900139000");
        awaitRecorded(3);
        call.hangUp();

        WebClient agent = WebClient.signIn(centre, "a01");
        JsonNode message = awaitMessage(agent);
        assertThat(message.path("millis").asLong()).isGreaterThan(2_000);
        Path file =
                centre.data().voicemail().resolve(message.path("interaction").asText() + ".wav");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        done(agent, message);
        centre.nothingIsLeft();
    }

    @Test
    void whatWasSaidWhileWeDiedIsAMessage() {
        LiveCall call = speaks("13900139000");
        awaitRecorded(2);
        Faults.signal("KILL", new Faults(centre).ourProcess());
        call.hangUp();

        WebClient agent = await("another process is there")
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> WebClient.signIn(centre, "a01"), signedIn -> true);
        JsonNode message = awaitMessage(agent);
        assertThat(message.path("millis").asLong()).isGreaterThan(1_900);
        done(agent, message);
        centre.nothingIsLeft();
    }

    @Test
    void whoseAgentHasHungUpIsAskedAndTheAnswersAreWithTheAgent() {
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)), "a04");
        centre.ready("a04");
        LiveCall call = centre.call(CallOrder.from("01012345678").pressing("1@0.5,5@1"));
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a04").equals("TALKING"));
        centre.phone("a04").hangUp();

        WebClient supervisor = WebClient.signIn(centre, "admin");
        String id = centre.story(
                        call, one -> one.at("/record/assignments/0/endedBy").isTextual())
                .at("/record/id")
                .asText();
        await("she is asked")
                .atMost(Centre.SOON)
                .until(() -> answer(supervisor, id, "askedAt").isTextual());
        presses(call, "5", supervisor, id, "satisfied");
        presses(call, "9#", supervisor, id, "recommend");
        presses(call, "1", supervisor, id, "solved");

        assertThat(answer(supervisor, id, "satisfied").asInt()).isEqualTo(5);
        String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        JsonNode agents = supervisor
                .get("/api/figures/opinions?from=" + today + "&to=" + today)
                .path("agents");
        assertThat(agents).singleElement().satisfies(one -> {
            assertThat(one.path("of").asText()).isEqualTo("a04");
            assertThat(one.path("nps").asDouble()).isEqualTo(1.0);
        });
        centre.nothingIsLeft();
    }

    /** While the two talk: it came up in that call and in the message, and its number is one that can be told and is found by. */
    private static void becomesATicket(WebClient agent, String message, String call) {
        JsonNode ticket = agent.asked("/api/tickets", """
                {"interaction":"%s","customer":null,"kind":"complaint","category":null,"priority":null,"subject":"What she said on tape","text":"","queue":null,"team":null,"mine":true}
                """.formatted(call));
        String number = ticket.path("ticket").asText();
        assertThat(number).as(ticket.toString()).matches("6\\d{5}");
        assertThat(agent.post(
                        "/api/tickets/" + number + "/comments",
                        "{\"text\":\"\",\"interaction\":\"%s\"}".formatted(message)))
                .isEqualTo(200);
        JsonNode story = agent.get("/api/tickets/" + number);
        assertThat(story.at("/ticket/customerName").asText()).isEqualTo("王芳");
        assertThat(story.path("interactions")).extracting(JsonNode::asText).containsExactlyInAnyOrder(call, message);
        assertThat(agent.get("/api/customers?text=" + number).toString()).contains("王芳");
        assertThat(agent.get("/api/tickets?which=mine").path("tickets"))
                .anyMatch(mine -> mine.path("ticket").asText().equals(number));
    }

    private static JsonNode answer(WebClient reader, String interaction, String question) {
        return reader.get("/api/interactions/" + interaction).at("/survey/" + question);
    }

    /** Once; and once more where the first came before anybody listened. */
    private static void presses(LiveCall call, String keys, WebClient reader, String interaction, String question) {
        for (int i = 0; i < 2; i++) {
            keys.chars().forEach(key -> call.press((char) key));
            try {
                await("the answer: " + question)
                        .atMost(Centre.SOON.dividedBy(2))
                        .until(() -> answer(reader, interaction, question).isValueNode()
                                && !answer(reader, interaction, question).isNull());
                return;
            } catch (ConditionTimeoutException tooEarly) {
                assertThat(i).as("presses of " + keys).isZero();
            }
        }
    }

    private LiveCall speaks(String number) {
        return centre.call(CallOrder.from(number).to("4003").saying(VOICE_HZ).pressing(TO_THE_TONE));
    }

    private JsonNode awaitMessage(WebClient agent) {
        await("the agents of the queue have it")
                .atMost(Centre.SOON.multipliedBy(2))
                .until(() -> agent.get("/api/voicemails").path("voicemails").size() == 1);
        return agent.get("/api/voicemails").path("voicemails").path(0);
    }

    private static void done(WebClient agent, JsonNode message) {
        String path = "/api/voicemails/" + message.path("interaction").asText();
        agent.post(path + "/take");
        assertThat(agent.post(path + "/done")).isEqualTo(204);
    }

    private void awaitRecorded(int seconds) {
        await("so much is recorded").atMost(Duration.ofSeconds(20)).until(() -> recorded() >= 16_000L * seconds);
    }

    private long recorded() throws IOException {
        try (var files = Files.list(centre.data().voicemail())) {
            Optional<Path> part =
                    files.filter(file -> file.toString().endsWith(".part.wav")).findFirst();
            return part.isPresent() ? Files.size(part.get()) : 0;
        }
    }

    private boolean quiet() throws IOException {
        try (var files = Files.list(centre.data().voicemail())) {
            Optional<Path> part =
                    files.filter(file -> file.toString().endsWith(".part.wav")).findFirst();
            return part.isPresent() && (Files.size(part.get()) - 44) / 2 == dataLength(part.get()) / 2;
        }
    }

    private static long dataLength(Path wav) throws IOException {
        byte[] bytes = Files.readAllBytes(wav);
        return bytes.length < 44
                ? 0
                : ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(40);
    }
}
