package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import hotline.cti.carrier.CallOrder;
import hotline.cti.carrier.LiveCall;
import hotline.cti.carrier.PhoneBehaviour;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever calls, and whatever the line says of them: the page shows it as text, and nothing else happens. */
@Tag("browser")
class HostileCallersJourneyTest {
    @RegisterExtension
    static final OneCentre HOTLINE = OneCentre.brisk();

    @RegisterExtension
    static final OneChromium BROWSERS = new OneChromium();

    private static final Map<String, String> SHOWN = Map.of(
            "13800138000", "王芳",
            "13900139000", "李强",
            "+442079460123", "Emma Clarke",
            "02088887777", "2 customers have this number",
            "01012345678", "Nobody has this number yet",
            "anonymous", "The caller hides the number",
            "+14155550123", "Nobody has this number yet");
    private static final List<String> HOSTILE = List.of(
            "<img src=x onerror=window.hacked=1>",
            "<script>window.hacked=1</script>",
            "=HYPERLINK(\"http://127.0.0.1\",\"x\")",
            "📞👨‍👩‍👧 Zoë",
            "\u202Eevil\u202C مرحبا",
            "'; DROP TABLE customer; --");

    private final Centre centre = HOTLINE.get();

    @Test
    void whoeverCallsIsShown() {
        Seat a01 = seated();

        SHOWN.forEach((from, shown) -> {
            LiveCall call = centre.call(Centre.straightToAPerson(from));
            shows(a01.page(), shown);
            ends(call);
        });
    }

    /** Nobody is taken for the other: as long as it is not said, it is nobody's call. */
    @Test
    void whoOfThoseWithTheSameNumberCallsIsChosenInThePageAndOnRecord() {
        Seat a01 = seated();
        LiveCall call = centre.call(Centre.straightToAPerson("02088887777"));
        shows(a01.page(), "2 customers have this number");
        Locator second = a01.page().locator("button.choice").last();
        String name = second.locator(".name").innerText();
        second.click();
        a01.page()
                .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name))
                .first()
                .waitFor();
        talksAndEnds(call);

        assertThat(centre.storyAfterCall(call).at("/customer").asText()).isEqualTo(name);
    }

    @Test
    void aHostileNameIsShownAsTextAndDoesNothing() {
        Seat a01 = seated();
        Page page = a01.page();

        for (int i = 0; i < HOSTILE.size(); i++) {
            String number = "0105555010" + i;
            LiveCall call = centre.call(Centre.straightToAPerson(number).named(HOSTILE.get(i)));
            shows(page, "010 5555 010" + i);
            assertThat(page.evaluate("() => window.hacked ?? null"))
                    .as(HOSTILE.get(i))
                    .isNull();
            assertThat(page.locator("img[src=x]").count()).as(HOSTILE.get(i)).isZero();
            shows(page, "Nobody has this number yet");
            ends(call);
        }
    }

    @Test
    void aKilobyteOfNameLeavesThePageUsable() {
        Seat a01 = seated();

        LiveCall call = centre.call(Centre.straightToAPerson("01055550001").named("W".repeat(CallOrder.LONGEST)));

        await().atMost(Centre.SOON).until(() -> centre.stateOf("a01").equals("TALKING"));
        a01.page().locator("article").waitFor();
        assertThat(a01.page().evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        call.hangUp();
    }

    /** What an agent types goes back out again. */
    @Test
    void aCustomerWithAHostileNameIsCreatedAndKnownTheNextTime() {
        Seat a01 = seated();
        String name = "=1+1 <b>Müller</b> 📞";
        LiveCall call = centre.call(Centre.straightToAPerson("01055550002"));
        shows(a01.page(), "010 5555 0002"); // what was not answered before stays for a while
        shows(a01.page(), "Nobody has this number yet");
        a01.page().getByLabel("Name or company").fill(name);
        a01.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Create").setExact(true))
                .click();
        a01.page()
                .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name))
                .first()
                .waitFor();
        talksAndEnds(call);
        centre.ready("a01");

        LiveCall again = centre.call(Centre.straightToAPerson("01055550002"));
        shows(a01.page(), name);
        talksAndEnds(again);

        Seat admin = BROWSERS.signedIn(centre, "admin");
        String behind = String.valueOf(admin.page().evaluate("""
                () => {
                  const day = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
                  return fetch(`/api/figures/interactions?figure=ANSWERED&queue=service&from=${day}&to=${day}`).then(it => it.text())
                }"""));
        assertThat(behind).contains("<b>Müller</b>");
    }

    private void talksAndEnds(LiveCall call) {
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a01").equals("TALKING"));
        call.hangUp();
        centre.storyAfterCall(call);
    }

    /** And the agent, whose wrap-up is over at once, waits for the next. */
    private void ends(LiveCall call) {
        call.hangUp();
        centre.becomesReady("a01");
    }

    private Seat seated() {
        Seat a01 = BROWSERS.signedIn(centre, "a01");
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(400)), "a01");
        centre.ready("a01");
        return a01;
    }

    private static void shows(Page page, String text) {
        page.waitForCondition(() -> page.locator("body").innerText().contains(text));
    }
}
