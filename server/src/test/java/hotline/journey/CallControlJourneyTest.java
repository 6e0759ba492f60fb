package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.cti.carrier.CallOrder;
import hotline.cti.carrier.DemoCustomer;
import hotline.cti.carrier.LiveCall;
import hotline.cti.carrier.PhoneBehaviour;
import hotline.cti.carrier.PhoneEvent;
import hotline.journey.audio.Recording;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What agents do with a customer, on the real Asterisk, through the desk's interface. Everybody says a tone of their own, and what everybody hears is
 * recorded: so who hears whom is measured in each state.
 */
@Tag("journey")
@Quiet
@Order(1)
class CallControlJourneyTest {
    private static final int CALLER_HZ = 2_205;

    /** Who answers presses the key two seconds later. */
    private static final String KEY_AFTER_TWO_SECONDS = "wwww1";

    private static final Duration BEFORE_THE_KEY = Duration.ofMillis(1_800);
    /** Of the demo customers the carrier calls. */
    private static final String OUTSIDE = "01012345678";

    @RegisterExtension
    static final OneCentre HOTLINE = OneCentre.with(
            center -> OneCentre.brisk(center).replace("needs: [sales]", "needs: [sales]\n    recording: all"));

    private final Centre centre = HOTLINE.get();

    private final States states = new States();

    @Test
    void whoHearsWhomThroughHoldConsultationSwapConferenceAndHandOver() {
        LiveCall call = talkingWith("a02");
        centre.ready("a09");
        WebClient agent = WebClient.signIn(centre, "a02");
        String at = "/api/desk/interactions/" + centre.interactionOf(call);
        states.lasts("talk");
        assertThat(agent.put(at + "/hold", "{\"held\":true}")).isEqualTo(204);
        states.lasts("hold");
        assertThat(agent.put(at + "/hold", "{\"held\":false}")).isEqualTo(204);
        states.lasts("back");
        assertThat(agent.post(at + "/consult", "{\"agent\":\"a09\"}")).isEqualTo(204);
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a09").equals("TALKING"));
        states.lasts("consult");
        assertThat(agent.post(at + "/consult/swap")).isEqualTo(204);
        states.lasts("swapped");
        assertThat(agent.post(at + "/consult/swap")).isEqualTo(204);
        states.lasts("swapped back");
        assertThat(agent.post(at + "/consult/conference")).isEqualTo(204);
        states.lasts("conference");
        String second = leg("a09");
        assertThat(agent.post(at + "/drop", "{\"agent\":\"a09\"}")).isEqualTo(204);
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a09").equals("READY"));
        states.lasts("dropped");
        assertThat(agent.post(at + "/consult", "{\"agent\":\"a09\"}")).isEqualTo(204);
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a09").equals("TALKING"));
        assertThat(agent.post(at + "/consult/conference")).isEqualTo(204);
        String first = leg("a02");
        String third = leg("a09");
        assertThat(agent.post(at + "/hang-up")).isEqualTo(204);
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a02").equals("READY"));
        states.lasts("left");
        call.hangUp();
        JsonNode story =
                centre.story(call, one -> one.at("/record/customerLeftAt").isTextual());
        assertThat(story.at("/record/outcome").asText()).isEqualTo("TALKED");

        States.Heard caller = states.heardBy(call);
        States.Heard a02 = states.heardBy(centre, "a02", first);
        States.Heard a09 = states.heardBy(centre, "a09", second);
        States.Heard again = states.heardBy(centre, "a09", third);
        int one = centre.phone("a02").toneHz();
        int two = centre.phone("a09").toneHz();
        caller.in("talk").hears(one).not(two);
        a02.in("talk").hears(CALLER_HZ);
        caller.in("hold").not(one);
        a02.in("hold").isSilent();
        caller.in("back").hears(one);
        a02.in("back").hears(CALLER_HZ);
        caller.in("consult").not(one).not(two);
        a02.in("consult").hears(two).not(CALLER_HZ);
        a09.in("consult").hears(one).not(CALLER_HZ);
        caller.in("swapped").hears(one).not(two);
        a02.in("swapped").hears(CALLER_HZ).not(two);
        a09.in("swapped").not(one).not(CALLER_HZ);
        caller.in("swapped back").not(one).not(two);
        a02.in("swapped back").hears(two);
        a09.in("swapped back").hears(one);
        caller.in("conference").hears(one).hears(two);
        a02.in("conference").hears(CALLER_HZ).hears(two);
        a09.in("conference").hears(CALLER_HZ).hears(one);
        caller.in("dropped").hears(one).not(two);
        a02.in("dropped").hears(CALLER_HZ).not(two);
        assertThat(a09.since("dropped").length())
                .as("what is heard after having been dropped")
                .isZero();
        caller.in("left").hears(two).not(one);
        again.in("left").hears(CALLER_HZ);
        centre.nothingIsLeft();
    }

