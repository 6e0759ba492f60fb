package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.agent.AgentId;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Report;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an agent can do with a customer at the desk, and what the desks concerned are told of it. */
class CallTest {
    private final House house = new House();
    private InteractionId call;
    private Browser agent;
    private Page desk;

    @BeforeEach
    void anAgentTalksWithACustomer() {
        house.ready("a01");
        agent = house.browser().signIn("a01");
        desk = agent.page();
        call = house.call();
        house.queue(call, House.SERVICE);
        String offer = desk.frame("work").path("item").path("offer").asText();
        house.report(at -> new Report.OfferAnswered(OfferId.parse(offer), at));
        shown(desk, item -> item.path("phase").asText().equals("TALKING"));
    }

    @AfterEach
    void end() {
        house.close();
    }

    private JsonNode shown(Page page, Predicate<JsonNode> what) {
        return page.frame("work", frame -> what.test(frame.path("item"))).path("item");
    }

    private String at(String what) {
        return "/api/desk/interactions/" + call + "/" + what;
    }

    /** A colleague who is asked, and answers. */
    private Page asked(String colleague) {
        house.ready(colleague);
        Page theirs = house.browser().signIn(colleague).page();
        assertThat(agent.post(at("consult"), "{\"agent\":\"" + colleague + "\"}")
                        .status())
                .isEqualTo(204);
        String offer = shown(theirs, item -> item.path("phase").asText().equals("OFFERED"))
                .path("offer")
                .asText();
        house.report(at -> new Report.OfferAnswered(OfferId.parse(offer), at));
        shown(theirs, item -> item.path("phase").asText().equals("TALKING"));
        return theirs;
    }

    @Test
    void holdAndBackIsOnThePage() {
        assertThat(agent.put(at("hold"), "{\"held\":true}").status()).isEqualTo(204);
        JsonNode held = shown(desk, item -> item.path("phase").asText().equals("HOLD"));
        assertThat(held.path("heldSince").asText()).endsWith("Z");
        assertThat(agent.put(at("hold"), "{\"held\":false}").status()).isEqualTo(204);
        shown(desk, item -> item.path("phase").asText().equals("TALKING"));
    }

    @Test
    void bothDesksSeeWhoAsksWhomAndTheCustomerComesAlong() {
        Page theirs = asked("a02");
        JsonNode mine = shown(desk, item -> item.at("/consult/state").asText().equals("CONNECTED"));
        assertThat(mine.at("/consult/agent").asText()).isEqualTo("a02");
        assertThat(mine.at("/consult/withConsulted").asBoolean()).isTrue();
        assertThat(mine.path("others").get(0).asText()).isEqualTo("a02");
        JsonNode hers = shown(theirs, item -> item.at("/consult/state").asText().equals("CONNECTED"));
        assertThat(hers.at("/consult/by").asText()).isEqualTo("a01");

        assertThat(agent.post(at("consult/swap"), "{}").status()).isEqualTo(204);
        shown(
                desk,
                item -> !item.at("/consult/withConsulted").asBoolean()
                        && item.path("phase").asText().equals("TALKING"));
        assertThat(agent.post(at("consult/complete"), "{}").status()).isEqualTo(204);
        shown(desk, item -> item.path("phase").asText().equals("WRAP_UP"));
        JsonNode own = shown(theirs, item -> item.path("consult").isNull());
        assertThat(own.path("transferredBy").asText()).isEqualTo("a01");
        assertThat(own.path("others")).isEmpty();
    }

    @Test
    void aConferenceIsShownToAll() {
        Page theirs = asked("a02");
        assertThat(agent.post(at("consult/conference"), "{}").status()).isEqualTo(204);
        shown(desk, item -> item.path("conference").asBoolean());
        shown(
                theirs,
                item -> item.path("conference").asBoolean()
                        && item.path("consult").isNull());
        house.report(at -> new Report.AgentLeaves(call, new AgentId("a01"), EndedBy.AGENT, at));
        shown(theirs, item -> !item.path("conference").asBoolean());
    }

