package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.distributor.CallbackEnd;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Report;
import hotline.acd.interaction.InteractionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agents who call customers. All agents serve service and sales. */
class DialTest {
    private final House house = new House();
    private Browser agent;
    private Page desk;

    @BeforeEach
    void anAgentIsReady() {
        house.ready("a01");
        agent = house.browser().signIn("a01");
        desk = agent.page();
    }

    @AfterEach
    void end() {
        house.close();
    }

    private JsonNode shown(String phase) {
        return desk.frame("work", frame -> frame.at("/item/phase").asText().equals(phase))
                .path("item");
    }

    private Browser.Answer dials(String number) {
        return agent.post("/api/desk/dial", "{\"number\":\"" + number + "\"}");
    }

    @Test
    void theOwnPhoneRingsAndTheCustomerIsCalledOnceItIsAnswered() {
        Browser.Answer answer = dials("138-0013 8000");
        assertThat(answer.status()).isEqualTo(200);
        String call = answer.body().path("call").asText();
        assertThat(house.calls.told).containsExactly("dial " + call + " 13800138000");

        JsonNode offered = shown("OFFERED");
        assertThat(offered.path("interaction").asText()).isEqualTo(call);
        assertThat(offered.path("entryPoint").asText()).isEqualTo("dial");
        assertThat(offered.path("queue").asText()).isEqualTo("service");
        assertThat(offered.path("promisedCall").asBoolean()).isTrue();

        OfferId offer = OfferId.parse(offered.path("offer").asText());
        house.report(at -> new Report.OfferAnswered(offer, at));
        desk.frame("work", frame -> !frame.at("/item/customerDialled").isNull());
        house.report(at -> new Report.CustomerReached(InteractionId.parse(call), offer, at));
        assertThat(shown("TALKING").path("customerPresent").asBoolean()).isTrue();
    }

    @Test
    void whoNamesNoQueueCallsOnBehalfOfOneInWhichCallsWait() {
        house.opensForChats();
        assertThat(dials("13800138000").status()).isEqualTo(200);
        assertThat(shown("OFFERED").path("queue").asText()).isEqualTo("service");
    }

    @Test
    void whyNobodyAnsweredIsToldToThePage() {
        dials("13800138000");
        OfferId offer = OfferId.parse(shown("OFFERED").path("offer").asText());
        house.report(at -> new Report.OfferAnswered(offer, at));
        house.report(at -> new Report.CustomerNotReached(offer, CallbackEnd.BUSY, at));

        JsonNode over = shown("ENDED");
        assertThat(over.path("notReached").asText()).isEqualTo("BUSY");
        assertThat(over.path("result").asText()).isEqualTo("UNREACHED");
    }

    @Test
    void onlyAllowedNumbersAreCalledForQueuesOfOnesOwnByAgentsWithNothingInHand() {
        assertThat(dials("0013800138000").code()).isEqualTo("bad-number");
        assertThat(dials("12").code()).isEqualTo("bad-number");
        assertThat(agent.post("/api/desk/dial", "{\"number\":\"13800138000\",\"queue\":\"nobodys\"}")
                        .code())
                .isEqualTo("forbidden");
        assertThat(house.calls.told).isEmpty();

        assertThat(dials("13800138000").status()).isEqualTo(200);
        assertThat(dials("13800138000").code()).isEqualTo("not-now");
        Browser supervisor = house.browser().signIn("s01");
        assertThat(supervisor
                        .post("/api/desk/dial", "{\"number\":\"13800138000\"}")
                        .code())
                .isEqualTo("forbidden");
        assertThat(house.browser()
                        .signIn("a02")
                        .post("/api/desk/dial", "{\"number\":\"13800138000\"}")
                        .code())
                .isEqualTo("not-at-work");
    }
}