    /** baresip knows nothing of us: what it does, phones do. */
    @Test
    void aPhoneOfAnotherMakeTalksAndItsOwnHoldIsUnderstood() {
        int tone = 650;
        try (Baresip phone = Baresip.insteadOf(centre, "a01", tone)) {
            centre.ready("a01");
            LiveCall call = centre.call(Centre.straightToAPerson("13900139000")
                    .saying(CALLER_HZ)
                    .recordedTo(centre.folder().resolve("caller-of-baresip.wav")));
            await().atMost(Centre.SOON).until(() -> centre.stateOf("a01").equals("TALKING"));
            states.lasts("talk at baresip");
            phone.hold();
            states.lasts("held by baresip");
            phone.resume();
            states.lasts("back at baresip");
            call.hangUp();
            JsonNode story =
                    centre.story(call, one -> one.at("/record/customerLeftAt").isTextual());

            assertThat(story.at("/record/outcome").asText()).isEqualTo("TALKED");
            assertThat(story.at("/record/assignments/0/holdMillis").asLong())
                    .isBetween(States.STATE.toMillis() - 500, States.STATE.toMillis() * 2);
            States.Heard caller = states.heardBy(call);
            caller.in("talk at baresip").hears(tone);
            caller.in("held by baresip").not(tone);
            caller.in("back at baresip").hears(tone);
            assertThat(phone.heard(CALLER_HZ)).isGreaterThan(States.STATE.dividedBy(2));
        }
    }

    @Test
    void aQueueIsAskedAndHandedTheCustomerAndSendsHerOnToAnotherQueueAndThatToSomebodyOutside() {
        DemoCustomer outside = centre.carrier().customer(OUTSIDE);
        outside.answersAfter(Duration.ofMillis(300));
        Path atOutside = centre.folder().resolve("outside-" + System.nanoTime() + ".wav");
        outside.recordsWhatItHears(atOutside);
        LiveCall call = talkingWith("a02");
        centre.ready("a09");
        WebClient agent = WebClient.signIn(centre, "a02");
        String at = "/api/desk/interactions/" + centre.interactionOf(call);
        assertThat(agent.post(at + "/consult", "{\"queue\":\"support\"}")).isEqualTo(204);
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a09").equals("TALKING"));
        states.lasts("the queue is asked");
        String first = leg("a02");
        String second = leg("a09");
        assertThat(agent.post(at + "/consult/complete")).isEqualTo(204);
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a02").equals("READY"));
        states.lasts("handed over");
        centre.agent("sign-out", "a02"); // who also serves the other queue,
        centre.agent("not-ready", "a09"); // as does whoever sends her there
        centre.ready("a01");
        assertThat(WebClient.signIn(centre, "a09").post(at + "/transfer", "{\"queue\":\"service\"}"))
                .isEqualTo(204);
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a01").equals("TALKING"));
        String third = leg("a01");
        states.lasts("in the other queue");
        int answers = outside.answers();
        assertThat(WebClient.signIn(centre, "a01").post(at + "/transfer", "{\"number\":\"" + OUTSIDE + "\"}"))
                .isEqualTo(204);
        await().atMost(Centre.SOON)
                .until(() ->
                        outside.answers() > answers && centre.stateOf("a01").equals("READY"));
        states.lasts("outside");
        outside.hangUp();
        JsonNode story =
                centre.story(call, one -> one.at("/record/customerLeftAt").isTextual());
        assertThat(story.at("/record/entries").findValuesAsText("purpose")).containsExactly("null", "CONSULT", "null");
        assertThat(story.at("/record/assignments").findValuesAsText("agent")).containsExactly("a02", "a09", "a01");
        assertThat(story.at("/record/segments").findValues("agents"))
                .extracting(JsonNode::toString)
                .containsExactly("[\"a02\"]", "[\"a02\",\"a09\"]", "[\"a09\"]", "[]", "[\"a01\"]", "[]");
        assertThat(story.at("/record/asides/0/kind").asText()).isEqualTo("OUTSIDE");
        assertThat(story.at("/record/asides/0/outcome").asText()).isEqualTo("HANDED_OVER");

        States.Heard caller = states.heardBy(call);
        States.Heard a02 = states.heardBy(centre, "a02", first);
        States.Heard a09 = states.heardBy(centre, "a09", second);
        int one = centre.phone("a02").toneHz();
        int two = centre.phone("a09").toneHz();
        caller.in("the queue is asked").not(one).not(two).isNotSilent();
        a02.in("the queue is asked").hears(two).not(CALLER_HZ);
        a09.in("the queue is asked").hears(one).not(CALLER_HZ);
        caller.in("handed over").hears(two).not(one);
        a09.in("handed over").hears(CALLER_HZ).not(one);
        caller.in("in the other queue").hears(centre.phone("a01").toneHz()).not(two);
        states.heardBy(centre, "a01", third).in("in the other queue").hears(CALLER_HZ);
        caller.in("outside").hears(DemoCustomer.TONE_HZ);
        assertThat(Recording.read(atOutside).last(States.STATE).heard(CALLER_HZ))
                .as("heard of the caller outside")
                .isGreaterThan(States.STATE.dividedBy(2));
        centre.nothingIsLeft();
    }

