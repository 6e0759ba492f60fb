package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages from supervisors. a01 to a06 are north's, whom s01 watches; the others south's, whom s02 watches. */
class NoticeTest {
    private final House house = new House();

    @AfterEach
    void end() {
        house.close();
    }

    @Test
    void anAgentIsToldAtOnceKeepsItUntilItIsConfirmedAndTheSupervisorSeesThat() {
        Browser supervisor = house.browser().signIn("s01");
        Page watching = supervisor.page();
        Browser agent = house.browser().signIn("a01");
        Page page = agent.page();

        JsonNode sent = supervisor
                .post("/api/notices", "{\"text\":\" <b>the line\\nis down</b> \",\"agent\":\"a01\",\"team\":null}")
                .body();

        page.frame("notices");
        JsonNode unread = agent.get("/api/notices").body().path("notices");
        assertThat(unread).hasSize(1);
        assertThat(unread.path(0).path("text").asText()).isEqualTo("<b>the line\nis down</b>");
        assertThat(unread.path(0).path("byName").asText()).isEqualTo("Name of s01");
        assertThat(unread.path(0).path("readers")).isEmpty();
        assertThat(sent.path("readers").path(0).path("read").isNull()).isTrue();
        String read = "/api/notices/" + sent.path("notice").asInt() + "/read";
        assertThat(house.browser().signIn("a02").post(read, "{}").code()).isEqualTo("unknown-notice");
        assertThat(agent.post(read, "{}").status()).isEqualTo(204);
        assertThat(agent.get("/api/notices").body().path("notices")).isEmpty();
        watching.frame("notices");
        JsonNode readers = supervisor.get("/api/notices/sent").body().at("/notices/0/readers");
        assertThat(readers.path(0).path("read").isTextual()).isTrue();
    }

    @Test
    void itGoesToThoseOneWatchesAlone() {
        house.signIn("a01");
        house.signIn("a07");
        Browser north = house.browser().signIn("s01");
        Browser south = house.browser().signIn("a07");
        Page other = south.page();
        await().until(() -> isSignedIn(south, "a01") && isSignedIn(south, "a07"));

        assertThat(send(north, "null", "null").path("readers").findValuesAsText("agent"))
                .containsExactly("a01");
        assertThat(send(north, "null", "\"north\"").path("readers").findValuesAsText("agent"))
                .contains("a01");
        assertThat(send(north, "null", "\"south\"").at("/error/code").asText()).isEqualTo("nobody-there");
        assertThat(send(north, "\"a07\"", "null").at("/error/code").asText()).isEqualTo("forbidden");
        assertThat(send(north, "\"a01\"", "\"north\"").at("/error/code").asText())
                .isEqualTo("bad-team");
        assertThat(send(house.browser().signIn("admin"), "null", "null")
                        .path("readers")
                        .findValuesAsText("agent"))
                .containsExactly("a01", "a07");
        assertThat(other.frame("notices").path("type").asText()).isEqualTo("notices");
        assertThat(north.get("/api/notices/sent").body().path("notices")).hasSize(2);
        assertThat(house.browser()
                        .signIn("admin")
                        .get("/api/notices/sent")
                        .body()
                        .path("notices"))
                .hasSize(3);
    }

    @Test
    void anEmptyOrALongOneIsRefused() {
        Browser supervisor = house.browser().signIn("s01");

        assertThat(supervisor
                        .post("/api/notices", "{\"text\":\"  \",\"agent\":\"a01\",\"team\":null}")
                        .code())
                .isEqualTo("bad-text");
        assertThat(supervisor
                        .post("/api/notices", "{\"text\":\"" + "x".repeat(501) + "\",\"agent\":\"a01\",\"team\":null}")
                        .code())
                .isEqualTo("bad-text");
    }

    private static boolean isSignedIn(Browser browser, String agent) {
        for (JsonNode colleague : browser.get("/api/desk/directory").body().path("colleagues")) {
            if (colleague.path("agent").asText().equals(agent)) {
                return !colleague.path("state").asText().equals("LOGGED_OUT");
            }
        }
        return false;
    }

    private static JsonNode send(Browser supervisor, String agent, String team) {
        return supervisor
                .post("/api/notices", "{\"text\":\"hello\",\"agent\":" + agent + ",\"team\":" + team + "}")
                .body();
    }
}
