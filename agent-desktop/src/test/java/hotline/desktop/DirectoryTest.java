package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Report;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who and what an agent sees when looking for somebody to give a conversation to. The queue sales is the south team's. */
class DirectoryTest {
    private final House house = new House();

    @AfterEach
    void end() {
        house.close();
    }

    @Test
    void anAgentSeesEveryColleagueOfEveryTeamWithPresence() {
        house.ready("a07");
        Browser north = house.browser().signIn("a01");
        await().until(() -> colleague(north, "a07").path("state").asText().equals("READY"));

        assertThat(colleague(north, "a07").path("extension").asText()).isEqualTo("1007");
        assertThat(colleague(north, "a07").path("team").asText()).isEqualTo("south");
        assertThat(colleague(north, "a07").path("name").asText()).isNotBlank();
        assertThat(colleague(north, "a07").path("since").asText()).endsWith("Z");
        assertThat(colleague(north, "a02").path("state").asText()).isEqualTo("LOGGED_OUT");
        assertThat(colleague(north, "a02").path("extension").isNull()).isTrue();

        house.signIn("a02");
        await().until(() -> colleague(north, "a02").path("reason").asText().equals("SIGNED_IN"));
    }

    @Test
    void everyQueueIsThereWithWhoWaitsAndWhoIsFree() {
        house.ready("a01");
        Browser agent = house.browser().signIn("a02");
        await().until(() -> queue(agent, "sales").path("ready").asInt() == 1);

        house.queue(house.call(), House.SALES); // rings at a01
        house.queue(house.call(), House.SALES);
        await().until(() -> queue(agent, "sales").path("waiting").asInt() == 2);

        assertThat(queue(agent, "sales").path("ready").asInt()).isZero();
        assertThat(queue(agent, "service").path("waiting").asInt()).isZero();
        assertThat(queue(agent, "service").path("open").asBoolean()).isTrue();
        house.browser().signIn("admin").post("/api/queues/service/close", "{}");
        await().until(() -> !queue(agent, "service").path("open").asBoolean());
    }

    @Test
    void nobodyLearnsWithWhomAColleagueTalks() {
        house.ready("a01");
        Page page = house.browser().signIn("a01").page();
        house.queue(house.call(), House.SERVICE);
        String offer = page.frame("work").path("item").path("offer").asText();
        house.report(at -> new Report.OfferAnswered(OfferId.parse(offer), at));
        Browser other = house.browser().signIn("a02");
        await().until(() -> colleague(other, "a01").path("state").asText().equals("TALKING"));

        assertThat(other.get("/api/desk/directory").body().toString()).doesNotContain("i1-", "Wang");
        assertThat(List.copyOf(colleague(other, "a01").properties()))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("agent", "name", "team", "state", "since", "reason", "extension");
    }

    @Test
    void pagesThatDoNotAskAreToldNothing() {
        Page page = house.browser().signIn("a02").page();
        int before = page.frames.size();

        house.ready("a01");
        Browser other = house.browser().signIn("a03");
        await().until(() -> colleague(other, "a01").path("state").asText().equals("READY"));

        assertThat(page.frames.subList(before, page.frames.size()))
                .noneSatisfy(frame -> assertThat(frame.toString()).contains("\"a01\""));
    }

    private static JsonNode colleague(Browser browser, String id) {
        return one(browser, "colleagues", "agent", id);
    }

    private static JsonNode queue(Browser browser, String id) {
        return one(browser, "queues", "queue", id);
    }

    private static JsonNode one(Browser browser, String list, String key, String id) {
        JsonNode all = browser.get("/api/desk/directory").body().path(list);
        return StreamSupport.stream(all.spliterator(), false)
                .filter(row -> row.path(key).asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not in " + all));
    }
}
