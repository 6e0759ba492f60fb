package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.cti.carrier.CallOrder;
import hotline.cti.carrier.DemoCustomer;
import hotline.cti.carrier.LiveCall;
import hotline.cti.carrier.PhoneBehaviour;
import hotline.journey.States.Heard;
import hotline.journey.audio.Recording;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Our process is killed while agents and supervisors do all they can do with calls: what they were doing goes on, and they can go on with it afterwards. */
@Tag("journey")
@Quiet
class ControlRecoveryJourneyTest {
    private static final String WHISPERED_TO = "a01";
    private static final String HOLDS = "a02";
    private static final String ASKS = "a03";
    private static final String ASKED = "a04";
    private static final String RECORDED = "a06";
    private static final String CONFERS = "a07";
    private static final String CONFERRED = "a08";
    private static final String CALLS = "a09";
    private static final String DIALS = "a11";
    private static final String JOINED = "a12";
    private static final String SWAPS = "a05";
    private static final String SWAPPED = "a10";
    private static final String RINGS = "a13";
    private static final String RUNG = "a14";
    private static final String ASKS_A_QUEUE = "a15";
    private static final String ASKED_OF_IT = "a16";
    private static final String SENDS = "a17";
    private static final String SENT = "a18";
    private static final String RELIEVED = "a19";
    private static final String SENDS_OUT = "a20";
    private static final String SENDS_TO_A_QUEUE = "a21";
    private static final String TAKES_OVER = "s03";
    /** Whom she is sent to. */
    private static final String OUTSIDE = "02088886666";

    private static final List<String> SERVE = List.of(
            WHISPERED_TO,
            HOLDS,
            ASKS,
            CONFERS,
            JOINED,
            SWAPS,
            RINGS,
            ASKS_A_QUEUE,
            SENDS,
            RELIEVED,
            SENDS_OUT,
            SENDS_TO_A_QUEUE);
    private static final List<String> HELP =
            List.of("s01", "s02", TAKES_OVER, ASKED, CONFERRED, CALLS, DIALS, SWAPPED, RUNG, ASKED_OF_IT, SENT);
    private static final List<String> ALL =
            Stream.of(SERVE, HELP, List.of(RECORDED)).flatMap(List::stream).toList();
    /** Whose part is over before our process dies. */
    private static final List<String> GONE = List.of(SENDS, RELIEVED, SENDS_OUT, SENDS_TO_A_QUEUE);

    @RegisterExtension
    static final OneCentre HOTLINE = OneCentre.with(center -> OneCentre.brisk(center)
            .replace("needs: [sales]", "needs: [sales]\n    recording: all")
            .replace("\nagents:\n", """

                    agents:
                      a13: {name: 何静, extension: 1013, team: south, skills: {service: 6, lang-zh: 10}}
                      a14: {name: 高远, extension: 1014, team: south, skills: {service: 6, lang-zh: 10}}
                      a15: {name: 许诺, extension: 1015, team: south, skills: {service: 6, lang-zh: 10}}
                      a16: {name: 沈月, extension: 1016, team: south, skills: {support: 6, lang-zh: 10}}
                      a17: {name: 韩冰, extension: 1017, team: south, skills: {service: 6, lang-zh: 10}}
                      a18: {name: 唐宁, extension: 1018, team: south, skills: {service: 6, lang-zh: 10}}
                      a19: {name: 冯雷, extension: 1019, team: south, skills: {service: 6, lang-zh: 10}}
                      a20: {name: 董洁, extension: 1020, team: south, skills: {service: 6, lang-zh: 10}}
                      a21: {name: 袁野, extension: 1021, team: south, skills: {service: 6, lang-zh: 10}}
                    """)
            .replace("\nsupervisors:\n", """

                    supervisors:
                      s03: {name: 蒋欣, extension: 1123, team: south}
                    """));

    private final Centre centre = HOTLINE.get();
    private final States states = new States();
    private final Map<String, Talk> talks = new HashMap<>();
    private final Map<String, WebClient> desks = new HashMap<>();

