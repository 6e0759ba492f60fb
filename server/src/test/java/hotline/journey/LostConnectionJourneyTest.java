package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import hotline.cti.carrier.DemoPhone;
import hotline.cti.carrier.LiveCall;
import hotline.cti.carrier.PhoneBehaviour;
import hotline.journey.audio.Recording;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pages that are reloaded, cut off, opened twice, or outlive our process: nothing is missed, nothing comes twice. */
@Tag("browser")
class LostConnectionJourneyTest {
    private static final String VIP = "13800138000";
    /** Answers of one page's own, not news. */
    private static final Set<String> NO_NEWS = Set.of("pong", "reply", "welcome", "resumed");

    private static final String KEEPS_SOCKETS = """
            window.sockets = []
            const Native = window.WebSocket
            window.WebSocket = class extends Native {
              constructor(...of) { super(...of); window.sockets.push(this) }
            }""";

    private static final Duration HEARD = Duration.ofSeconds(1);

    @RegisterExtension
    static final OneCentre HOTLINE =
            OneCentre.with(yaml -> yaml.replace("ring: 20 s", "ring: 8 s").replace("wrap-up: 30 s", "wrap-up: 20 s"));

    @RegisterExtension
    static final OneChromium BROWSERS = new OneChromium();

    private final Centre centre = HOTLINE.get();

    @Test
    void aReloadedPageShowsTheSameInEveryState() {
        Seat a01 = BROWSERS.signedIn(centre, "a01");
        Page page = a01.page();
        shows(page, "Signed out");
        centre.agent("sign-in", "a01");
        shows(page, "Not ready");
        centre.behave(PhoneBehaviour.ringsForEver(), "a01");
        centre.ready("a01");
        shows(page, "Ready");

        LiveCall call = centre.call(Centre.straightToAPerson(VIP));
        shows(page, "Answer on phone 1001", "王芳");
        centre.phone("a01").answer();
        shows(page, "Hang up", "王芳");
        page.getByLabel("Note").or(page.locator("textarea")).first().fill("Promised a call on Monday");
        page.waitForCondition(() -> page.locator("main").innerText().contains("Saved"));
        page.reload();
        assertThat(page.locator("textarea").inputValue()).isEqualTo("Promised a call on Monday");
        call.hangUp();
        shows(page, "The caller hung up", "Wrap-up");
        assertThat(page.locator("textarea").inputValue()).isEqualTo("Promised a call on Monday");
    }

