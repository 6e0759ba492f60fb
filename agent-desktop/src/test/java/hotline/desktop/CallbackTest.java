package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Report;
import hotline.acd.interaction.InteractionId;
import hotline.crm.callback.ScheduledCallback.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Promised calls, in the desk. The queue sales is the south team's; all agents serve it and service. */
class CallbackTest {
    private final House house = new House();

    @AfterEach
    void end() {
        house.close();
    }

    @Test
    void theAgentsOfTheQueueSeeItAndOneTakesItOverAndCallsAtOnce() {
        String path = "/api/callbacks/" + house.callbacks.agreed(House.SERVICE, State.PLANNED);
        Browser first = house.browser().signIn("a01");
        Browser second = house.browser().signIn("a02");
        Page page = second.page();

        assertThat(only(first).path("customer").asText()).isEqualTo("Wang Fang");
        assertThat(first.post(path + "/take", "{}").status()).isEqualTo(204);
        assertThat(page.frame("callbacks").path("queue").asText()).isEqualTo("service");
        assertThat(second.post(path + "/cancel", "{}").code()).isEqualTo("not-yours");
        assertThat(second.post(path + "/take", "{}").status()).isEqualTo(204);
        Browser.Answer called = second.post(path + "/call", "{}");
        assertThat(called.status()).isEqualTo(200);
        house.ready("a01");
        house.ready("a02");

        JsonNode work = page.frame("work").path("item");
        assertThat(work.path("interaction").asText())
                .isEqualTo(called.body().path("call").asText());
        assertThat(work.path("promisedCall").asBoolean()).isTrue();
        assertThat(second.post(path + "/call", "{}").code()).isEqualTo("being-called");
        assertThat(second.post(path + "/cancel", "{}").code()).isEqualTo("being-called");
        assertThat(only(first).path("state").asText()).isEqualTo("DUE");
    }

    @Test
    void anAgentPlansOneForWhoeverIsOnTheDeskAndForNobodyElse() {
        house.ready("a01");
        Browser agent = house.browser().signIn("a01");
        Page page = agent.page();
        InteractionId call = house.call();
        String plan = plan("service", call.toString(), 3_600, 7_200);
        assertThat(agent.post("/api/callbacks", plan).code()).isEqualTo("forbidden");

        house.queue(call, House.SERVICE);
        String offer = page.frame("work").path("item").path("offer").asText();
        house.report(at -> new Report.OfferAnswered(OfferId.parse(offer), at));
        page.frame("work", work -> work.path("item").path("phase").asText().equals("TALKING"));

        assertThat(agent.post("/api/callbacks", plan).status()).isEqualTo(200);
        JsonNode one = only(agent);
        assertThat(one.path("number").asText()).isEqualTo("13800138000");
        assertThat(one.path("owner").asText()).isEqualTo("a01");
        assertThat(one.path("by").asText()).isEqualTo("a01");
        assertThat(one.path("note").asText()).isEqualTo("the invoice");
        assertThat(one.path("agreedIn").asText()).isEqualTo(call.toString());
        assertThat(agent.post("/api/callbacks", plan("nobodys", null, 3_600, 7_200))
                        .code())
                .isEqualTo("forbidden");
    }

    @Test
    void fromAnInteractionItIsPlannedByWhoMayReadThatAlone() {
        InteractionId call = new InteractionId(1, 7);
        house.store.stories.put(call, Stories.of(call, "a01"));
        String plan = plan("service", call.toString(), 3_600, 7_200);

        for (String stranger : new String[] {"s02", "a02"}) {
            assertThat(house.browser()
                            .signIn(stranger)
                            .post("/api/callbacks", plan)
                            .code())
                    .as(stranger)
                    .isEqualTo("forbidden");
        }
        for (String reader : new String[] {"s01", "a01", "admin"}) {
            assertThat(house.browser()
                            .signIn(reader)
                            .post("/api/callbacks", plan)
                            .status())
                    .as(reader)
                    .isEqualTo(200);
        }
    }