    @Test
    void whoCameIntoAConferenceIsDroppedByWhoeverWasThereBefore() {
        Page theirs = asked("a02");
        agent.post(at("consult/conference"), "{}");
        JsonNode mine = shown(desk, item -> item.path("conference").asBoolean());
        assertThat(mine.path("droppable").get(0).asText()).isEqualTo("a02");
        JsonNode hers = shown(theirs, item -> item.path("conference").asBoolean());
        assertThat(hers.path("droppable")).isEmpty();
        assertThat(house.browser()
                        .signIn("a02")
                        .post(at("drop"), "{\"agent\":\"a01\"}")
                        .status())
                .isEqualTo(409);
        assertThat(house.browser()
                        .signIn("a03")
                        .post(at("drop"), "{\"agent\":\"a02\"}")
                        .status())
                .isEqualTo(403);

        assertThat(agent.post(at("drop"), "{\"agent\":\"a02\"}").status()).isEqualTo(204);
        shown(theirs, item -> item.path("phase").asText().equals("WRAP_UP"));
        desk.caughtUp();
        JsonNode after = desk.all("work").getLast().path("item");
        assertThat(after.path("phase").asText()).isEqualTo("TALKING");
        assertThat(after.path("conference").asBoolean()).isFalse();
    }

    @Test
    void whoeverWasOnlyAskedIsFreeAtOnceAfterwards() {
        Page theirs = asked("a02");
        assertThat(agent.delete(at("consult")).status()).isEqualTo(204);
        shown(
                desk,
                item -> item.path("phase").asText().equals("TALKING")
                        && item.path("consult").isNull());
        theirs.frame("workGone");
    }

    @Test
    void onlyAllowedNumbersAreCalled() {
        assertThat(agent.post(at("consult"), "{\"number\":\"0900123456\"}").status())
                .isEqualTo(400);
        assertThat(agent.post(at("consult"), "{\"number\":\"1;id\"}").status()).isEqualTo(400);
        assertThat(agent.post(at("transfer"), "{\"number\":\"13800138000\"}").status())
                .isEqualTo(204);
        assertThat(house.calls.told).containsExactly("number " + call + " 13800138000");
        shown(desk, item -> item.path("phase").asText().equals("WRAP_UP"));
    }

    @Test
    void whomToAskIsSaidOnce() {
        assertThat(agent.post(at("consult"), "{}").status()).isEqualTo(400);
        assertThat(agent.post(at("consult"), "{\"agent\":\"a02\",\"queue\":\"sales\"}")
                        .status())
                .isEqualTo(400);
        assertThat(agent.post(at("consult"), "{\"agent\":\"nobody\"}").status()).isEqualTo(404);
        assertThat(agent.post(at("consult/swap"), "{}").status()).isEqualTo(409);
        assertThat(agent.post(at("consult/complete"), "{}").status()).isEqualTo(409);
    }

    @Test
    void nobodyTouchesTheConversationOfAnother() {
        house.ready("a02");
        Browser other = house.browser().signIn("a02");
        assertThat(other.put(at("hold"), "{\"held\":true}").status()).isEqualTo(403);
        assertThat(other.post(at("hang-up"), "{}").status()).isEqualTo(403);
        assertThat(other.post(at("keys"), "{\"keys\":\"1\"}").status()).isEqualTo(403);
        assertThat(house.calls.told).isEmpty();
    }

    @Test
    void keysAndTheHangUpGoToTelephony() {
        assertThat(agent.post(at("keys"), "{\"keys\":\"12#\"}").status()).isEqualTo(204);
        assertThat(agent.post(at("keys"), "{\"keys\":\"1,2\"}").status()).isEqualTo(400);
        assertThat(agent.post(at("hang-up"), "{}").status()).isEqualTo(204);
        assertThat(house.calls.told).containsExactly("keys " + call + " a01 12#", "hang-up " + call + " a01");
    }
}
