package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.agent.AgentId;
import hotline.acd.distributor.LegEnd;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Report;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agents who call one another, without a customer. */
class ColleagueCallTest {
    private final House house = new House();
    private Browser agent;
    private Page mine;
    private Page hers;

    @BeforeEach
    void twoAgentsAreReady() {
        house.ready("a01");
        house.ready("a02");
        agent = house.browser().signIn("a01");
        mine = agent.page();
        hers = house.browser().signIn("a02").page();
    }

    @AfterEach
    void end() {
        house.close();
    }

    private static JsonNode shown(Page page, String phase) {
        return page.frame("work", frame -> frame.at("/item/phase").asText().equals(phase))
                .path("item");
    }

    private Browser.Answer calls(String whom) {
        return agent.post("/api/desk/dial/colleague", "{\"agent\":\"" + whom + "\"}");
    }

    private static OfferId offer(JsonNode item) {
        return OfferId.parse(item.path("offer").asText());
    }

    @Test
    void bothPagesSayWhoCallsWhomFromTheFirstRingToTheEnd() {
        Browser.Answer answer = calls("a02");
        assertThat(answer.status()).isEqualTo(200);
        InteractionId call = InteractionId.parse(answer.body().path("call").asText());

        JsonNode own = shown(mine, "OFFERED");
        assertThat(own.path("interaction").asText()).isEqualTo(call.toString());
        assertThat(own.at("/colleagues/from").asText()).isEqualTo("a01");
        assertThat(own.at("/colleagues/to").asText()).isEqualTo("a02");
        assertThat(own.path("customerPresent").asBoolean()).isFalse();
        house.report(at -> new Report.OfferAnswered(offer(own), at));

        JsonNode rings = shown(hers, "OFFERED");
        assertThat(rings.at("/colleagues/from").asText()).isEqualTo("a01");
        assertThat(rings.at("/consult/by").asText()).isEqualTo("a01");
        assertThat(shown(mine, "TALKING").at("/consult/state").asText()).isEqualTo("CALLING");
        house.report(at -> new Report.OfferAnswered(offer(rings), at));

        assertThat(shown(hers, "TALKING").at("/colleagues/to").asText()).isEqualTo("a02");
        mine.frame("work", frame -> frame.at("/item/consult/state").asText().equals("CONNECTED"));
        house.report(at -> new Report.AgentLeaves(call, new AgentId("a02"), EndedBy.AGENT, at));
        mine.frame("workGone");
        hers.frame("workGone");
    }

    @Test
    void whyNobodyAnsweredIsToldToWhoCalled() {
        calls("a02");
        house.report(at -> new Report.OfferAnswered(offer(shown(mine, "OFFERED")), at));
        OfferId rings = offer(shown(hers, "OFFERED"));
        house.report(at -> new Report.OfferLegEnds(rings, LegEnd.DECLINED, at));

        assertThat(shown(mine, "ENDED").at("/colleagues/notReached").asText()).isEqualTo("DECLINED");
    }

    @Test
    void aPhoneRingsByTheRulesOfAQueueInWhichCallsWait() {
        house.opensForChats();
        assertThat(calls("a02").status()).isEqualTo(200);
        assertThat(shown(mine, "OFFERED").path("queue").asText()).isEqualTo("service");
    }

    @Test
    void whoCannotBeCalledIsSaidAtOnce() {
        assertThat(calls("a03").code()).isEqualTo("colleague-away");
        assertThat(calls("a01").code()).isEqualTo("bad-agent");
        assertThat(calls("nobody").code()).isEqualTo("unknown-agent");
        assertThat(agent.post("/api/desk/dial/colleague", "{}").status()).isEqualTo(400);

        assertThat(calls("a02").status()).isEqualTo(200);
        shown(mine, "OFFERED");
        assertThat(house.browser()
                        .signIn("a02")
                        .post("/api/desk/dial/colleague", "{\"agent\":\"a01\"}")
                        .code())
                .isEqualTo("colleague-busy");
        assertThat(calls("a02").code()).isEqualTo("not-now");
        house.report(at -> new Report.StationSeen("1002", false, at));
        await().until(() -> calls("a02").code().equals("colleague-unreachable"));
        assertThat(house.browser()
                        .signIn("s01")
                        .post("/api/desk/dial/colleague", "{\"agent\":\"a02\"}")
                        .code())
                .isEqualTo("forbidden");
    }
}
