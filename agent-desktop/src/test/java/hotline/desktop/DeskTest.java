package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.agent.AgentId;
import hotline.acd.distributor.LegEnd;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Report;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One call as the agent's page sees it. */
class DeskTest {
    private static final AgentId A01 = new AgentId("a01");

    private final House house = new House();

    @AfterEach
    void end() {
        house.close();
    }

    @Test
    void theCardComesRightAfterTheOfferWithoutAskingAnybody() {
        house.ready("a01");
        Page page = house.browser().signIn("a01").page();
        page.frame("welcome");
        InteractionId call = house.call();
        house.queue(call, House.SERVICE);

        JsonNode work = page.frame("work");
        JsonNode caller =
                page.frame("caller", card -> card.path("card").path("complete").asBoolean());

        assertThat(work.path("item").path("interaction").asText()).isEqualTo(call.toString());
        assertThat(work.path("item").path("phase").asText()).isEqualTo("OFFERED");
        assertThat(work.path("item").path("why").path("rule").asText()).isEqualTo("longest-idle");
        assertThat(caller.path("card").path("customers").path(0).path("name").asText())
                .isEqualTo("Wang Fang");
    }

    @Test
    void aConversationIsFollowedToTheEndOfItsWrapUp() {
        house.ready("a01");
        Page page = house.browser().signIn("a01").page();
        InteractionId call = house.call();
        house.queue(call, House.SERVICE);
        OfferId offer = offer(page);

        house.report(at -> new Report.OfferRings(offer, at));
        page.frame("work", work -> work.path("item").path("ringing").asBoolean());
        house.report(at -> new Report.OfferAnswered(offer, at));
        phase(page, "TALKING");
        house.report(at -> new Report.AgentHolds(call, A01, at));
        assertThat(phase(page, "HOLD").path("heldSince").isTextual()).isTrue();
        house.report(at -> new Report.AgentRetrieves(call, A01, at));
        house.report(at -> new Report.CustomerLeaves(call, EndedBy.CALLER, null, at));
        JsonNode wrapUp = phase(page, "WRAP_UP");
        JsonNode reply = page.ask("wrap-up.complete", "{\"interaction\":\"" + call + "\",\"disposition\":null}");

        assertThat(wrapUp.path("customerPresent").asBoolean()).isFalse();
        assertThat(wrapUp.path("endedBy").asText()).isEqualTo("CALLER");
        assertThat(wrapUp.path("wrapUpUntil").isTextual()).isTrue();
        assertThat(reply.path("done").asBoolean()).as(reply.toString()).isTrue();
        assertThat(page.frame("workGone").path("interaction").asText()).isEqualTo(call.toString());
        assertThat(page.frame("welcome")
                        .findValue("queues")
                        .findValues("averageHandleMillis")
                        .getFirst()
                        .isNull())
                .isTrue();
        page.frame(
                "queue", told -> told.path("queue").path("averageHandleMillis").isIntegralNumber());
    }

    @Test
    void whoHangsUpWhileItRingsIsSaidToHaveLeftAndStaysOnTheDeskForAMoment() {
        house.ready("a01");
        Page page = house.browser().signIn("a01").page();
        InteractionId call = house.call();
        house.queue(call, House.SERVICE);
        OfferId offer = offer(page);

        house.report(at -> new Report.CustomerLeaves(call, EndedBy.CALLER, null, at));
        page.frame("work", work -> !work.path("item").path("customerPresent").asBoolean());
        house.report(at -> new Report.OfferLegEnds(offer, LegEnd.CALLER_GONE, at));

        assertThat(phase(page, "ENDED").path("result").asText()).isEqualTo("RESCINDED");
        assertThat(page.all("workGone")).isEmpty();
    }

    @Test
    void nothingOfItIsOnAnotherAgentsSocket() {
        house.ready("a01");
        Page others = house.browser().signIn("a02").page();
        Page page = house.browser().signIn("a01").page();
        InteractionId call = house.call();
        house.queue(call, House.SERVICE);
        page.frame("work");
        others.say("{\"id\":\"p\",\"do\":\"ping\"}");
        others.frame("pong");

        assertThat(others.frames)
                .noneSatisfy(frame -> assertThat(frame.toString()).contains(call.toString()));
    }

    @Test
    void whoAsksWhileWeStopIsToldThatWeStop() {
        Browser agent = house.browser().signIn("a01");
        house.desk.close();

        assertThat(agent.get("/api/desk/interactions/i1-1/guidance").status()).isEqualTo(503);
        assertThat(agent.get("/api/desk/interactions/i1-1/guidance").code()).isEqualTo("stopping");
    }

    private static OfferId offer(Page page) {
        return OfferId.parse(page.frame("work").path("item").path("offer").asText());
    }

    private static JsonNode phase(Page page, String phase) {
        return page.frame(
                        "work", work -> work.path("item").path("phase").asText().equals(phase))
                .path("item");
    }
}
