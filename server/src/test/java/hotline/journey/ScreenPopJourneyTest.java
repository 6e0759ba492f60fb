package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import hotline.cti.carrier.LiveCall;
import hotline.cti.carrier.PhoneBehaviour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The agent sees who calls: on whose page, how soon, and nobody else. */
@Alone
@Tag("browser")
class ScreenPopJourneyTest {
    private static final String VIP = "13800138000";
    private static final String ORDINARY = "13900139000";
    /** {@code -Dpop.calls=100} for more. */
    private static final int CALLS = Integer.getInteger("pop.calls", 40);

    private static final int WAITING_AT_ONCE = 6;
    private static final int MOST_SERIES = 2;
    /** From the invitation to 180, as desk phones take; the private Asterisk alone would take a millisecond. */
    private static final Duration RINGS_AFTER = Duration.ofMillis(150);
    /** The page's own clock at the moment a text of the offer is in the document. */
    private static final String NOTES_POPS = """
            window.pops = []
            new MutationObserver(() => {
              const text = document.querySelector('section.toast')?.textContent ?? ''
              const last = window.pops.at(-1)
              if (text && text !== last?.text) window.pops.push({ at: Date.now(), text })
            }).observe(document, { subtree: true, childList: true, characterData: true })""";

    @RegisterExtension
    static final OneCentre HOTLINE = OneCentre.brisk();

    @RegisterExtension
    static final OneChromium BROWSERS = new OneChromium();

    private final Centre centre = HOTLINE.get();

