package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.cti.carrier.CallOrder;
import hotline.cti.carrier.DemoCustomer;
import hotline.cti.carrier.LiveCall;
import hotline.cti.carrier.PhoneBehaviour;
import hotline.journey.audio.Recording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Virtual hold: the caller presses a key, hangs up and keeps the place; an agent answers first, then the customer's telephone rings, exactly once. */
@Tag("journey")
@Quiet
class VirtualHoldJourneyTest {
    @RegisterExtension
    static final OneCentre HOTLINE = OneCentre.with(yaml -> OneCentre.brisk(yaml)
            .replace("attempts: 2, retry-after: 5 min, ring: 30 s", "attempts: 2, retry-after: 1 s, ring: 20 s"));

    private final Centre centre = HOTLINE.get();

    @Test
    void whoHangsUpIsCalledWhenTheAgentHasAnsweredAndTheyTalk() {
        DemoCustomer customer = centre.carrier().customer("13900139000");
        customer.answersAfter(Duration.ofMillis(1_500));
        LiveCall call = keepsPlaceAndHangsUp("13900139000");
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(700)), "a01");
        centre.phone("a01").recordsCalls(true);
        assertThat(customer.calls()).isZero();

        comesToWork("a01");
        await("the agent is kept while the customer's telephone rings")
                .atMost(Centre.SOON)
                .until(() -> customer.calls() == 1 && customer.answers() == 0);
        assertThat(centre.stateOf("a01")).isEqualTo("RESERVED");
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a01").equals("TALKING"));
        await().atMost(Centre.SOON).until(() -> !centre.phone("a01").legs().isEmpty());
        String leg = centre.phone("a01").legs().getFirst();
        await().pollDelay(Duration.ofMillis(1_500)).until(() -> true);
        customer.hangUp();

        JsonNode story = centre.story(call, one -> one.at("/record/endedAt").isTextual());
        assertThat(story.at("/record/outcome").asText()).isEqualTo("TALKED");
        assertThat(story.at("/record/endedBy").asText()).isEqualTo("CALLER");
        assertThat(each(story.at("/record/entries"), "outcome")).containsExactly("CALLBACK", "ANSWERED");
        assertThat(each(story.at("/record/entries"), "toBeCalled")).containsExactly("false", "true");
        assertThat(story.at("/record/entries/1/queuedAt")).isEqualTo(story.at("/record/entries/0/queuedAt"));
        assertThat(customer.calls()).isEqualTo(1);
        Recording agent = Recording.read(centre.phone("a01").recording(leg));
        assertThat(agent.heard(DemoCustomer.TONE_HZ)).as("the customer's voice").isGreaterThan(Duration.ofMillis(500));
        centre.nothingIsLeft();
    }

    @Test
    void whoDoesNotAnswerIsCalledOnceMoreLater() {
        DemoCustomer customer = centre.carrier().customer("13800138000");
        int calls = customer.calls();
        int answers = customer.answers();
        customer.isBusy();
        LiveCall call = keepsPlaceAndHangsUp("13800138000");
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300), Duration.ofSeconds(5)), "a01");
        comesToWork("a01");
        await().atMost(Centre.SOON).until(() -> customer.calls() == calls + 1);
        customer.answersAfter(Duration.ofMillis(500));

        await().atMost(Centre.SOON).until(() -> customer.answers() == answers + 1);
        JsonNode story = centre.story(call, one -> one.at("/record/endedAt").isTextual());
        assertThat(story.at("/record/outcome").asText()).isEqualTo("TALKED");
        assertThat(each(story.at("/record/offers"), "result")).containsExactly("UNREACHED", "ACCEPTED");
        assertThat(customer.calls()).isEqualTo(calls + 2);
        centre.nothingIsLeft();
    }

    @Test
    void ourDeathBetweenReservationAndAnswerCallsTheCustomerOnce() {
        DemoCustomer customer = centre.carrier().customer("01012345678");
        int before = customer.calls();
        customer.answersAfter(Duration.ofSeconds(4));
        LiveCall call = keepsPlaceAndHangsUp("01012345678");
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)), "a01");
        comesToWork("a01");
        await().atMost(Centre.SOON).until(() -> customer.calls() == before + 1);
        Faults faults = new Faults(centre);

        Faults.signal("KILL", faults.ourProcess());

        await("the two talk")
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> centre.stateOf("a01").equals("TALKING"));
        assertThat(customer.calls()).isEqualTo(before + 1);
        centre.phone("a01").hangUp();
        JsonNode story = centre.story(call, one -> one.at("/record/endedAt").isTextual());
        assertThat(story.at("/record/outcome").asText()).isEqualTo("TALKED");
        assertThat(each(story.at("/record/offers"), "result")).containsExactly("ACCEPTED");
        assertThat(customer.calls()).isEqualTo(before + 1);
        centre.nothingIsLeft();
    }

    /** From the desk: the same way as to somebody who keeps a place, with one agent and one attempt. */
    @Test
    void anAgentCallsACustomerBothHearEachOtherAndABusyOneIsToldAsSuch() {
        DemoCustomer customer = centre.carrier().customer("02088887777");
        customer.answersAfter(Duration.ofMillis(700));
        Path heard = centre.data().root().resolve("customer-hears.wav");
        customer.recordsWhatItHears(heard);
        centre.storyAfterCall(
                centre.call(CallOrder.from("02088887777").to("4002").hangingUpAfter(Duration.ofMillis(300))));
        int before = customer.calls();
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)), "a02");
        centre.phone("a02").recordsCalls(true);
        centre.agent("sign-in", "a02"); // and not ready: one may call all the same
        WebClient agent = WebClient.signIn(centre, "a02");

        String call = dials(agent);
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a02").equals("TALKING"));
        assertThat(customer.shown())
                .as("the number by which she reached us last")
                .isEqualTo("4002");
        String leg = centre.phone("a02").legs().getFirst();
        await().pollDelay(Duration.ofMillis(1_500)).until(() -> true);
        assertThat(agent.post("/api/desk/interactions/" + call + "/hang-up")).isEqualTo(204);
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a02").equals("NOT_READY") && !customer.isEngaged());
        assertThat(Recording.read(centre.phone("a02").recording(leg)).heard(DemoCustomer.TONE_HZ))
                .as("the customer's voice")
                .isGreaterThan(Duration.ofMillis(500));
        assertThat(Recording.read(heard).heard(centre.phone("a02").toneHz()))
                .as("the agent's voice")
                .isGreaterThan(Duration.ofMillis(500));
        JsonNode story = over(agent, call);
        assertThat(story.at("/record/direction").asText()).isEqualTo("OUTBOUND");
        assertThat(story.at("/record/outcome").asText()).isEqualTo("TALKED");
        assertThat(each(story.at("/record/entries"), "purpose")).containsExactly("DIAL");
        assertThat(customer.calls()).isEqualTo(before + 1);

        customer.isBusy();
        JsonNode inVain = over(agent, dials(agent));
        assertThat(each(inVain.at("/record/offers"), "result")).containsExactly("UNREACHED");
        assertThat(each(inVain.at("/record/entries"), "outcome")).containsExactly("UNREACHED");
        assertThat(customer.calls()).isEqualTo(before + 2);
        assertThat(centre.stateOf("a02")).isEqualTo("NOT_READY");
        centre.nothingIsLeft();
    }

    private static String dials(WebClient agent) {
        return agent.asked("/api/desk/dial", "{\"number\":\"020 8888-7777\"}")
                .path("call")
                .asText();
    }

    private static JsonNode over(WebClient agent, String call) {
        return await("the record of " + call)
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> agent.get("/api/interactions/" + call),
                        story -> story.at("/record/endedAt").isTextual());
    }

    /** Is offered something at once, and so never seen ready. */
    private void comesToWork(String agent) {
        centre.agent("sign-in", agent);
        centre.agent("ready", agent);
    }

    /** Waits in the queue, presses 2, hears that the place is kept and hangs up. */
    private LiveCall keepsPlaceAndHangsUp(String number) {
        LiveCall call = centre.call(CallOrder.from(number).pressing("0@0.5"));
        await().atMost(Centre.SOON).until(() -> centre.waiting() == 1);
        call.press('2');
        centre.story(call, story -> story.at("/record/entries/1/toBeCalled").asBoolean());
        call.hangUp();
        centre.story(call, story -> story.at("/record/customerLeftAt").isTextual());
        return call;
    }

    private static List<String> each(JsonNode array, String field) {
        List<String> values = new ArrayList<>();
        array.forEach(one -> values.add(one.path(field).asText()));
        return values;
    }
}
