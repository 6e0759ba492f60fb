package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpinionTest {
    private final House house = new House();

    @AfterEach
    void end() {
        house.close();
    }

    @Test
    void theSameIsHadForSpreadsheets() {
        String csv = house.browser()
                .signIn("s01")
                .get("/api/figures/opinions?from=2026-07-01&to=2026-07-03&format=csv&language=en")
                .response()
                .body();

        assertThat(csv.lines().skip(1))
                .containsExactly(
                        "2026-07-01,2026-07-03,Queue,service,service,10,5,50.00,80.00,5,25.00,4,,0",
                        "2026-07-01,2026-07-03,Agent,a01," + agentName("a01") + ",10,5,50.00,80.00,5,25.00,4,,0");
        assertThat(csv.lines().findFirst().orElseThrow()).contains("CSAT [answers 4–5 of 1–5 / answers], %");
    }

    private String agentName(String id) {
        return house.centre().agents().stream()
                .filter(agent -> agent.id().value().equals(id))
                .findFirst()
                .orElseThrow()
                .name();
    }

    @Test
    void aSupervisorSeesWhatCallersThinkOfTheOwnQueuesAndAgents() {
        JsonNode opinions = house.browser()
                .signIn("s01")
                .get("/api/figures/opinions?from=2026-07-01&to=2026-07-03")
                .body();

        assertThat(opinions.path("queues")).singleElement().satisfies(one -> {
            assertThat(one.path("of").asText()).isEqualTo("service");
            assertThat(one.path("responseRate").asDouble()).isEqualTo(0.5);
            assertThat(one.path("csat").asDouble()).isEqualTo(0.8);
            assertThat(one.path("nps").asDouble()).isEqualTo(0.25);
            assertThat(one.path("solved").isNull()).isTrue();
        });
        assertThat(opinions.path("agents"))
                .extracting(one -> one.path("of").asText())
                .containsExactly("a01");
    }

    @Test
    void anAgentSeesTheOwnDayAndNobodyElses() {
        JsonNode own = house.browser().signIn("a01").get("/api/desk/day").body();

        assertThat(own.path("handled").asInt()).isZero();
        assertThat(own.path("averageHandleMillis").isNull()).isTrue();
        assertThat(own.path("occupancy").isNull()).isTrue();
        assertThat(own.path("opinions").asInt()).isEqualTo(5);
        assertThat(own.path("csat").asDouble()).isEqualTo(0.8);
        JsonNode nothingYet = house.browser().signIn("a02").get("/api/desk/day").body();
        assertThat(nothingYet.path("opinions").asInt()).isZero();
        assertThat(nothingYet.path("csat").isNull()).isTrue();
        assertThat(house.browser().signIn("s01").get("/api/desk/day").status()).isEqualTo(403);
    }
}
