package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.agent.AgentId;
import hotline.acd.distributor.LegEnd;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Report;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.WrapUpRules;
import java.time.Instant;
import java.util.Map;
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
        house.queue(call, House.SERVICE, Map.of("topic", "complaint", "ticket", "600001"));

        JsonNode work = page.frame("work");
        JsonNode caller =
                page.frame("caller", card -> card.path("card").path("complete").asBoolean());

        assertThat(work.path("item").path("interaction").asText()).isEqualTo(call.toString());
        assertThat(work.path("item").path("phase").asText()).isEqualTo("OFFERED");
        assertThat(work.path("item").path("attached").path("ticket").asText()).isEqualTo("600001");
        assertThat(work.path("item").path("why").path("rule").asText()).isEqualTo("longest-idle");
        assertThat(caller.path("card").path("customers").path(0).path("name").asText())
                .isEqualTo("Wang Fang");
    }

    @Test
    void whatTheCallerHasEnteredIsOnThePageWhileItRingsAndOnThatOfWhoeverIsNext() {
        house.ready("a01");
        Page page = house.browser().signIn("a01").page();
        InteractionId call = house.call();
        house.queue(call, House.SERVICE);
        OfferId offer = offer(page);
        page.frame("caller", card -> card.at("/card/complete").asBoolean());

        house.store.enters(call, "order", "20061234");
        house.desk.entered(call);

        JsonNode entered = page.frame(
                        "caller", card -> !card.at("/card/entered").isEmpty())
                .at("/card/entered/0");
        assertThat(entered.path("node").asText()).isEqualTo("order");
        assertThat(entered.path("value").asText()).isEqualTo("20061234");
        house.ready("a02");
        Page next = house.browser().signIn("a02").page();
        house.report(at -> new Report.OfferLegEnds(offer, LegEnd.NO_ANSWER, at));
        next.frame("work");
        assertThat(next.frame("caller").at("/card/entered/0/value").asText()).isEqualTo("20061234");
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
    void whereThereIsNoEarlyExitTheServerRefusesItKeepsWhatIsChosenAndGivesTheTimeThatIsGiven() {
        house.wrapsUp(30_000L, new WrapUpRules(false, 1, 60_000));
        Page page = house.browser().signIn("a01").page();
        InteractionId call = wrapsUp(page);
        JsonNode began = phase(page, "WRAP_UP");

        JsonNode early = page.ask("wrap-up.complete", about(call));
        assertThat(early.path("error").path("code").asText()).isEqualTo("not-now");
        assertThat(early.path("error").path("message").asText())
                .isEqualTo(
                        "In queue service wrap-up ends with its time and not before: choose the disposition, it is kept until then.");

        page.ask("wrap-up.disposition", "{\"interaction\":\"" + call + "\",\"disposition\":\"SOLVED\"}");
        page.frame(
                "work", work -> work.path("item").path("disposition").asText().equals("SOLVED"));
        assertThat(page.ask("wrap-up.disposition", "{\"interaction\":\"" + call + "\",\"disposition\":\"NONE\"}")
                        .path("error")
                        .path("code")
                        .asText())
                .isEqualTo("bad-disposition");

        page.ask("wrap-up.extend", "{\"interaction\":\"" + call + "\"}");
        JsonNode extended = page.frame(
                        "work",
                        work -> work.path("item").path("wrapUpExtensions").asInt() == 1)
                .path("item");
        assertThat(Instant.parse(extended.path("wrapUpUntil").asText()))
                .isEqualTo(Instant.parse(began.path("wrapUpUntil").asText()).plusSeconds(60));
        JsonNode again = page.ask("wrap-up.extend", "{\"interaction\":\"" + call + "\"}");
        assertThat(again.path("error").path("message").asText())
                .isEqualTo("Queue service gives more time to wrap up no more than 1 times.");

        Browser other = house.browser().signIn("a02");
        assertThat(other.post("/api/desk/interactions/" + call + "/wrap-up/extend", "{}")
                        .status())
                .isEqualTo(403);
        Browser supervisor = house.browser().signIn("s01");
        assertThat(supervisor
                        .put("/api/agents/a01/availability", "{\"to\":\"READY\",\"reason\":null}")
                        .status())
                .isEqualTo(204);
        page.frame("workGone");
    }

    @Test
    void aWrapUpWithoutEndSaysSo() {
        house.wrapsUp(null, WrapUpRules.USUAL);
        Page page = house.browser().signIn("a01").page();
        InteractionId call = wrapsUp(page);

        assertThat(phase(page, "WRAP_UP").path("wrapUpUntil").isNull()).isTrue();
        assertThat(page.ask("wrap-up.complete", about(call)).path("done").asBoolean())
                .isTrue();
        page.frame("workGone");
    }

    /** A conversation of this agent is over. */
    private InteractionId wrapsUp(Page page) {
        house.ready("a01");
        InteractionId call = house.call();
        house.queue(call, House.SERVICE);
        OfferId offer = offer(page);
        house.report(at -> new Report.OfferAnswered(offer, at));
        house.report(at -> new Report.CustomerLeaves(call, EndedBy.CALLER, null, at));
        return call;
    }

    private static String about(InteractionId call) {
        return "{\"interaction\":\"" + call + "\",\"disposition\":null}";
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
