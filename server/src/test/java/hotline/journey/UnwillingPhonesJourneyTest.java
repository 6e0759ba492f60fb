package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.cti.carrier.LiveCall;
import hotline.cti.carrier.PhoneBehaviour;
import hotline.cti.carrier.PhoneEvent;
import hotline.cti.carrier.PhoneEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Phones that are not answered, busy, away, or refuse: the caller keeps the place, and no phone is flooded. */
@Tag("journey")
class UnwillingPhonesJourneyTest {
    private static final String FIRST = "13900139000";
    private static final String SECOND = "01012345678";

    /** Who declines stays ready, and may have the same caller again a second later: the hardest case for storms. */
    @RegisterExtension
    static final OneCentre HOTLINE = OneCentre.with(yaml -> OneCentre.brisk(yaml)
            .replace("after-decline: not-ready", "after-decline: stays-ready")
            .replace("retry: 30 s", "retry: 1 s"));

    private final Centre centre = HOTLINE.get();

    @Test
    void aPhoneNobodyAnswersIsTakenBackAndTheCallerKeepsThePlace() {
        Instant begin = Instant.now();
        centre.behave(PhoneBehaviour.ringsForEver(), "a01");
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(100)), "a02");
        centre.ready("a01");
        LiveCall first = centre.call(Centre.straightToAPerson(FIRST).talkingFor(Duration.ofMillis(300)));
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a01").equals("RESERVED"));
        LiveCall second = centre.call(Centre.straightToAPerson(SECOND).talkingFor(Duration.ofMillis(300)));
        await().atMost(Centre.SOON).until(() -> centre.waiting() == 2);

        await().atMost(Centre.SOON).until(() -> centre.stateOf("a01").equals("NOT_READY"));
        assertThat(centre.agent("a01").path("reason").asText()).isEqualTo("RING_NO_ANSWER");
        centre.ready("a02");

        JsonNode firstStory = centre.storyAfterCall(first);
        JsonNode secondStory = centre.storyAfterCall(second);
        assertThat(offers(firstStory)).containsExactly("a01 EXPIRED", "a02 ACCEPTED");
        assertThat(offers(secondStory)).containsExactly("a02 ACCEPTED");
        assertThat(firstStory.at("/record/assignments/0/beganAt").asText())
                .isLessThan(secondStory.at("/record/assignments/0/beganAt").asText());
        List<PhoneEvent> atPhone = atPhone("a01", begin);
        assertThat(atPhone).extracting(PhoneEvent::kind).containsExactly(Kind.INVITED, Kind.ENDED_BY_OTHER, Kind.GONE);
        assertThat(Duration.between(
                        Instant.parse(firstStory.at("/record/offers/0/madeAt").asText()),
                        Instant.parse(firstStory.at("/record/offers/0/endedAt").asText())))
                .isBetween(Duration.ofMillis(2_900), Duration.ofMillis(4_500));
    }

    @Test
    void aBusyPhoneIsPassedOverUntilItIsFree() {
        centre.behave(PhoneBehaviour.isBusy(), "a01");
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(100)), "a02");
        centre.ready("a01");
        LiveCall call = centre.call(Centre.straightToAPerson(FIRST).talkingFor(Duration.ofMillis(300)));

        await().atMost(Centre.SOON)
                .until(() -> centre.agent("a01").path("reason").asText().equals("LINE_BUSY"));
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(100)), "a01");
        centre.ready("a02");

        assertThat(offers(centre.storyAfterCall(call))).containsExactly("a01 BUSY", "a02 ACCEPTED");
        await("the line is tried again")
                .atMost(Duration.ofSeconds(15))
                .until(() -> centre.stateOf("a01").equals("READY"));
    }

    @Test
    void anUnreachablePhoneGetsNoCallerAndIsBackWhenItRegisters() {
        Instant begin = Instant.now();
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(100)), "a01", "a02");
        centre.ready("a01");
        centre.phone("a01").unregister();
        try {
            await().atMost(Centre.SOON)
                    .until(() -> centre.agent("a01").path("reason").asText().equals("PHONE_DOWN"));
            centre.ready("a02");
            JsonNode story = centre.storyAfterCall(
                    centre.call(Centre.straightToAPerson(FIRST).talkingFor(Duration.ofMillis(300))));
            assertThat(offers(story)).containsExactly("a02 ACCEPTED");
            assertThat(atPhone("a01", begin)).noneMatch(event -> event.kind() == Kind.INVITED);
        } finally {
            centre.phone("a01").register();
        }
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a01").equals("READY"));
    }

    @Test
    void phonesThatRefuseAtOnceAreNotFlooded() {
        Instant begin = Instant.now();
        Map<String, PhoneBehaviour.Why> refusing = new TreeMap<>(Map.of(
                "a04", PhoneBehaviour.Why.BUSY,
                "a05", PhoneBehaviour.Why.DECLINED,
                "a07", PhoneBehaviour.Why.UNAVAILABLE,
                "a08", PhoneBehaviour.Why.DIVERTED));
        assertThat(refusing.values()).containsExactlyInAnyOrder(PhoneBehaviour.Why.values());
        refusing.forEach((agent, why) -> centre.behave(new PhoneBehaviour.Refuses(why), agent));
        refusing.keySet().forEach(centre::ready);
        List<LiveCall> calls = new ArrayList<>();
        for (String from : List.of(FIRST, SECOND, "01055556666")) {
            calls.add(centre.call(Centre.straightToAPerson(from)));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> centre.waiting() == calls.size());
        Instant allWait = Instant.now();
        await().atMost(Centre.SOON)
                .until(() -> Instant.now().isAfter(allWait.plusSeconds(4))
                        && refusing.keySet().stream()
                                .noneMatch(agent -> invited(agent, begin).isEmpty()));

        refusing.forEach((agent, why) -> assertThat(mostWithinASecond(invited(agent, begin)))
                .as(why + " at " + agent + ": " + invited(agent, begin))
                .isEqualTo(1));
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(100), Duration.ofMillis(200)), "a11");
        centre.ready("a11");
        Map<String, Set<String>> results = new TreeMap<>();
        for (LiveCall call : calls) {
            JsonNode story = centre.storyAfterCall(call);
            assertThat(story.at("/record/outcome").asText()).isEqualTo("TALKED");
            story.at("/record/offers").forEach(offer -> {
                if (!offer.path("agent").asText().equals("a11")) {
                    results.computeIfAbsent(offer.path("agent").asText(), agent -> new TreeSet<>())
                            .add(offer.path("result").asText());
                }
            });
        }
        assertThat(results.keySet()).isEqualTo(refusing.keySet());
        results.forEach((agent, all) ->
                assertThat(all).as(agent).containsExactly(countsAs(Objects.requireNonNull(refusing.get(agent)))));
    }

    private List<Instant> invited(String agent, Instant begin) {
        return atPhone(agent, begin).stream()
                .filter(event -> event.kind() == Kind.INVITED)
                .map(PhoneEvent::at)
                .toList();
    }

    private static String countsAs(PhoneBehaviour.Why why) {
        return switch (why) {
            case BUSY -> "BUSY";
            case DECLINED, DIVERTED -> "DECLINED";
            case UNAVAILABLE -> "EXPIRED";
        };
    }

    /** Timestamps of a phone's Asterisk and ours differ by a little: 950 ms count as a second. */
    private static int mostWithinASecond(List<Instant> times) {
        int most = 0;
        for (Instant from : times) {
            Instant until = from.plusMillis(950);
            most = Math.max(most, (int) times.stream()
                    .filter(at -> !at.isBefore(from) && at.isBefore(until))
                    .count());
        }
        return most;
    }

    private List<PhoneEvent> atPhone(String agent, Instant from) {
        return centre.phone(agent).events().stream()
                .filter(event -> !event.at().isBefore(from) && !event.leg().isEmpty())
                .toList();
    }

    private static List<String> offers(JsonNode story) {
        List<String> offers = new ArrayList<>();
        story.at("/record/offers")
                .forEach(offer -> offers.add(offer.path("agent").asText() + " "
                        + offer.path("result").asText()));
        return offers;
    }
}