    @Test
    void oneIsPlannedForACustomerAtTheNumberOnRecordAndGivenToAColleagueWhoServesTheQueue() {
        Browser agent = house.browser().signIn("a01");
        Browser colleague = house.browser().signIn("a02");
        String plan = plan("service", null, 3_600, 7_200);
        assertThat(agent.post("/api/callbacks", plan.replace("\"customer\":null", "\"customer\":\"nobody\""))
                        .code())
                .isEqualTo("unknown-customer");

        String hers = plan.replace("\"customer\":null", "\"customer\":\"c1\"")
                .replace("\"number\":\"13900139000\"", "\"number\":null");
        Browser.Answer planned = agent.post("/api/callbacks", hers);

        assertThat(planned.status()).isEqualTo(200);
        assertThat(only(agent).path("number").asText()).isEqualTo("+8613800138000");
        String id = planned.body().path("callback").asText();
        assertThat(house.callbacks.of(Long.parseLong(id)).orElseThrow().wanted().customer())
                .isEqualTo("c1");
        String path = "/api/callbacks/" + id;
        assertThat(colleague.post(path + "/give", "{\"agent\":\"a02\"}").code()).isEqualTo("not-yours");
        assertThat(agent.post(path + "/give", "{\"agent\":\"nobody\"}").code()).isEqualTo("does-not-serve");
        assertThat(agent.post(path + "/give", "{\"agent\":\"a02\"}").status()).isEqualTo(204);
        assertThat(only(colleague).path("owner").asText()).isEqualTo("a02");
        assertThat(agent.post(path + "/give", "{\"agent\":\"a01\"}").code()).isEqualTo("not-yours");
        assertThat(house.browser()
                        .signIn("s01")
                        .post(path + "/give", "{\"agent\":\"a03\"}")
                        .status())
                .isEqualTo(204);
        assertThat(only(agent).path("owner").asText()).isEqualTo("a03");
    }

    @Test
    void whatCannotBeKeptIsNotPromised() {
        Browser supervisor = house.browser().signIn("s01");
        house.store.stories.put(new InteractionId(1, 1), Stories.of(new InteractionId(1, 1), "a01"));
        String to = "/api/callbacks";

        assertThat(supervisor.post(to, plan("service", "i1-1", 7_200, 3_600)).code())
                .isEqualTo("bad-closesAt");
        assertThat(supervisor.post(to, plan("service", "i1-1", 0, 90_000)).code())
                .isEqualTo("bad-closesAt");
        assertThat(supervisor.post(to, plan("service", "i1-1", -7_200, -3_600)).code())
                .isEqualTo("bad-opensAt");
        house.callbacks.closed = true;
        assertThat(supervisor.post(to, plan("service", "i1-1", 3_600, 7_200)).code())
                .isEqualTo("bad-opensAt");
        house.callbacks.closed = false;
        house.callbacks.nobodyMayBeCalled = true;
        assertThat(supervisor.post(to, plan("service", "i1-1", 3_600, 7_200)).code())
                .isEqualTo("bad-number");
        assertThat(supervisor.get("/api/callbacks").body().path("callbacks")).isEmpty();
    }

    @Test
    void aMissedOneIsMovedOrCancelledByWhoWatchesTheQueueAlone() {
        String path = "/api/callbacks/" + house.callbacks.agreed(House.SALES, State.MISSED);
        Browser north = house.browser().signIn("s01");
        Browser south = house.browser().signIn("s02");
        Page awayFromTheBoard = south.page();
        Instant later = Instant.now().plusSeconds(3_600);
        String move = "{\"opensAt\":\"%s\",\"closesAt\":\"%s\"}".formatted(later, later.plusSeconds(1_800));

        assertThat(north.get("/api/callbacks").body().path("callbacks")).isEmpty();
        assertThat(north.post(path + "/move", move).code()).isEqualTo("forbidden");
        assertThat(only(south).path("state").asText()).isEqualTo("MISSED");
        assertThat(south.post(path + "/call", "{}").code()).isEqualTo("forbidden");
        assertThat(south.post(path + "/move", move).status()).isEqualTo(204);
        assertThat(awayFromTheBoard.frame("callbacks").path("queue").asText()).isEqualTo("sales");
        assertThat(only(south).path("state").asText()).isEqualTo("PLANNED");
        assertThat(south.post(path + "/cancel", "{}").status()).isEqualTo(204);
        assertThat(south.get("/api/callbacks").body().path("callbacks")).isEmpty();
        assertThat(south.post("/api/callbacks/99/cancel", "{}").code()).isEqualTo("unknown-callback");
    }

    private static JsonNode only(Browser browser) {
        JsonNode all = browser.get("/api/callbacks").body().path("callbacks");
        assertThat(all).hasSize(1);
        return all.path(0);
    }

    private static String plan(String queue, @Nullable String interaction, long from, long to) {
        Instant now = Instant.now();
        String caller = interaction == null ? "null" : "\"" + interaction + "\"";
        String number = interaction == null ? "\"13900139000\"" : "null";
        return """
                {"queue":"%s","interaction":%s,"customer":null,"number":%s,"opensAt":"%s","closesAt":"%s","note":" the invoice ","mine":true}
                """.formatted(queue, caller, number, now.plusSeconds(from), now.plusSeconds(to));
    }
}
