package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.distributor.Snapshot;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What supervisors do to those who wait. The queue sales is the south team's; s01 is of the north, s02 of the south. */
class QueueOperationsTest {
    private final House house = new House();

    @AfterEach
    void end() {
        house.close();
    }

    @Test
    void aSupervisorChangesThePlaceOfSomebodyWhoWaits() {
        InteractionId call = waits(House.SERVICE);

        assertThat(put("s01", "/api/waiting/" + call + "/head-start", "{\"seconds\":90}"))
                .isEqualTo(204);

        Snapshot.EntryRecord entry = entry(call);
        assertThat(entry.queuedAt() - entry.orderKey()).isEqualTo(90_000);
        assertThat(put("s01", "/api/waiting/" + call + "/head-start", "{\"seconds\":-5}"))
                .isEqualTo(409);
    }

    @Test
    void aSupervisorMovesSomebodyWhoWaits() {
        InteractionId call = waits(House.SERVICE);
        assertThat(post("s02", "/api/waiting/" + call + "/move", "{\"queue\":\"sales\"}"))
                .isEqualTo(204);
        assertThat(entry(call).queue()).isEqualTo(House.SALES);
    }

    @Test
    void aSupervisorTakesSomebodyOut() {
        InteractionId call = waits(House.SERVICE);
        assertThat(post("s01", "/api/waiting/" + call + "/withdraw", "{}")).isEqualTo(204);
        assertThat(entryOf(call)).isNull();
        assertThat(post("s01", "/api/waiting/" + call + "/withdraw", "{}")).isEqualTo(404);
    }

    @Test
    void aSupervisorLetsACertainAgentTakeACertainCaller() {
        house.ready("a01");
        InteractionId first = waits(House.SERVICE); // rings at a01
        InteractionId call = waits(House.SERVICE);
        house.signIn("a02");
        assertThat(post("s01", "/api/waiting/" + call + "/assign", "{\"agent\":\"a02\"}"))
                .isEqualTo(204);
        assertThat(entry(call).offers()).extracting(Snapshot.OfferRecord::agent).containsExactly(new AgentId("a02"));
        assertThat(post("s01", "/api/waiting/" + first + "/assign", "{\"agent\":\"a02\"}"))
                .isEqualTo(409);
        await().until(() -> house.snapshot().agents().stream()
                .anyMatch(agent -> agent.config().id().value().equals("a02") && agent.state() == AgentState.RESERVED));
    }

    @Test
    void aClosedQueueLetsNobodyIn() {
        assertThat(post("s01", "/api/queues/service/close", "{}")).isEqualTo(204);
        assertThat(entryOf(waits(House.SERVICE))).isNull();
        assertThat(post("s01", "/api/queues/service/open", "{}")).isEqualTo(204);
        assertThat(entryOf(waits(House.SERVICE))).isNotNull();
    }

    @Test
    void nobodyReachesIntoAQueueOfAnotherTeamAndAgentsIntoNone() {
        InteractionId call = waits(House.SALES);
        assertThat(post("s01", "/api/waiting/" + call + "/withdraw", "{}")).isEqualTo(403);
        assertThat(post("s01", "/api/queues/sales/close", "{}")).isEqualTo(403);
        assertThat(post("a01", "/api/waiting/" + call + "/withdraw", "{}")).isEqualTo(403);
        assertThat(post("s01", "/api/waiting/" + waits(House.SERVICE) + "/move", "{\"queue\":\"sales\"}"))
                .isEqualTo(403);
        assertThat(post("s01", "/api/waiting/" + waits(House.SERVICE) + "/assign", "{\"agent\":\"a12\"}"))
                .isEqualTo(403);
        assertThat(post("admin", "/api/waiting/" + call + "/withdraw", "{}")).isEqualTo(204);
    }

    private InteractionId waits(QueueId queue) {
        InteractionId call = house.call();
        house.queue(call, queue);
        return call;
    }

    private Snapshot.EntryRecord entry(InteractionId call) {
        Snapshot.EntryRecord entry = entryOf(call);
        assertThat(entry).isNotNull();
        return java.util.Objects.requireNonNull(entry);
    }

    private Snapshot.@Nullable EntryRecord entryOf(InteractionId call) {
        return house.snapshot().interactions().stream()
                .filter(interaction -> interaction.interaction().equals(call))
                .findFirst()
                .orElseThrow()
                .entry();
    }

    private int post(String who, String path, String json) {
        return house.browser().signIn(who).post(path, json).status();
    }

    private int put(String who, String path, String json) {
        return house.browser().signIn(who).put(path, json).status();
    }
}