    @Test
    void somebodyOutsideIsAskedJoinsIsDroppedIsAskedAgainAndHandedTheCustomerAlsoWhenWeDieInBetween() {
        DemoCustomer outside = centre.carrier().customer(OUTSIDE);
        outside.answersAfter(Duration.ofMillis(500));
        Path joined = centre.folder().resolve("outside-joined-" + System.nanoTime() + ".wav");
        outside.recordsWhatItHears(joined);
        int calls = outside.calls();
        LiveCall call = talkingWith("a01");
        WebClient agent = WebClient.signIn(centre, "a01");
        String at = "/api/desk/interactions/" + centre.interactionOf(call);
        asks(outside, agent, at);
        assertThat(agent.post(at + "/consult/conference")).isEqualTo(204);
        states.lasts("conference with somebody outside");
        assertThat(agent.post(at + "/drop", "{\"agent\":null}")).isEqualTo(204);
        await().atMost(Centre.SOON).until(() -> !outside.isEngaged());
        states.lasts("the one outside is dropped");
        Path handed = centre.folder().resolve("outside-handed-" + System.nanoTime() + ".wav");
        outside.recordsWhatItHears(handed);
        asks(outside, agent, at);
        states.lasts("consult outside");
        String first = leg("a01");
        Faults faults = new Faults(centre);
        long dead = faults.ourProcess();

        Faults.signal("KILL", dead);
        faults.ourProcessIsBackAfter(dead);
        states.lasts("after our death");
        await().atMost(Centre.SOON)
                .ignoreExceptions()
                .until(() -> WebClient.signIn(centre, "a01").post(at + "/consult/complete") == 204);
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a01").equals("READY"));
        states.lasts("handed over");
        outside.hangUp();
        JsonNode story =
                centre.story(call, one -> one.at("/record/customerLeftAt").isTextual());
        assertThat(story.at("/record/outcome").asText()).isEqualTo("TALKED");
        assertThat(outside.calls()).isEqualTo(calls + 2);

        States.Heard a01 = states.heardBy(centre, "a01", first);
        int tone = centre.phone("a01").toneHz();
        a01.in("conference with somebody outside").hears(DemoCustomer.TONE_HZ).hears(CALLER_HZ);
        a01.in("the one outside is dropped").hears(CALLER_HZ).not(DemoCustomer.TONE_HZ);
        a01.in("consult outside").hears(DemoCustomer.TONE_HZ).not(CALLER_HZ);
        a01.in("after our death").hears(DemoCustomer.TONE_HZ).not(CALLER_HZ);
        States.Heard caller = states.heardBy(call);
        caller.in("conference with somebody outside")
                .hears(DemoCustomer.TONE_HZ)
                .hears(tone);
        caller.in("the one outside is dropped").hears(tone).not(DemoCustomer.TONE_HZ);
        // from the end, as such a recording does not tell when it began; a loaded machine ends the call late
        assertThat(caller.all().last(States.STATE.plusMillis(1_500)).heard(DemoCustomer.TONE_HZ))
                .as("heard of the one outside, handed over")
                .isGreaterThan(States.STATE.dividedBy(2));
        new States.InState("joined, to the one outside", atItsEnd(joined))
                .hears(CALLER_HZ)
                .hears(tone);
        new States.InState("handed over, to the one outside", atItsEnd(handed))
                .hears(CALLER_HZ)
                .not(tone);
        centre.nothingIsLeft();
    }

