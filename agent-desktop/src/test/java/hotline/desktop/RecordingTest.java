package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Report;
import hotline.acd.interaction.InteractionId;
import hotline.crm.recording.RecordingId;
import hotline.desktop.message.RecordingView.RecordingState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who pauses what is recorded, and who hears it. The queue sales is the south team's, service nobody's; s01 watches the north. */
class RecordingTest {
    private static final InteractionId CALL = new InteractionId(1, 77);
    private static final InteractionId SALES_CALL = new InteractionId(1, 78);

    private final House house = new House();

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        house.close();
    }

    private static String audio(RecordingId id) {
        return "/api/recordings/" + id + "/audio";
    }

    private RecordingId recording(InteractionId call, boolean sales) throws IOException {
        house.recordings.file = Files.writeString(folder.resolve("call.wav"), "0123456789", StandardCharsets.US_ASCII);
        return house.recordings.keep(call, sales ? House.SALES : House.SERVICE, "a01");
    }

    /** The path of what the agent's own conversation is recorded as. */
    private String talks(Browser agent, Page desk) {
        InteractionId call = house.call();
        house.queue(call, House.SERVICE);
        String offer = desk.frame("work").path("item").path("offer").asText();
        house.report(at -> new Report.OfferAnswered(OfferId.parse(offer), at));
        desk.frame("work", frame -> frame.path("item").path("phase").asText().equals("TALKING"));
        return "/api/desk/interactions/" + call + "/recording";
    }

    private static InteractionId callOf(String path) {
        return InteractionId.parse(path.split("/")[4]);
    }

    @Test
    void anAgentPausesTheOwnConversationAndGoesOnAndThePageIsTold() {
        house.ready("a01");
        Browser agent = house.browser().signIn("a01");
        Page desk = agent.page();
        String path = talks(agent, desk);
        house.recordings.now.put(callOf(path), RecordingState.RECORDING);

        assertThat(agent.get(path).body().path("state").asText()).isEqualTo("RECORDING");
        assertThat(agent.put(path, "{\"on\":false}").body().path("state").asText())
                .isEqualTo("PAUSED");
        house.desk.recordingChanged(callOf(path), RecordingState.PAUSED);
        JsonNode told = desk.frame("recording");
        assertThat(told.path("interaction").asText()).isEqualTo(callOf(path).toString());
        assertThat(told.path("state").asText()).isEqualTo("PAUSED");
        assertThat(agent.put(path, "{\"on\":true}").status()).isEqualTo(200);
        assertThat(house.recordings.switched)
                .containsExactly("a01 " + callOf(path) + " true", "a01 " + callOf(path) + " false");
    }

    @Test
    void whatIsNotRecordedIsNotPausedAndAPauseThatIsNotSureIsNoSuccess() {
        house.ready("a01");
        Browser agent = house.browser().signIn("a01");
        String path = talks(agent, agent.page());

        assertThat(agent.get(path).body().path("state").isNull()).isTrue();
        assertThat(agent.put(path, "{\"on\":false}").code()).isEqualTo("not-recorded");
        house.recordings.now.put(callOf(path), RecordingState.RECORDING);
        house.recordings.lineIsAway = true;
        assertThat(agent.put(path, "{\"on\":false}").code()).isEqualTo("not-paused");
    }

    @Test
    void nobodyPausesTheConversationOfAnother() {
        house.ready("a01");
        Browser agent = house.browser().signIn("a01");
        String path = talks(agent, agent.page());
        house.recordings.now.put(callOf(path), RecordingState.RECORDING);

        for (String other : new String[] {"a02", "s01", "admin"}) {
            Browser browser = house.browser().signIn(other);
            assertThat(browser.put(path, "{\"on\":false}").status()).isEqualTo(403);
        }
        assertThat(house.browser().signIn("a02").get(path).response().body())
                .as("as if nothing were recorded")
                .contains("null");

        assertThat(house.recordings.switched).isEmpty();
    }

    @Test
    void supervisorsOfTheQueueHearItAndThatTheyDidIsReadable() throws IOException {
        RecordingId id = recording(CALL, false);
        Browser supervisor = house.browser().signIn("s01");

        assertThat(supervisor.get(audio(id)).response().body()).isEqualTo("0123456789");
        JsonNode seen = house.browser()
                .signIn("admin")
                .get("/api/interactions/" + CALL + "/recordings")
                .body()
                .path("recordings")
                .path(0);
        assertThat(seen.path("heard").path(0).path("person").asText()).isEqualTo("s01");
        assertThat(seen.path("pauses").path(0).path("fromMillis").asInt()).isEqualTo(2_000);
        assertThat(seen.path("pauses").path(0).path("by").asText()).isEqualTo("a01");
    }

    @Test
    void nobodyElseHearsErasesOrEvenSeesIt() throws IOException {
        RecordingId id = recording(SALES_CALL, true);
        Browser north = house.browser().signIn("s01");
        Browser agent = house.browser().signIn("a01");

        assertThat(house.browser().get(audio(id)).status()).isEqualTo(401);
        for (Browser browser : new Browser[] {north, agent}) {
            assertThat(browser.get(audio(id)).status()).isEqualTo(403);
            assertThat(erase(browser, id)).isEqualTo(403);
            assertThat(browser.get("/api/interactions/" + SALES_CALL + "/recordings")
                            .body()
                            .path("recordings"))
                    .isEmpty();
            assertThat(browser.get("/api/customers/c1/recordings").body().path("recordings"))
                    .isEmpty();
        }
        assertThat(north.get("/api/recordings/i9-9.1/audio").status()).isEqualTo(404);
        assertThat(north.get("/api/recordings/..%2f..%2fsecrets/audio").status())
                .isEqualTo(400);
        assertThat(house.recordings.accesses(id)).isEmpty();
    }

    @Test
    void agentsHearTheirOwnWhereTheCentreLetsThemAndNotWhoElseHas() throws IOException {
        RecordingId id = recording(CALL, false);
        Browser own = house.browser().signIn("a01");
        Browser other = house.browser().signIn("a02");
        house.browser().signIn("s01").get(audio(id));
        assertThat(own.get(audio(id)).status()).isEqualTo(403);

        house.recordings.heardByAgents = true;

        assertThat(own.get(audio(id)).status()).isEqualTo(200);
        assertThat(other.get(audio(id)).status()).isEqualTo(403);
        JsonNode seen = own.get("/api/customers/c1/recordings")
                .body()
                .path("recordings")
                .path(0);
        assertThat(seen.path("id").asText()).isEqualTo(id.toString());
        assertThat(seen.path("heard")).isEmpty();
        assertThat(erase(own, id)).isEqualTo(403);
    }

    @Test
    void whoWatchesTheQueueErasesIt() throws IOException {
        RecordingId id = recording(CALL, false);
        Browser supervisor = house.browser().signIn("s01");
        assertThat(erase(supervisor, id)).isEqualTo(204);
        assertThat(supervisor.get(audio(id)).status()).isEqualTo(404);
    }

    private static int erase(Browser browser, RecordingId id) {
        return browser.send(browser.request("/api/recordings/" + id)
                        .header("Content-Type", "application/json")
                        .DELETE())
                .status();
    }
}
