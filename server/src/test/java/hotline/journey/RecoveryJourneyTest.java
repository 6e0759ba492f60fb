package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.cti.carrier.CallOrder;
import hotline.cti.carrier.CallReport;
import hotline.cti.carrier.LiveCall;
import hotline.cti.carrier.PhoneBehaviour;
import hotline.cti.carrier.PhoneEvent;
import hotline.journey.audio.Recording;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Our process is killed in the middle of everything, and nobody touches anything. */
@Tag("journey")
@Quiet
class RecoveryJourneyTest {
    private static final List<String> TALKERS = List.of("a01", "a02", "a03", "a04", "a05", "a07", "a08");
    private static final String RINGS = "a09";
    private static final Duration BACK = Duration.ofSeconds(30);

    @RegisterExtension
    static final OneCentre HOTLINE = OneCentre.with(yaml -> yaml.replace("wrap-up: 30 s", "wrap-up: 3 s"));

    private final Centre centre = HOTLINE.get();
    private final Faults faults = new Faults(centre);
    private int callers;

    /** A call and who talks to it. */
    private record Talk(LiveCall call, String agent) {}

    @Test
    void aKilledProcessCostsNobodyAnything() {
        List<Talk> talks = sevenTalk();
        centre.behave(PhoneBehaviour.ringsForEver(), RINGS);
        centre.ready(RINGS);
        List<LiveCall> queued = List.of(person(), person(), person(), person());
        LiveCall inMenu = centre.call(CallOrder.from(nextNumber()));
        awaitInteractions(1, 4, 7);
        await().atMost(Centre.SOON).until(() -> !centre.phone(RINGS).legs().isEmpty());
        Map<LiveCall, JsonNode> before = new HashMap<>();
        await("the records tell whose call rings there").atMost(Centre.SOON).until(() -> {
            queued.forEach(call -> before.put(
                    call,
                    centre.story(call, story -> story.at("/record/entries/0").isObject())));
            return before.values().stream()
                    .anyMatch(story -> story.at("/record/offers/0").isObject());
        });
        LiveCall ringing = queued.stream()
                .filter(call -> before.get(call).at("/record/offers/0").isObject())
                .findFirst()
                .orElseThrow();
        List<LiveCall> waiting = queued.stream()
                .filter(call -> call != ringing)
                .sorted(Comparator.comparing(call -> time(before.get(call), "/record/entries/0/queuedAt")))
                .toList();
        assertThat(waiting).hasSize(3);
        Talk leftByAgent = talks.get(5);
        Talk leftByCaller = talks.get(6);
        long dead = faults.ourProcess();

        Faults.signal("KILL", dead);
        Instant killed = Instant.now();
        // While nobody of us is there, people go on.
        centre.phone(RINGS).answer();
        centre.phone(leftByAgent.agent()).hangUp();
        leftByCaller.call().hangUp();

        faults.ourProcessIsBackAfter(dead);
        say("up again %d ms after the kill", killed.until(Instant.now(), ChronoUnit.MILLIS));
        PhoneEvent offered = firstOfferAfter(killed);
        say("first offer %d ms after the kill", killed.until(offered.at(), ChronoUnit.MILLIS));
        assertThat(Duration.between(killed, offered.at())).isLessThanOrEqualTo(Duration.ofSeconds(10));

        // the two whose conversations ended meanwhile have wrapped up and take the first two
        centre.story(waiting.get(0), RecoveryJourneyTest::talks);
        centre.story(waiting.get(1), RecoveryJourneyTest::talks);
        await("the caller in the menu can go on from there")
                .atMost(Centre.SOON)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    inMenu.press('0');
                    return centre.status().at("/interactions/ivr").asInt() == 0;
                });
        // a conversation from before ends, into wrap-up as usual, and the next in line is served
        Instant hungUp = Instant.now();
        centre.phone(talks.get(0).agent()).hangUp();
        await().atMost(Centre.SOON)
                .until(() -> centre.stateOf(talks.get(0).agent()).equals("WRAP_UP"));
        centre.story(waiting.get(2), RecoveryJourneyTest::talks);
        talks.get(1).call().hangUp();
        centre.story(inMenu, RecoveryJourneyTest::talks);

        // nobody was disconnected
        assertThat(talks.subList(2, 5)).noneMatch(talk -> talk.call().report().isDone());
        assertThat(ringing.report()).isNotDone();
        talks.subList(2, 5).forEach(talk -> talk.call().hangUp());
        talks.subList(2, 5).forEach(talk -> bothHeardEachOtherSince(killed, talk));
        List.of(ringing, waiting.get(0), waiting.get(1), waiting.get(2), inMenu).forEach(LiveCall::hangUp);

        List<JsonNode> stories = new ArrayList<>();
        talks.forEach(talk -> stories.add(complete(talk.call(), talk.agent())));
        queued.forEach(call -> stories.add(complete(call, null)));
        stories.add(complete(inMenu, null));
        assertThat(stories)
                .allSatisfy(story ->
                        assertThat(story.at("/record/outcome").asText()).isEqualTo("TALKED"));

        assertThat(time(complete(leftByAgent.call(), leftByAgent.agent()), "/record/assignments/0/wrapUpAt"))
                .as("the conversation that its agent ended while we were away")
                .isCloseTo(hangUpOf(leftByAgent.agent(), killed), within(500, ChronoUnit.MILLIS));
        assertThat(time(complete(talks.get(0).call(), null), "/record/assignments/0/wrapUpAt"))
                .isCloseTo(hangUpOf(talks.get(0).agent(), hungUp), within(500, ChronoUnit.MILLIS));
        JsonNode answered = complete(ringing, RINGS);
        Instant pickedUp = centre.phone(RINGS)
                .event(killed, is(PhoneEvent.Kind.ANSWERED))
                .join()
                .at();
        assertThat(time(answered, "/record/assignments/0/beganAt"))
                .as("answered while we were away")
                .isCloseTo(pickedUp, within(500, ChronoUnit.MILLIS));
        assertThat(answered.at("/record/offers")).hasSize(1);
        assertThat(waiting.stream().map(call -> time(complete(call, null), "/record/offers/0/madeAt")))
                .as("served in their order")
                .isSorted();
        long repairs =
                Long.parseLong(faults.component("ami").path("detail").asText().replaceFirst(" repairs.*", ""));
        say("%d repairs", repairs);
        assertThat(repairs).isPositive();
        faults.everyEventOnce(12);
    }

    private List<Talk> sevenTalk() {
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)), TALKERS.toArray(String[]::new));
        TALKERS.forEach(agent -> centre.phone(agent).recordsCalls(true));
        centre.ready(TALKERS.toArray(String[]::new));
        List<LiveCall> calls = TALKERS.stream().map(agent -> person()).toList();
        awaitInteractions(0, 0, 7);
        return calls.stream()
                .map(call -> new Talk(
                        call,
                        centre.story(call, RecoveryJourneyTest::talks)
                                .at("/record/assignments/0/agent")
                                .asText()))
                .toList();
    }

    private LiveCall person() {
        String number = nextNumber();
        return centre.call(Centre.toAPerson(number).recordedTo(recording(number)));
    }

    private Path recording(String number) {
        return centre.folder().resolve("heard-" + number + ".wav");
    }

    /** Of nobody who is known. */
    private String nextNumber() {
        callers++;
        return "0215550%04d".formatted(callers);
    }

    private void awaitInteractions(int ivr, int waiting, int talking) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode now = centre.status().path("interactions");
            assertThat(List.of(
                            now.path("ivr").asInt(),
                            now.path("waiting").asInt(),
                            now.path("talking").asInt()))
                    .containsExactly(ivr, waiting, talking);
        });
    }

    private static boolean talks(JsonNode story) {
        return story.at("/record/assignments/0").isObject();
    }

    /** Once everything is over; with the true end of the call, as the carrier saw it. */
    private JsonNode complete(LiveCall call, @Nullable String agent) {
        JsonNode story = centre.story(call, it -> it.at("/record/endedAt").isTextual());
        assertThat(story.at("/record/assignments")).as(story.toPrettyString()).hasSize(1);
        assertThat(story.at("/record/assignments/0/endedAt").isTextual()).isTrue();
        assertThat(time(story, "/record/customerLeftAt"))
                .isCloseTo(call.report().join().endedAt(), within(500, ChronoUnit.MILLIS));
        if (agent != null) {
            assertThat(story.at("/record/assignments/0/agent").asText()).isEqualTo(agent);
        }
        return story;
    }

    private PhoneEvent firstOfferAfter(Instant killed) {
        return await().atMost(BACK)
                .until(
                        () -> TALKERS.stream()
                                .flatMap(agent -> centre.phone(agent).events().stream())
                                .filter(is(PhoneEvent.Kind.INVITED))
                                .filter(event -> event.at().isAfter(killed))
                                .min(Comparator.comparing(PhoneEvent::at)),
                        Optional::isPresent)
                .orElseThrow();
    }

    private Instant hangUpOf(String agent, Instant after) {
        return centre.phone(agent)
                .event(after, is(PhoneEvent.Kind.HUNG_UP))
                .join()
                .at();
    }

    private static Predicate<PhoneEvent> is(PhoneEvent.Kind kind) {
        return event -> event.kind() == kind;
    }

    private void bothHeardEachOtherSince(Instant killed, Talk talk) {
        CallReport report = talk.call().report().join();
        Duration since = Duration.between(killed.minusSeconds(1), report.endedAt());
        Duration nearlyAll = since.multipliedBy(95).dividedBy(100);
        Recording caller = Recording.read(report.recording()).last(since);
        assertThat(caller.heard(centre.phone(talk.agent()).toneHz())).isGreaterThan(nearlyAll);
        String leg = centre.phone(talk.agent()).events().stream()
                .filter(is(PhoneEvent.Kind.ANSWERED))
                .filter(event -> event.at().isBefore(killed))
                .toList()
                .getLast()
                .leg();
        Recording agent =
                Recording.read(centre.phone(talk.agent()).recording(leg)).last(since);
        assertThat(agent.heard(report.toneHz())).isGreaterThan(nearlyAll);
    }

    private static Instant time(JsonNode story, String path) {
        return Instant.parse(story.at(path).asText());
    }

    private static void say(String line, Object... values) {
        System.out.println("recovery: " + line.formatted(values));
    }
}