    /** A call and what it is to the desk. */
    private record Talk(LiveCall call, String at, int tone) {}

    @Test
    void whatWasBeingDoneWithCallsGoesOnAfterOurDeath() {
        for (String person : ALL) {
            centre.phone(person).recordsCalls(true);
            centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)), person);
        }
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(2_500)), RUNG, SENT);
        HELP.forEach(person -> centre.agent("sign-in", person));
        DemoCustomer talksToo = centre.carrier().customer("02088887777");
        talksToo.answersAfter(Duration.ofMillis(300));
        DemoCustomer rings = centre.carrier().customer("01012345678");
        rings.answersAfter(Duration.ofSeconds(4));
        int dialled = rings.calls();
        DemoCustomer alone = centre.carrier().customer(OUTSIDE);
        alone.answersAfter(Duration.ofMillis(300));
        Path atOutside = centre.folder().resolve("outside-" + System.nanoTime() + ".wav");
        alone.recordsWhatItHears(atOutside);
        everybodyTalks();
        String ownCall = desk(CALLS)
                .asked("/api/desk/dial", "{\"number\":\"020 8888-7777\"}")
                .path("call")
                .asText();
        watches("s01", WHISPERED_TO, "WHISPER");
        watches("s02", JOINED, "BARGE");
        asks(ASKS, ASKED);
        asks(CONFERS, CONFERRED);
        assertThat(post(CONFERS, "/consult/conference")).isEqualTo(204);
        asks(SWAPS, SWAPPED);
        assertThat(post(SWAPS, "/consult/swap")).isEqualTo(204);
        assertThat(put(HOLDS, "/hold", "{\"held\":true}")).isEqualTo(204);
        assertThat(put(RECORDED, "/recording", "{\"on\":false}")).isEqualTo(200);
        centre.agent("ready", ASKED_OF_IT);
        assertThat(post(ASKS_A_QUEUE, "/consult", "{\"queue\":\"support\"}")).isEqualTo(204);
        awaitTalking(ASKED_OF_IT);
        int answers = alone.answers();
        assertThat(post(SENDS_OUT, "/transfer", "{\"number\":\"" + OUTSIDE + "\"}"))
                .isEqualTo(204);
        assertThat(post(SENDS_TO_A_QUEUE, "/transfer", "{\"queue\":\"support\"}"))
                .isEqualTo(204);
        takesOver();
        awaitTalking(CALLS);
        await().atMost(Centre.SOON)
                .until(() -> !centre.phone("s01").legs().isEmpty()
                        && !centre.phone("s02").legs().isEmpty());
        assertThat(desk(DIALS).post("/api/desk/dial", "{\"number\":\"010 1234-5678\"}"))
                .isEqualTo(200);
        await().atMost(Centre.SOON).until(() -> rings.calls() == dialled + 1);
        consults(RINGS, RUNG); // who answers while we are away
        assertThat(post(SENDS, "/transfer", "{\"agent\":\"" + SENT + "\"}")).isEqualTo(204); // as does this one
        await().atMost(Centre.SOON)
                .until(() -> !centre.phone(RUNG).legs().isEmpty()
                        && !centre.phone(SENT).legs().isEmpty());
        await().atMost(Centre.SOON).until(() -> alone.answers() == answers + 1 && centre.waiting() == 1);
        JsonNode entry = story(SENDS_TO_A_QUEUE).at("/record/entries/1");
        Map<String, String> legs = new HashMap<>();
        for (String person : ALL) {
            if (!GONE.contains(person)) {
                legs.put(person, centre.phone(person).legs().getFirst());
            }
        }
        Faults faults = new Faults(centre);
        long dead = faults.ourProcess();

        Faults.signal("KILL", dead);
        states.lasts("away");
        faults.ourProcessIsBackAfter(dead);
        await().atMost(Centre.SOON)
                .ignoreExceptions()
                .until(() -> put("s01", "/api/agents/a01/watch", "{\"mode\":\"LISTEN\"}") == 204);
        assertThat(desk("s02").delete("/api/watch")).isEqualTo(204);
        assertThat(put(HOLDS, "/hold", "{\"held\":false}")).isEqualTo(204);
        assertThat(put(RECORDED, "/recording", "{\"on\":true}")).isEqualTo(200);
        assertThat(centre.waiting()).isEqualTo(1);
        assertThat(centre.status().at("/interactions/outside").asInt()).isEqualTo(1);
        assertThat(post(ASKS, "/consult/complete")).isEqualTo(204); // who then takes the one who waits
        assertThat(post(SWAPS, "/consult/swap")).isEqualTo(204);
        assertThat(post(CONFERS, "/hang-up")).isEqualTo(204);
        assertThat(desk(CALLS).put("/api/desk/interactions/" + ownCall + "/hold", "{\"held\":true}"))
                .isEqualTo(204);
        assertThat(post(ASKS_A_QUEUE, "/consult/swap")).isEqualTo(204);
        assertThat(put(TAKES_OVER, "/hold", "{\"held\":true}")).isEqualTo(204);
        awaitTalking(DIALS);
        awaitTalking(RUNG);
        awaitTalking(SENT);
        states.lasts("back");
        talks.put(CONFERRED, talks.get(CONFERS));
        talks.put(SENT, talks.get(SENDS));
        for (String agent : List.of(CONFERRED, SENT)) {
            assertThat(put(agent, "/hold", "{\"held\":true}")).isEqualTo(204);
            assertThat(put(agent, "/hold", "{\"held\":false}")).isEqualTo(204);
        }
        assertThat(post(ASKS_A_QUEUE, "/consult/complete")).isEqualTo(204);
        assertThat(put(TAKES_OVER, "/hold", "{\"held\":false}")).isEqualTo(204);
        awaitTalking(ASKS);
        states.lasts("later");

        talks.values()
                .forEach(talk -> assertThat(talk.call().report()).as(talk.at()).isNotDone());
        assertThat(talksToo.isEngaged() && rings.isEngaged() && alone.isEngaged())
                .isTrue();
        alone.hangUp();
        JsonNode sentOut = centre.storyAfterCall(talks.get(SENDS_OUT).call());
        talks.values().forEach(talk -> talk.call().hangUp());
        talksToo.hangUp();
        rings.hangUp();
        centre.nothingIsLeft();

        Map<String, Heard> heard = new HashMap<>();
        legs.forEach((person, leg) -> heard.put(person, states.heardBy(centre, person, leg)));
        whisperedAndThenListened(heard);
        joinedAndThenNot(heard);
        heldAndThenBack(heard);
        askedAndThenHandedOver(heard);
        conferredAndThenWithOne(heard);
        swappedAndThenBack(heard);
        rungAndThenAsked(heard);
        askedOfAQueueAndThenHandedOver(heard);
        sentOnAndThenHeldAndBack(heard);
        takenOverAndThenHeldAndBack(heard);
        aloneWithSomebodyOutside(sentOut, atOutside);
        waitedAndThenAnswered(entry);
        heard.get(CALLS).in("away").hears(DemoCustomer.TONE_HZ);
        heard.get(CALLS).in("back").isSilent();
        heard.get(DIALS).in("back").hears(DemoCustomer.TONE_HZ);
        assertThat(rings.calls()).isEqualTo(dialled + 1);
        nothingOfThePauseIsRecorded();
    }

    private void whisperedAndThenListened(Map<String, Heard> heard) {
        Talk talk = talks.get(WHISPERED_TO);
        Heard customer = states.heardBy(talk.call());
        heard.get("s01").in("away").hears(tone(WHISPERED_TO)).hears(talk.tone());
        heard.get(WHISPERED_TO).in("away").hears(talk.tone()).hears(tone("s01"));
        customer.in("away").hears(tone(WHISPERED_TO)).not(tone("s01"));
        heard.get("s01").in("back").hears(tone(WHISPERED_TO)).hears(talk.tone());
        heard.get(WHISPERED_TO).in("back").hears(talk.tone()).not(tone("s01"));
        customer.in("back").hears(tone(WHISPERED_TO)).not(tone("s01"));
    }

    private void joinedAndThenNot(Map<String, Heard> heard) {
        Talk talk = talks.get(JOINED);
        Heard customer = states.heardBy(talk.call());
        heard.get("s02").in("away").hears(tone(JOINED)).hears(talk.tone());
        customer.in("away").hears(tone(JOINED)).hears(tone("s02"));
        customer.in("back").hears(tone(JOINED)).not(tone("s02"));
        heard.get(JOINED).in("back").hears(talk.tone()).not(tone("s02"));
    }

    private void heldAndThenBack(Map<String, Heard> heard) {
        Talk talk = talks.get(HOLDS);
        Heard customer = states.heardBy(talk.call());
        heard.get(HOLDS).in("away").isSilent();
        customer.in("away").not(tone(HOLDS));
        heard.get(HOLDS).in("back").hears(talk.tone());
        customer.in("back").hears(tone(HOLDS));
    }

    private void askedAndThenHandedOver(Map<String, Heard> heard) {
        Talk talk = talks.get(ASKS);
        Heard customer = states.heardBy(talk.call());
        heard.get(ASKS).in("away").hears(tone(ASKED)).not(talk.tone());
        heard.get(ASKED).in("away").hears(tone(ASKS)).not(talk.tone());
        customer.in("away").not(tone(ASKS)).not(tone(ASKED));
        heard.get(ASKED).in("back").hears(talk.tone());
        customer.in("back").hears(tone(ASKED)).not(tone(ASKS));
    }

    private void swappedAndThenBack(Map<String, Heard> heard) {
        Talk talk = talks.get(SWAPS);
        Heard customer = states.heardBy(talk.call());
        heard.get(SWAPS).in("away").hears(talk.tone()).not(tone(SWAPPED));
        heard.get(SWAPPED).in("away").not(tone(SWAPS)).not(talk.tone());
        customer.in("away").hears(tone(SWAPS)).not(tone(SWAPPED));
        heard.get(SWAPS).in("back").hears(tone(SWAPPED)).not(talk.tone());
        heard.get(SWAPPED).in("back").hears(tone(SWAPS)).not(talk.tone());
        customer.in("back").not(tone(SWAPS)).not(tone(SWAPPED));
    }

    private void rungAndThenAsked(Map<String, Heard> heard) {
        Talk talk = talks.get(RINGS);
        Heard customer = states.heardBy(talk.call());
        heard.get(RINGS).in("away").not(talk.tone());
        customer.in("away").not(tone(RINGS));
        heard.get(RINGS).in("back").hears(tone(RUNG)).not(talk.tone());
        heard.get(RUNG).in("back").hears(tone(RINGS)).not(talk.tone());
        customer.in("back").not(tone(RINGS)).not(tone(RUNG));
    }

    private void askedOfAQueueAndThenHandedOver(Map<String, Heard> heard) {
        Talk talk = talks.get(ASKS_A_QUEUE);
        Heard customer = states.heardBy(talk.call());
        heard.get(ASKS_A_QUEUE).in("away").hears(tone(ASKED_OF_IT)).not(talk.tone());
        heard.get(ASKED_OF_IT).in("away").hears(tone(ASKS_A_QUEUE)).not(talk.tone());
        customer.in("away").not(tone(ASKS_A_QUEUE)).not(tone(ASKED_OF_IT));
        customer.in("back").hears(tone(ASKS_A_QUEUE)).not(tone(ASKED_OF_IT));
        heard.get(ASKED_OF_IT).in("back").not(tone(ASKS_A_QUEUE)).not(talk.tone());
        customer.in("later").hears(tone(ASKED_OF_IT)).not(tone(ASKS_A_QUEUE));
        heard.get(ASKED_OF_IT).in("later").hears(talk.tone());
    }

    private void sentOnAndThenHeldAndBack(Map<String, Heard> heard) {
        Talk talk = talks.get(SENDS);
        Heard customer = states.heardBy(talk.call());
        customer.in("away").not(tone(SENDS));
        for (String state : List.of("back", "later")) {
            customer.in(state).hears(tone(SENT)).not(tone(SENDS));
            heard.get(SENT).in(state).hears(talk.tone());
        }
    }

    private void takenOverAndThenHeldAndBack(Map<String, Heard> heard) {
        Talk talk = talks.get(TAKES_OVER);
        Heard customer = states.heardBy(talk.call());
        for (String state : List.of("away", "later")) {
            customer.in(state).hears(tone(TAKES_OVER)).not(tone(RELIEVED));
            heard.get(TAKES_OVER).in(state).hears(talk.tone()).not(tone(RELIEVED));
        }
        customer.in("back").not(tone(TAKES_OVER));
        heard.get(TAKES_OVER).in("back").isSilent();
    }

    private void aloneWithSomebodyOutside(JsonNode story, Path atOutside) {
        Talk talk = talks.get(SENDS_OUT);
        Heard customer = states.heardBy(talk.call());
        for (String state : List.of("away", "back", "later")) {
            customer.in(state).hears(DemoCustomer.TONE_HZ).not(tone(SENDS_OUT));
        }
        Recording outside = Recording.read(atOutside);
        assertThat(outside.heard(talk.tone()))
                .as("heard of the customer by the one outside")
                .isGreaterThan(outside.length().multipliedBy(9).dividedBy(10));
        assertThat(story.at("/record/outcome").asText()).isEqualTo("TALKED");
        assertThat(story.at("/record/assignments").findValuesAsText("agent")).containsExactly(SENDS_OUT);
        assertThat(story.at("/record/asides").findValuesAsText("outcome")).containsExactly("HANDED_OVER");
    }

    /** @param before how she stood in the queue while we were there */
    private void waitedAndThenAnswered(JsonNode before) {
        Talk talk = talks.get(SENDS_TO_A_QUEUE);
        Heard customer = states.heardBy(talk.call());
        customer.in("away").not(tone(SENDS_TO_A_QUEUE)).isNotSilent();
        customer.in("later").hears(tone(ASKS)).not(tone(SENDS_TO_A_QUEUE));
        JsonNode entries = story(SENDS_TO_A_QUEUE).at("/record/entries");
        assertThat(entries.findValuesAsText("queue")).containsExactly("service", "support");
        assertThat(entries.findValuesAsText("outcome")).containsExactly("ANSWERED", "ANSWERED");
        for (String place : List.of("queuedAt", "orderKey")) {
            assertThat(entries.at("/1").path(place)).as(place).isEqualTo(before.path(place));
        }
    }

    private JsonNode story(String agent) {
        return centre.story(
                talks.get(agent).call(), one -> one.at("/record/entries/1").isObject());
    }

    private void conferredAndThenWithOne(Map<String, Heard> heard) {
        Talk talk = talks.get(CONFERS);
        Heard customer = states.heardBy(talk.call());
        customer.in("away").hears(tone(CONFERS)).hears(tone(CONFERRED));
        heard.get(CONFERS).in("away").hears(talk.tone()).hears(tone(CONFERRED));
        heard.get(CONFERRED).in("away").hears(talk.tone()).hears(tone(CONFERS));
        customer.in("back").hears(tone(CONFERRED)).not(tone(CONFERS));
        heard.get(CONFERRED).in("back").hears(talk.tone());
        customer.in("later").hears(tone(CONFERRED));
        heard.get(CONFERRED).in("later").hears(talk.tone());
    }

    private void nothingOfThePauseIsRecorded() {
        WebClient supervisor = desk("s01");
        String path = talks.get(RECORDED).at().replace("/desk", "") + "/recordings";
        await().atMost(Centre.SOON)
                .until(() -> supervisor.get(path).path("recordings").size() == 1);
        JsonNode recording = supervisor.get(path).path("recordings").path(0);
        byte[] wav = supervisor.bytes("/api/recordings/" + recording.path("id").asText() + "/audio", null);
        Instant from = Instant.parse(recording.path("from").asText());
        List<Integer> tones = List.of(talks.get(RECORDED).tone(), tone(RECORDED));
        for (int side = 0; side < 2; side++) {
            Heard heard = states.heard(Recording.channel(wav, side), from);
            assertThat(heard.all().hears(tones.get(side))).isTrue();
            assertThat(heard.in("away").part().loudness()).as("in the pause").isZero();
            heard.in("back").hears(tones.get(side));
        }
    }

    /** One customer with each, at the same time. */
    private void everybodyTalks() {
        centre.ready(RECORDED);
        List<LiveCall> calls = new ArrayList<>(List.of(calls(0, "1@1,5@2")));
        for (int i = 1; i <= SERVE.size(); i++) {
            calls.add(calls(i, "0@0.5"));
        }
        awaitTalking(RECORDED); // before others are ready, who sell, too
        for (String agent : SERVE) {
            centre.agent("sign-in", agent);
            centre.agent("ready", agent);
        }
        SERVE.forEach(this::awaitTalking);
        for (LiveCall call : calls) {
            JsonNode story =
                    centre.story(call, one -> one.at("/record/assignments/0").isObject());
            talks.put(
                    story.at("/record/assignments/0/agent").asText(),
                    new Talk(
                            call,
                            "/api/desk/interactions/" + story.at("/record/id").asText(),
                            tone(calls.indexOf(call))));
        }
    }

    private LiveCall calls(int number, String keys) {
        return centre.call(CallOrder.from("02155530%03d".formatted(number))
                .pressing(keys)
                .saying(tone(number))
                .recordedTo(centre.folder().resolve("caller-" + number + "-" + System.nanoTime() + ".wav")));
    }

    private static int tone(int caller) {
        return 2_205 + 61 * caller;
    }

    private int tone(String person) {
        return centre.phone(person).toneHz();
    }

    private void watches(String supervisor, String agent, String mode) {
        assertThat(put(supervisor, "/api/agents/" + agent + "/watch", "{\"mode\":\"" + mode + "\"}"))
                .isEqualTo(204);
    }

    private void takesOver() {
        watches(TAKES_OVER, RELIEVED, "LISTEN");
        await("the supervisor is on the line")
                .atMost(Centre.SOON)
                .until(() -> desk(TAKES_OVER).post("/api/watch/take-over") == 204);
        awaitTalking(TAKES_OVER);
        talks.put(TAKES_OVER, talks.get(RELIEVED));
    }

    private void asks(String agent, String colleague) {
        consults(agent, colleague);
        awaitTalking(colleague);
    }

    private void consults(String agent, String colleague) {
        assertThat(post(agent, "/consult", "{\"agent\":\"" + colleague + "\"}")).isEqualTo(204);
    }

    private WebClient desk(String person) {
        return desks.computeIfAbsent(person, who -> WebClient.signIn(centre, who));
    }

    /** @param path of the interaction the agent has, unless it begins with {@code /api} */
    private int put(String person, String path, String body) {
        return desk(person)
                .put(path.startsWith("/api") ? path : talks.get(person).at() + path, body);
    }

    private int post(String agent, String path) {
        return desk(agent).post(talks.get(agent).at() + path);
    }

    private int post(String agent, String path, String body) {
        return desk(agent).post(talks.get(agent).at() + path, body);
    }

    private void awaitTalking(String agent) {
        await(agent + " talks")
                .atMost(Duration.ofSeconds(20))
                .until(() -> centre.stateOf(agent).equals("TALKING"));
    }
}