    private static void asks(DemoCustomer outside, WebClient agent, String at) {
        int answers = outside.answers();
        assertThat(agent.post(at + "/consult", "{\"number\":\"" + OUTSIDE + "\"}"))
                .isEqualTo(204);
        await().atMost(Centre.SOON).until(() -> outside.answers() == answers + 1);
    }

    /** Of the last state, without its edges. */
    private static Recording atItsEnd(Path recording) {
        return Recording.read(recording)
                .last(States.STATE)
                .part(States.EDGE, States.STATE.minus(States.EDGE.multipliedBy(2)));
    }

    @Test
    void anAgentAtATelephoneOutsideTalksAfterTheKeyAlsoWhenWeDieBeforeItAndAnAnsweringMachineGetsNobody() {
        carrierIsSeen();
        DemoCustomer machine = telephone("01088882002", "");
        int machineCalls = machine.calls();
        WebClient first = worksAt("a01", "010 8888 2002");
        assertThat(first.put("/api/desk/station", "{\"station\":\"tel:12\"}")).isEqualTo(400);
        DemoCustomer mobile = telephone("01088882001", KEY_AFTER_TWO_SECONDS);
        Path heard = centre.folder().resolve("mobile-" + System.nanoTime() + ".wav");
        mobile.recordsWhatItHears(heard);
        int calls = mobile.calls();
        int answers = mobile.answers();
        LiveCall call = centre.call(Centre.straightToAPerson("13900139000")
                .saying(CALLER_HZ)
                .recordedTo(centre.folder().resolve("caller-" + System.nanoTime() + ".wav")));
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a01").equals("RESERVED"));
        worksAt("a02", "01088882001");
        await().atMost(Centre.SOON).until(() -> machine.calls() == machineCalls + 1);
        await().atMost(Centre.SOON).until(() -> mobile.answers() == answers + 1);
        Faults faults = new Faults(centre);
        long dead = faults.ourProcess();
        Faults.signal("KILL", dead);
        faults.ourProcessIsBackAfter(dead);
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a02").equals("TALKING"));
        states.lasts("after the key");
        call.hangUp();
        JsonNode story =
                centre.story(call, one -> one.at("/record/customerLeftAt").isTextual());
        assertThat(story.at("/record/assignments").findValuesAsText("agent")).containsExactly("a02");
        assertThat(story.at("/record/offers").findValuesAsText("station")).containsExactly("tel:*2002", "tel:*2001");
        assertThat(story.at("/record/offers").findValuesAsText("result")).containsExactly("EXPIRED", "ACCEPTED");
        assertThat(mobile.calls()).isEqualTo(calls + 1);

        Recording caller =
                Recording.read(Objects.requireNonNull(call.report().join().recording()));
        new States.InState(
                        "after the key, to the caller",
                        caller.last(States.STATE).part(States.EDGE, States.STATE.minus(States.EDGE)))
                .hears(DemoCustomer.TONE_HZ);
        await().atMost(Centre.SOON).until(() -> !mobile.isEngaged());
        Recording agent = Recording.read(heard);
        new States.InState(
                        "after the key, to the agent",
                        agent.last(States.STATE).part(States.EDGE, States.STATE.minus(States.EDGE)))
                .hears(CALLER_HZ);
        new States.InState("before the key, to the agent", agent.part(Duration.ZERO, BEFORE_THE_KEY)).not(CALLER_HZ);
        centre.nothingIsLeft();
    }

