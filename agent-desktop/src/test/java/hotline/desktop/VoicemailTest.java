package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.interaction.InteractionId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages of callers, in the desk. The queue sales is the south team's; a01 serves service, a07 sales and service. */
class VoicemailTest {
    private static final InteractionId CALL = new InteractionId(1, 77);
    private static final String PATH = "/api/voicemails/" + CALL;

    private final House house = new House();

    @TempDir
    private Path folder;

    @BeforeEach
    void leave() throws IOException {
        Path recording = Files.writeString(folder.resolve("message.wav"), "0123456789", StandardCharsets.US_ASCII);
        house.voicemails.leave(CALL, House.SERVICE, recording);
    }

    @AfterEach
    void end() {
        house.close();
    }

    @Test
    void theAgentsOfTheQueueSeeItAndOneTakesIt() {
        Browser first = house.browser().signIn("a01");
        Browser second = house.browser().signIn("a02");
        Page page = second.page();

        assertThat(first.get("/api/voicemails").body().path("voicemails"))
                .singleElement()
                .satisfies(one -> assertThat(one.path("customer").asText()).isEqualTo("Wang Fang"));
        assertThat(first.post(PATH + "/take", "{}").status()).isEqualTo(204);
        assertThat(page.frame("voicemails").path("queue").asText()).isEqualTo("service");
        assertThat(second.post(PATH + "/take", "{}").code()).isEqualTo("taken");
        assertThat(second.post(PATH + "/done", "{}").code()).isEqualTo("not-taken");
        assertThat(first.post(PATH + "/release", "{}").status()).isEqualTo(204);
        assertThat(second.post(PATH + "/take", "{}").status()).isEqualTo(204);
        assertThat(second.post(PATH + "/done", "{}").status()).isEqualTo(204);
        assertThat(first.get("/api/voicemails").body().path("voicemails")).isEmpty();
    }

    @Test
    void itIsPlayedInOnePieceOrInPiecesAndWhoListensIsNoted() {
        Browser agent = house.browser().signIn("a01");
        Browser.Answer whole = agent.get(PATH + "/audio");

        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.response().body()).isEqualTo("0123456789");
        assertThat(whole.response().headers().firstValue("Content-Type")).contains("audio/wav");
        assertThat(whole.response().headers().firstValue("Accept-Ranges")).contains("bytes");
        assertThat(range(agent, "bytes=2-5", 206, "bytes 2-5/10")).isEqualTo("2345");
        assertThat(range(agent, "bytes=7-", 206, "bytes 7-9/10")).isEqualTo("789");
        assertThat(range(agent, "bytes=-2", 206, "bytes 8-9/10")).isEqualTo("89");
        assertThat(range(agent, "bytes=4-99", 206, "bytes 4-9/10")).isEqualTo("456789");
        assertThat(range(agent, "bytes=10-", 416, "bytes */10")).isEmpty();
        assertThat(range(agent, "bytes=5-2", 416, "bytes */10")).isEmpty();
        assertThat(range(agent, "lines=1-2", 416, "bytes */10")).isEmpty();
        assertThat(house.voicemails.heard).hasSize(8).containsOnly("a01 " + CALL);
    }

    @Test
    void nobodyElseHearsOrErasesIt() {
        assertThat(house.browser().get(PATH + "/audio").status()).isEqualTo(401);
        InteractionId sales = new InteractionId(1, 78);
        house.voicemails.leave(sales, House.SALES, folder.resolve("message.wav"));
        Browser north = house.browser().signIn("s01");
        String other = "/api/voicemails/" + sales;

        assertThat(north.get(other + "/audio").status()).isEqualTo(403);
        assertThat(erase(north, other)).isEqualTo(403);
        assertThat(erase(house.browser().signIn("a01"), PATH)).isEqualTo(403);
        assertThat(north.get("/api/voicemails/i9-9/audio").status()).isEqualTo(404);
        assertThat(north.get("/api/voicemails/..%2f..%2fsecrets/audio").status())
                .isEqualTo(400);
        assertThat(house.voicemails.heard).isEmpty();
        assertThat(erase(north, PATH)).isEqualTo(204);
        assertThat(north.get(PATH + "/audio").status()).isEqualTo(404);
    }

    @Test
    void whoTookItCallsBackAndIsRungAsSoonAsReady() {
        Browser agent = house.browser().signIn("a01");
        Page page = agent.page();
        assertThat(agent.post(PATH + "/call", "{}").code()).isEqualTo("not-taken");
        agent.post(PATH + "/take", "{}");

        house.voicemails.nobodyMayBeCalled = true;
        assertThat(agent.post(PATH + "/call", "{}").code()).isEqualTo("no-number");
        house.voicemails.nobodyMayBeCalled = false;
        Browser.Answer called = agent.post(PATH + "/call", "{}");

        assertThat(called.status()).isEqualTo(200);
        house.ready("a02");
        house.ready("a01");
        var work = page.frame("work").path("item");
        assertThat(work.path("interaction").asText())
                .isEqualTo(called.body().path("call").asText());
        assertThat(work.path("promisedCall").asBoolean()).isTrue();
        assertThat(agent.post(PATH + "/call", "{}").code()).isEqualTo("being-called");
        assertThat(agent.get("/api/voicemails")
                        .body()
                        .path("voicemails")
                        .path(0)
                        .path("call")
                        .asText())
                .isEqualTo(called.body().path("call").asText());
    }

    private static String range(Browser browser, String asked, int status, String told) {
        Browser.Answer answer = browser.send(browser.request(PATH + "/audio").header("Range", asked));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("Content-Range")).contains(told);
        return answer.response().body();
    }

    private static int erase(Browser browser, String path) {
        return browser.send(browser.request(path)
                        .header("Content-Type", "application/json")
                        .DELETE())
                .status();
    }
}