    /** What else the machine does only adds to the time: one of two series must keep the promise. */
    @Test
    void thePopIsInTheAgentsPageBeforeThePhoneRings() {
        Seat a01 = BROWSERS.at(centre, "a01", Seat.Screen.USUAL);
        a01.context().addInitScript(NOTES_POPS);
        a01.signIn();
        Seat a02 = BROWSERS.signedIn(centre, "a02");
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(150), Duration.ofMillis(100)), "a01");
        centre.phone("a01").ringsAfter(RINGS_AFTER);
        centre.ready("a01");
        int before = a02.frames().size();

        List<Long> inTime = new ArrayList<>();
        do {
            List<Long> ahead = series(a01.page(), 77_771_000 + inTime.size() * CALLS);
            System.out.printf(
                    "pop before the phone's 180: n=%d, ahead by min %d ms, 2nd %d ms, median %d ms, max %d ms%n",
                    ahead.size(), ahead.getFirst(), ahead.get(1), ahead.get(CALLS / 2), ahead.getLast());
            assertThat(ahead).hasSize(CALLS);
            inTime.add(ahead.stream().filter(millis -> millis >= 0).count());
        } while (inTime.size() < MOST_SERIES && inTime.getLast() < CALLS - 1);
        centre.phone("a01").ringsAfter(Duration.ZERO);

        assertThat(inTime).anyMatch(pops -> pops >= CALLS - 1);
        assertThat(a02.frames().subList(before, a02.frames().size()))
                .as("what a02's socket carried meanwhile")
                .noneMatch(frame -> frame.toString().contains("107777")
                        || List.of("work", "caller", "agent")
                                .contains(frame.path("type").asText()));
    }

    /** By how many milliseconds each pop was in the page before the phone rang, smallest first. */
    private List<Long> series(Page page, int firstNumber) {
        Map<String, LiveCall> calls = new HashMap<>();
        Deque<LiveCall> under = new ArrayDeque<>();
        for (int i = 0; i < CALLS; i++) {
            String number = String.valueOf(firstNumber + i);
            LiveCall call = centre.call(Centre.straightToAPerson("010" + number));
            calls.put(number, call);
            under.add(call);
            if (under.size() == WAITING_AT_ONCE) {
                under.remove().report().join();
            }
        }
        under.forEach(call -> call.report().join());

        Map<String, Long> shown = pops(page);
        List<Long> ahead = new ArrayList<>();
        calls.forEach((number, call) -> {
            Instant rang = Instant.parse(
                    centre.storyAfterCall(call).at("/record/offers/0/rangAt").asText());
            Long popped = shown.get(number);
            ahead.add(popped == null ? Long.MIN_VALUE : rang.toEpochMilli() - popped);
        });
        Collections.sort(ahead);
        return ahead;
    }

    @Test
    void aCallerWhoHangsUpWhileThePhoneRingsIsSaidToHaveLeftWithinHalfASecond() {
        Seat a01 = BROWSERS.signedIn(centre, "a01");
        centre.behave(PhoneBehaviour.ringsForEver(), "a01");
        centre.ready("a01");
        LiveCall call = centre.call(Centre.straightToAPerson(VIP));
        // messages and promised calls on the page may be hers, too
        a01.page().locator("section.toast").getByText("王芳").first().waitFor();
        a01.page().evaluate("""
                () => new MutationObserver(() => {
                  if (!window.saidAt && document.body.textContent.includes('The caller hung up')) window.saidAt = Date.now()
                }).observe(document, { subtree: true, childList: true, characterData: true })""");

        call.hangUp();

        a01.page().waitForFunction("() => window.saidAt");
        long said = ((Number) a01.page().evaluate("() => window.saidAt")).longValue();
        Instant left = Instant.parse(
                centre.storyAfterCall(call).at("/record/customerLeftAt").asText());
        System.out.printf("caller's hang-up to the page: %d ms%n", said - left.toEpochMilli());
        assertThat(said - left.toEpochMilli()).isLessThanOrEqualTo(500);
    }

    @Test
    void theAgentSeesWhoCallsWhyAndWhatWasPressedAndEntered() {
        Seat a01 = BROWSERS.signedIn(centre, "a01");
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(500)), "a01");
        centre.ready("a01");

        LiveCall call = centre.call(Centre.afterAnOrder(VIP, "100214"));

        Page page = a01.page();
        page.locator("section.toast").waitFor();
        page.locator("section.toast").getByText("100214").waitFor();
        await().atMost(Centre.SOON)
                .until(() -> page.locator("article").innerText().contains("王芳"));
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a01").equals("TALKING"));
        String desk = page.locator("main").innerText();
        assertThat(desk)
                .contains("王芳", "VIP", "138 0013 8000", "Customer service", "Named agents", "Order number: 100214");
        call.hangUp();

        JsonNode story = centre.storyAfterCall(call);
        assertThat(story.toString()).contains("collected:6").doesNotContain("\"100214\"");
        assertThat(WebClient.signIn(centre, "a01")
                        .get("/api/interactions/" + story.at("/record/id").asText())
                        .at("/entered/0/value")
                        .asText())
                .isEqualTo("100214");
        assertThat(List.of(centre.data().journal(), centre.data().log()))
                .allSatisfy(folder -> assertThat(texts(folder))
                        .isNotEmpty()
                        .noneMatch(text -> text.matches("(?s).*(?<!\\d)100214(?!\\d).*")));
    }

    @Test
    void whoIsSentOnFromAgentToAgentAndToAQueueIsOneInteractionThatEachOfThemSees() {
        List<String> agents = List.of("a01", "a02", "a10"); // the last serves the other queue, and not the first
        Map<String, Seat> seats = new HashMap<>();
        agents.forEach(agent -> seats.put(agent, BROWSERS.signedIn(centre, agent)));
        agents.forEach(agent -> centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)), agent));
        centre.ready("a01");
        LiveCall call = centre.call(Centre.toAPerson(VIP));
        String interaction = hasThePop(seats.get("a01"));
        centre.ready("a02", "a10");
        String at = "/api/desk/interactions/" + interaction;

        assertThat(WebClient.signIn(centre, "a01").post(at + "/transfer", "{\"agent\":\"a02\"}"))
                .isEqualTo(204);
        assertThat(hasThePop(seats.get("a02"))).isEqualTo(interaction);
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a02").equals("TALKING"));
        centre.agent("sign-out", "a01"); // who serves the other queue, too
        assertThat(WebClient.signIn(centre, "a02").post(at + "/transfer", "{\"queue\":\"support\"}"))
                .isEqualTo(204);
        assertThat(hasThePop(seats.get("a10"))).isEqualTo(interaction);
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a10").equals("TALKING"));
        call.hangUp();

        JsonNode story = centre.storyAfterCall(call);
        assertThat(story.at("/record/id").asText()).isEqualTo(interaction);
        assertThat(story.at("/record/assignments").findValuesAsText("agent")).containsExactlyElementsOf(agents);
        assertThat(story.at("/record/assignments").findValuesAsText("queue"))
                .containsExactly("service", "service", "support");
    }

    private static List<String> texts(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The customer's card is on the page; which interaction it is. */
    private static String hasThePop(Seat seat) {
        await().atMost(Centre.SOON)
                .until(() -> seat.page().locator("article").count() > 0
                        && seat.page().locator("article").first().innerText().contains("王芳"));
        return seat.frames().stream()
                .filter(frame -> frame.path("type").asText().equals("work"))
                .map(frame -> frame.at("/item/interaction").asText())
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    /** By the last seven digits of the number, when the page first showed it. */
    private static Map<String, Long> pops(Page page) {
        Map<String, Long> shown = new HashMap<>();
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> pops = (List<Map<String, Object>>) page.evaluate("() => window.pops");
        for (Map<String, Object> pop : pops) {
            String digits = String.valueOf(pop.get("text")).replaceAll("[^0-9]", "");
            int begin = digits.indexOf("77771");
            if (begin >= 0) {
                shown.putIfAbsent(digits.substring(begin, begin + 8), ((Number) pop.get("at")).longValue());
            }
        }
        return shown;
    }
}