    @Test
    void aPageThatWasCutOffMissesNothingAndGetsNothingTwice() {
        Seat a01 = BROWSERS.at(centre, "a01", Seat.Screen.USUAL);
        a01.context().addInitScript(KEEPS_SOCKETS);
        a01.signIn();
        Seat.Tab cut = a01.tab();
        cut.page().navigate(a01.url("/desk"));
        Seat.Tab whole = a01.tab();
        whole.page().navigate(a01.url("/desk"));
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)), "a01");
        shows(cut.page(), "Signed out");
        shows(whole.page(), "Signed out");

        centre.ready("a01");
        LiveCall first = centre.call(Centre.straightToAPerson(VIP));
        shows(cut.page(), "Hang up");
        cut.page().route("**/api/socket-tickets", route -> route.abort());
        cut.page().evaluate("() => window.sockets.at(-1).close()");
        cut.page().getByText("Connection lost").first().waitFor();
        first.hangUp();
        shows(whole.page(), "The caller hung up");
        centre.agent("ready", "a01");
        LiveCall second = centre.call(Centre.straightToAPerson("02088887777"));
        shows(whole.page(), "Hang up");
        cut.page().unroute("**/api/socket-tickets");
        cut.page()
                .waitForCondition(() -> cut.told().stream()
                        .anyMatch(frame -> frame.path("type").asText().equals("resumed")));
        shows(cut.page(), "020 8888 7777");
        second.hangUp();
        shows(whole.page(), "The caller hung up");
        shows(cut.page(), "The caller hung up");

        assertThat(cut.told())
                .filteredOn(frame -> frame.path("type").asText().equals("welcome"))
                .hasSize(1);
        cut.page().waitForTimeout(300);
        assertThat(news(cut)).isEqualTo(news(whole));
        a01.complaints(); // of the tickets that were refused on purpose
    }

    @Test
    void whoIsPutOnHoldWhileThePbxCannotBeReachedIsWhenItCan() {
        Seat a01 = BROWSERS.signedIn(centre, "a01");
        Page page = a01.page();
        DemoPhone phone = centre.phone("a01");
        phone.recordsCalls(true);
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)), "a01");
        centre.ready("a01");
        LiveCall call = centre.call(Centre.straightToAPerson(VIP));
        shows(page, "Hang up");
        String leg = phone.legs().getFirst();
        Locator told = page.getByText("telephone system has been out of reach");
        long asterisk = new Faults(centre).asterisk().orElseThrow();

        Faults.signal("STOP", asterisk);
        try {
            told.waitFor();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Hold"))
                    .click();
            shows(page, "On hold");
        } finally {
            Faults.signal("CONT", asterisk);
        }
        told.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        page.waitForTimeout(HEARD.plusMillis(1_000).toMillis());
        call.hangUp();
        shows(page, "The caller hung up");

        assertThat(Recording.read(phone.recording(leg)).last(HEARD).isSilent())
                .as("the agent has her on hold")
                .isTrue();
    }

    @Test
    void twoTabsOfOneAgentShowTheSameAndASignOutEndsTheSessionOfBoth() {
        Seat a01 = BROWSERS.signedIn(centre, "a01");
        Seat.Tab other = a01.tab();
        other.page().navigate(a01.url("/desk"));
        centre.ready("a01");
        shows(a01.page(), "Ready");
        shows(other.page(), "Ready");

        Seat elsewhere = BROWSERS.signedIn(centre, "a01");
        elsewhere.page().evaluate("""
                () => fetch('/api/sign-out', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"everywhere":true}' })""");

        for (Page tab : List.of(a01.page(), other.page())) {
            shows(tab, "signed out elsewhere");
            assertThat(tab.evaluate("() => fetch('/api/me').then(it => it.status)"))
                    .isEqualTo(401);
        }
        a01.complaints();
        elsewhere.complaints();
    }

    @Test
    void pagesRecoverByThemselvesFromARestartOfOurProcess() {
        Seat a01 = BROWSERS.signedIn(centre, "a01");
        Seat s01 = BROWSERS.signedIn(centre, "s01");
        s01.open("/board");
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)), "a01");
        centre.ready("a01");
        LiveCall call = centre.call(Centre.afterAnOrder(VIP, "100214"));
        shows(a01.page(), "Hang up");
        long epoch = centre.status().path("epoch").asLong();

        centre.hotline("restart");
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            JsonNode status = centre.status();
            return status.path("epoch").asLong() > epoch
                    && !status.path("state").asText().equals("starting");
        });
        long up = System.nanoTime();
        for (Seat seat : List.of(a01, s01)) {
            seat.page()
                    .waitForCondition(() -> seat.frames().stream()
                            .anyMatch(frame -> frame.path("type").asText().equals("welcome")
                                    && frame.path("epoch").asLong() > epoch));
        }
        long recovered = (System.nanoTime() - up) / 1_000_000;
        System.out.printf("pages recovered %d ms after our process was up again%n", recovered);

        assertThat(recovered).isLessThanOrEqualTo(5_000);
        shows(a01.page(), "Hang up", "王芳", "Order number: 100214");
        call.hangUp();
        shows(a01.page(), "The caller hung up");
        a01.complaints();
        s01.complaints();
    }

    /** And, where it is several texts, still shows them after a reload. */
    private static void shows(Page page, String... texts) {
        for (String text : texts) {
            page.waitForCondition(() -> page.locator("body").innerText().contains(text));
        }
        if (texts.length > 1) {
            page.reload();
            for (String text : texts) {
                page.waitForCondition(() -> page.locator("body").innerText().contains(text));
            }
        }
    }

    private static List<String> news(Seat.Tab tab) {
        return tab.told().stream()
                .filter(frame -> !NO_NEWS.contains(frame.path("type").asText()))
                .filter(frame -> !frame.path("type").asText().equals("queue"))
                .map(JsonNode::toString)
                .toList();
    }
}
