package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Emergency announcements in supervisors' hands. The queue sales, to which 4002 can lead, is the south team's; s01 is of the north, s02 of the south. */
class EmergencyOperationsTest {
    private static final String ON = "{\"announcement\":\"emergency-disruption\",\"closes\":false,\"until\":null}";

    private final House house = new House();

    @AfterEach
    void end() {
        house.close();
    }

    @Test
    void whatASupervisorSwitchesOnIsOnWithWhoAndUntilWhenUntilItIsSwitchedOff() {
        Browser north = house.browser().signIn("s01");
        String until = "2026-11-20T10:00:00Z";

        assertThat(north.put(
                                "/api/emergencies/QUEUE/service",
                                "{\"announcement\":\"emergency-disruption\",\"closes\":true,\"until\":\"" + until
                                        + "\"}")
                        .status())
                .isEqualTo(204);

        assertThat(emergencies(north)).singleElement().satisfies(on -> {
            assertThat(on.path("kind").asText()).isEqualTo("QUEUE");
            assertThat(on.path("place").asText()).isEqualTo("service");
            assertThat(on.path("closes").asBoolean()).isTrue();
            assertThat(on.path("until").asText()).isEqualTo(until);
            assertThat(on.path("by").asText()).isEqualTo("user:s01");
            assertThat(on.path("text").path("en").asText()).isEqualTo("Our systems are disturbed.");
        });
        assertThat(off(north, "QUEUE/service")).isEqualTo(204);
        assertThat(emergencies(north)).isEmpty();
        assertThat(off(north, "QUEUE/service")).isEqualTo(409);
    }

    @Test
    void aSupervisorSwitchesTheQueuesOneWatchesAndTheNumbersThatLeadToNoOthers() {
        Browser north = house.browser().signIn("s01");
        Browser south = house.browser().signIn("s02");
        Browser admin = house.browser().signIn("admin");

        assertThat(on(north, "QUEUE/sales")).isEqualTo(403);
        assertThat(on(north, "NUMBER/4002")).isEqualTo(403);
        assertThat(on(north, "NUMBER/4711")).isEqualTo(403);
        assertThat(on(north, "NUMBER/4001")).isEqualTo(204);
        assertThat(on(south, "QUEUE/sales")).isEqualTo(204);
        assertThat(on(south, "NUMBER/4002")).isEqualTo(204);
        assertThat(off(north, "NUMBER/4002")).isEqualTo(403);
        assertThat(emergencies(north))
                .extracting(on -> on.path("place").asText())
                .containsExactly("4001");
        assertThat(emergencies(admin)).hasSize(3);
        JsonNode board = north.get("/api/emergencies").body();
        assertThat(board.path("numbers")).extracting(JsonNode::asText).containsExactly("4001");
        assertThat(board.path("queues")).extracting(JsonNode::asText).containsExactly("service");
        assertThat(board.path("announcements")).hasSize(1);
        assertThat(off(admin, "NUMBER/4002")).isEqualTo(204);
    }

    @Test
    void everySwitchIsToldToThePagesThatMayAskWhichItWas() {
        Page page = house.browser().signIn("s02").page();
        on(house.browser().signIn("s01"), "NUMBER/4001");

        page.frame("emergencies");

        assertThat(page.ask("emergencies", "{}").path("result").path("emergencies"))
                .hasSize(1);
    }

    @Test
    void whatIsNoKindNoMomentOrNoAnnouncementIsRefusedByName() {
        Browser north = house.browser().signIn("s01");
        assertThat(north.put("/api/emergencies/HOUSE/service", ON).code()).isEqualTo("bad-kind");
        assertThat(north.put("/api/emergencies/QUEUE/service", ON.replace("\"until\":null", "\"until\":\"soon\""))
                        .code())
                .isEqualTo("bad-until");
        assertThat(north.put("/api/emergencies/QUEUE/service", ON.replace("disruption", "x"))
                        .code())
                .isEqualTo("unknown-announcement");
    }

    private static JsonNode emergencies(Browser browser) {
        return browser.get("/api/emergencies").body().path("emergencies");
    }

    private static int on(Browser browser, String place) {
        return browser.put("/api/emergencies/" + place, ON).status();
    }

    private static int off(Browser browser, String place) {
        return browser.delete("/api/emergencies/" + place).status();
    }
}
