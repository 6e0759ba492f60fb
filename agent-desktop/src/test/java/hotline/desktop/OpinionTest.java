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
}