    @Test
    void whatIsSaidAtATelephoneOutsideIsRecordedOnBothSidesAndHeardByASupervisor() {
        carrierIsSeen();
        telephone("01088882003", KEY_AFTER_TWO_SECONDS);
        centre.phone("s01").recordsCalls(true);
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)), "s01");
        centre.agent("sign-in", "s01");
        WebClient supervisor = WebClient.signIn(centre, "s01");
        worksAt("a05", "01088882003");
        LiveCall call =
                centre.call(CallOrder.from("13900139000").pressing("1,5").saying(CALLER_HZ));
        await().atMost(Centre.SOON.multipliedBy(2))
                .until(() -> centre.stateOf("a05").equals("TALKING"));
        states.lasts("the telephone's first words, which are in another tone");
        listensTo("a05", supervisor);
        states.lasts("outside");
        String leg = leg("s01");
        String path = "/api/interactions/" + centre.interactionOf(call) + "/recordings";
        call.hangUp();
        await().atMost(Centre.SOON)
                .until(() -> supervisor.get(path).path("recordings").size() == 1);
        Sides recorded = sides(supervisor, supervisor.get(path).at("/recordings/0"));

        recorded.customer.in("outside").hears(CALLER_HZ).not(DemoCustomer.TONE_HZ);
        recorded.agent.in("outside").hears(DemoCustomer.TONE_HZ).not(CALLER_HZ);
        states.heardBy(centre, "s01", leg).in("outside").hears(CALLER_HZ).hears(DemoCustomer.TONE_HZ);
        centre.agent("sign-out", "s01");
        centre.nothingIsLeft();
    }

    private void carrierIsSeen() {
        await("Asterisk has seen that the carrier, which starts beside it, is there: it asks every 30 s")
                .atMost(Duration.ofSeconds(40))
                .until(() -> centre.asterisk("pjsip show contacts")
                        .lines()
                        .anyMatch(line -> line.contains("trunk/sip:") && line.contains(" Avail ")));
    }

    private void listensTo(String agent, WebClient supervisor) {
        Instant asked = Instant.now();
        assertThat(supervisor.put("/api/agents/" + agent + "/watch", "{\"mode\":\"LISTEN\"}"))
                .isEqualTo(204);
        centre.phone("s01")
                .event(asked, event -> event.kind() == PhoneEvent.Kind.ANSWERED)
                .orTimeout(Centre.SOON.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private DemoCustomer telephone(String number, String keys) {
        DemoCustomer telephone = centre.carrier().customer("+86" + number.substring(1));
        telephone.answersAfter(Duration.ofMillis(300));
        telephone.presses(keys);
        return telephone;
    }

    private WebClient worksAt(String who, String number) {
        WebClient agent = WebClient.signIn(centre, who);
        assertThat(agent.put("/api/desk/station", "{\"station\":\"tel:" + number + "\"}"))
                .isEqualTo(204);
        assertThat(agent.put("/api/desk/availability", "{\"to\":\"READY\",\"reason\":null}"))
                .isEqualTo(204);
        centre.becomesReady(who);
        return agent;
    }

    @Test
    void whoHearsWhomWhileASupervisorListensWhispersJoinsInAndTakesOver() {
        LiveCall call = talkingWith("a01");
        centre.phone("s01").recordsCalls(true);
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)), "s01");
        centre.agent("sign-in", "s01");
        WebClient agent = WebClient.signIn(centre, "a01");
        WebClient supervisor = WebClient.signIn(centre, "s01");
        String at = "/api/desk/interactions/" + centre.interactionOf(call);
        assertThat(agent.put(at + "/help", "{\"wanted\":true}")).isEqualTo(204);
        listensTo("a01", supervisor);
        states.lasts("listen");
        assertThat(supervisor.put("/api/agents/a01/watch", "{\"mode\":\"WHISPER\"}"))
                .isEqualTo(204);
        states.lasts("whisper");
        assertThat(agent.put(at + "/hold", "{\"held\":true}")).isEqualTo(204);
        states.lasts("on hold");
        assertThat(agent.put(at + "/hold", "{\"held\":false}")).isEqualTo(204);
        states.lasts("whisper again");
        assertThat(supervisor.put("/api/agents/a01/watch", "{\"mode\":\"BARGE\"}"))
                .isEqualTo(204);
        states.lasts("barge");
        String first = leg("a01");
        String second = leg("s01");
        assertThat(supervisor.post("/api/watch/take-over")).isEqualTo(204);
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a01").equals("READY"));
        states.lasts("taken over");
        call.hangUp();
        JsonNode story =
                centre.story(call, one -> one.at("/record/customerLeftAt").isTextual());
        assertThat(story.at("/record/assignments").findValuesAsText("agent")).containsExactly("a01", "s01");
        assertThat(story.at("/record/asides").findValuesAsText("kind"))
                .containsExactly("HELP", "LISTEN", "WHISPER", "BARGE");
        assertThat(story.at("/record/asides").findValuesAsText("outcome"))
                .containsExactly("HELPED", "CHANGED", "CHANGED", "TAKEN_OVER");

        States.Heard caller = states.heardBy(call);
        States.Heard a01 = states.heardBy(centre, "a01", first);
        States.Heard s01 = states.heardBy(centre, "s01", second);
        int one = centre.phone("a01").toneHz();
        int two = centre.phone("s01").toneHz();
        s01.in("listen").hears(one).hears(CALLER_HZ);
        a01.in("listen").hears(CALLER_HZ).not(two);
        caller.in("listen").hears(one).not(two);
        s01.in("whisper").hears(one).hears(CALLER_HZ);
        a01.in("whisper").hears(CALLER_HZ).hears(two);
        caller.in("whisper").hears(one).not(two);
        a01.in("on hold").hears(two).not(CALLER_HZ);
        s01.in("on hold").hears(one).not(CALLER_HZ);
        s01.in("whisper again").hears(one).hears(CALLER_HZ);
        a01.in("whisper again").hears(CALLER_HZ).hears(two);
        caller.in("whisper again").hears(one).not(two);
        caller.in("barge").hears(one).hears(two);
        a01.in("barge").hears(CALLER_HZ).hears(two);
        s01.in("barge").hears(one).hears(CALLER_HZ);
        caller.in("taken over").hears(two).not(one);
        s01.in("taken over").hears(CALLER_HZ).not(one);
        centre.agent("sign-out", "s01");
        centre.nothingIsLeft();
    }

    @Test
    void whatIsRecordedHasTheCustomerOnOneSideAndTheAgentOnTheOtherAndNothingOfAPauseNorOfAHold() {
        centre.phone("a05").recordsCalls(false);
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)), "a05");
        centre.ready("a05");
        LiveCall call =
                centre.call(CallOrder.from("13900139000").pressing("1,5").saying(CALLER_HZ));
        await().atMost(Centre.SOON.multipliedBy(2))
                .until(() -> centre.stateOf("a05").equals("TALKING"));
        WebClient agent = WebClient.signIn(centre, "a05");
        String interaction = centre.interactionOf(call);
        String at = "/api/desk/interactions/" + interaction;
        states.lasts("recorded");
        assertThat(agent.put(at + "/recording", "{\"on\":false}")).isEqualTo(200);
        states.lasts("paused");
        assertThat(agent.put(at + "/hold", "{\"held\":true}")).isEqualTo(204);
        assertThat(agent.put(at + "/hold", "{\"held\":false}")).isEqualTo(204);
        states.lasts("still paused");
        assertThat(agent.put(at + "/recording", "{\"on\":true}")).isEqualTo(200);
        states.lasts("recorded again");
        call.hangUp();

        WebClient supervisor = WebClient.signIn(centre, "s01");
        String path = "/api/interactions/" + interaction + "/recordings";
        await().atMost(Centre.SOON)
                .until(() -> supervisor.get(path).path("recordings").size() == 2);
        JsonNode recordings = supervisor.get(path).path("recordings");
        assertThat(agent.get(path).path("recordings")).isEmpty();
        int tone = centre.phone("a05").toneHz();
        Sides first = sides(supervisor, recordings.path(0));
        first.customer.in("recorded").hears(CALLER_HZ).not(tone);
        first.agent.in("recorded").hears(tone).not(CALLER_HZ);
        Sides second = sides(supervisor, recordings.path(1));
        second.customer.in("recorded again").hears(CALLER_HZ).not(tone);
        second.agent.in("recorded again").hears(tone).not(CALLER_HZ);
        for (States.Heard side : List.of(first.customer, first.agent)) {
            assertThat(side.since("paused").loudness())
                    .as("after the pause began")
                    .isZero();
        }
        for (States.Heard side : List.of(second.customer, second.agent)) {
            // a second of the silence before the first sound is kept
            assertThat(side.all().part(Duration.ZERO, Duration.ofMillis(900)).loudness())
                    .as("before the pause ended")
                    .isZero();
        }
        assertThat(supervisor.get(path).at("/recordings/0/heard/0/person").asText())
                .isEqualTo("s01");
    }

    @Test
    void twoColleaguesHearEachOtherAndNothingElseAlsoWhenWeDieMeanwhile() {
        for (String one : List.of("a01", "a09")) {
            centre.phone(one).recordsCalls(true);
            centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)), one);
            centre.ready(one);
        }
        WebClient agent = WebClient.signIn(centre, "a01");
        String call = agent.asked("/api/desk/dial/colleague", "{\"agent\":\"a09\"}")
                .path("call")
                .asText();
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a09").equals("TALKING"));
        states.lasts("among agents");
        String first = leg("a01");
        String second = leg("a09");
        Faults faults = new Faults(centre);
        long dead = faults.ourProcess();
        Faults.signal("KILL", dead);
        await("our process is back")
                .atMost(Duration.ofSeconds(30))
                .until(() -> centre.control()
                        .instance()
                        .filter(mark -> mark.pid() != dead && mark.isUp())
                        .isPresent());
        states.lasts("among agents after our death");
        await().atMost(Centre.SOON)
                .ignoreExceptions()
                .until(() ->
                        WebClient.signIn(centre, "a09").post("/api/desk/interactions/" + call + "/hang-up") == 204);
        await().atMost(Centre.SOON)
                .until(() -> centre.stateOf("a01").equals("READY")
                        && centre.stateOf("a09").equals("READY"));

        States.Heard a01 = states.heardBy(centre, "a01", first);
        States.Heard a09 = states.heardBy(centre, "a09", second);
        for (String state : List.of("among agents", "among agents after our death")) {
            a01.in(state).hears(centre.phone("a09").toneHz());
            a09.in(state).hears(centre.phone("a01").toneHz());
        }
        WebClient again = WebClient.signIn(centre, "a01");
        await().atMost(Centre.SOON)
                .until(() -> again.get("/api/desk/interactions")
                        .path("interactions")
                        .findValuesAsText("interaction")
                        .contains(call));
        JsonNode mine = again.get("/api/desk/interactions").at("/interactions/0");
        assertThat(mine.path("interaction").asText()).isEqualTo(call);
        assertThat(mine.path("colleague").asText()).isEqualTo("a09");
        JsonNode story = again.get("/api/interactions/" + call);
        assertThat(story.at("/record/direction").asText()).isEqualTo("INTERNAL");
        assertThat(story.at("/record/outcome").asText()).isEqualTo("TALKED");
        assertThat(story.at("/record/assignments").findValuesAsText("agent")).containsExactly("a01", "a09");
        assertThat(WebClient.signIn(centre, "s01")
                        .get("/api/interactions/" + call + "/recordings")
                        .path("recordings"))
                .isEmpty();
        centre.nothingIsLeft();
    }

    /** Both sides of a recording. */
    private record Sides(States.Heard customer, States.Heard agent) {}

    private Sides sides(WebClient listener, JsonNode recording) {
        byte[] wav = listener.bytes("/api/recordings/" + recording.path("id").asText() + "/audio", null);
        Instant from = Instant.parse(recording.path("from").asText());
        return new Sides(states.heard(Recording.channel(wav, 0), from), states.heard(Recording.channel(wav, 1), from));
    }

    /** Whoever holds is not {@code a01}, whose tone is a note of the music. */
    private LiveCall talkingWith(String who) {
        for (String agent : List.of("a01", "a02", "a09")) {
            centre.phone(agent).recordsCalls(true);
        }
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)), "a01", "a02", "a09");
        centre.ready(who);
        LiveCall call = centre.call(Centre.straightToAPerson("13900139000")
                .saying(CALLER_HZ)
                .recordedTo(centre.folder().resolve("caller-" + System.nanoTime() + ".wav")));
        await().atMost(Centre.SOON).until(() -> centre.stateOf(who).equals("TALKING"));
        return call;
    }

    private String leg(String agent) {
        return centre.phone(agent).legs().getFirst();
    }
}
