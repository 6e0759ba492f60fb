package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import hotline.cti.carrier.LiveCall;
import hotline.cti.carrier.PhoneBehaviour;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Pages in English and light, and in Chinese and dark, out of a call centre at work, with nothing for axe to find; the tests of the pages see them all in all four. The
 * pictures lie in {@code target/screens}; {@code -Dscreens.write=true} puts them into {@code docs/screens}.
 */
@Tag("browser")
class ScreensJourneyTest {
    private static final Path PICTURES =
            Boolean.getBoolean("screens.write") ? Path.of("../docs/screens") : Path.of("target/screens");

    private static final String AXE = "../agent-desktop/web/node_modules/axe-core/axe.min.js";
    private static final String VIP = "13800138000";
    private static final String ORDER = "100200";

    @RegisterExtension
    static final OneCentre HOTLINE = OneCentre.with(yaml -> yaml);

    @RegisterExtension
    static final OneChromium BROWSERS = new OneChromium();

    private final Centre centre = HOTLINE.get();
    private final List<String> findings = new ArrayList<>();

    /** One person's page in one of the dresses. */
    private record Dress(String name, Seat seat) {}

    @Test
    void pagesInBothLanguagesOneLightOneDark() throws Exception {
        List<Dress> agents = dressed("a01", false);
        List<Dress> supervisors = dressed("s01", true);
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)), "a01", "a02", "a03", "a05", "a06");
        centre.ready("a01", "a02", "a03", "a05", "a06");
        String told = earlierCall();
        centre.agent("not-ready", "a06");
        picture(agents, "desk-ready");

        centre.behave(PhoneBehaviour.ringsForEver(), "a01");
        LiveCall call = centre.call(Centre.afterAnOrder(VIP, ORDER));
        all(agents, page -> page.locator("section.toast").waitFor());
        picture(agents, "desk-offer");
        centre.phone("a01").answer();
        all(agents, page -> page.locator("textarea").waitFor());
        agents.getFirst()
                .seat()
                .page()
                .locator("textarea")
                .fill("发票抬头更正，周一回电 / Correct the invoice, call back on Monday");
        List.of("a02", "a03", "a05").forEach(agent -> centre.agent("not-ready", agent));
        LiveCall waiting = centre.call(Centre.straightToAPerson("13900139000"));
        await().atMost(Centre.SOON).until(() -> centre.waiting() == 1);
        picture(agents, "desk-talking");
        all(supervisors, page -> page.locator("ol > li").first().waitFor());
        picture(supervisors, "board");
        all(
                supervisors,
                page -> page.locator("ol > li button[aria-haspopup=menu]")
                        .first()
                        .click());
        picture(supervisors, "board-waiting-menu");
        all(supervisors, page -> page.locator("[role=menuitem]:visible").nth(4).click());
        all(supervisors, page -> page.locator("dialog[open]").waitFor());
        picture(supervisors, "board-give");
        all(supervisors, page -> page.keyboard().press("Escape"));
        all(supervisors, page -> page.navigate(page.url() + "?tv"));
        picture(supervisors, "board-tv");
        waiting.hangUp();
        await().atMost(Centre.SOON).until(() -> centre.waiting() == 0);

        WebClient a01 = WebClient.signIn(centre, "a01");
        String at = "/api/desk/interactions/" + centre.interactionOf(call);
        centre.agent("ready", "a02");
        assertThat(a01.post(at + "/consult", "{\"agent\":\"a02\"}")).isEqualTo(204);
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a02").equals("TALKING"));
        assertThat(a01.post(at + "/consult/conference")).isEqualTo(204);
        all(agents, page -> page.locator("button.conference[aria-pressed=true]").waitFor());
        picture(agents, "desk-conference");
        JsonNode ticket = a01.asked("/api/tickets", """
                {"interaction":"%s","kind":"REPAIR","priority":"HIGH","subject":"洗衣机漏水，周三上门检修 / Washing machine leaks",
                 "text":"客户希望上午上门 / She is at home in the morning","mine":true}""".formatted(centre.interactionOf(call)));
        all(agents, page -> {
            page.setViewportSize(380, 680);
            page.navigate(page.url().replaceFirst("/desk.*", "/phone"));
            page.locator("button.conference").waitFor();
        });
        picture(agents, "phone");
        assertThat(a01.post(at + "/hang-up")).isEqualTo(204);
        all(agents, page -> {
            page.setViewportSize(1440, 900);
            page.navigate(page.url().replaceFirst("/phone.*", "/desk"));
            page.locator("[role=listbox]").first().waitFor();
        });
        picture(agents, "desk-wrap-up");
        call.hangUp();

        all(
                supervisors,
                page -> page.navigate(page.url()
                        .replaceFirst(
                                "/board.*", "/tickets/" + ticket.path("ticket").asInt())));
        all(supervisors, page -> page.getByText("洗衣机漏水").first().waitFor());
        picture(supervisors, "ticket");
        all(
                supervisors,
                page -> page.navigate(page.url()
                        .replaceFirst(
                                "/tickets/.*",
                                "/customers/" + ticket.path("customer").asText())));
        all(supervisors, page -> page.getByText("王芳").first().waitFor());
        picture(supervisors, "customer");
        all(supervisors, page -> page.navigate(page.url().replaceFirst("/customers/.*", "/interactions/" + told)));
        all(supervisors, page -> page.getByText("王芳").first().waitFor());
        picture(supervisors, "interaction");
        String today =
                java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).toString();
        all(
                supervisors,
                page -> page.navigate(
                        page.url().replaceFirst("/interactions/.*", "/figures?from=" + today + "&to=" + today)));
        all(supervisors, page -> page.locator("table").first().waitFor());
        picture(supervisors, "figures");

        assertThat(findings).isEmpty();
    }

    private String earlierCall() {
        JsonNode story = centre.story(
                centre.call(Centre.afterAnOrder(VIP, ORDER).talkingFor(Duration.ofMillis(800))),
                it -> it.at("/record/customerLeftAt").isTextual());
        centre.agent("ready", story.at("/record/assignments/0/agent").asText());
        return story.at("/record/id").asText();
    }

    private List<Dress> dressed(String person, boolean board) {
        List<Dress> dresses = new ArrayList<>();
        for (String language : List.of("en", "zh-CN")) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                if (language.equals("en") != (scheme == ColorScheme.LIGHT)) {
                    continue;
                }
                Seat seat = BROWSERS.at(centre, person, new Seat.Screen(language, scheme, 1440, 900));
                Dress dress = new Dress(language + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT), seat);
                if (dresses.isEmpty() || !board) {
                    seat.open("/sign-in");
                    seat.page().locator("input[autocomplete=username]").waitFor();
                    if (!board) {
                        picture(List.of(dress), "sign-in");
                    }
                }
                seat.signIn();
                if (board) {
                    seat.open("/board");
                }
                dresses.add(dress);
            }
        }
        return dresses;
    }

    private void picture(List<Dress> dresses, String name) {
        for (Dress dress : dresses) {
            Page page = dress.seat().page();
            page.waitForTimeout(400); // what slides in has come to rest
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + "-" + dress.name() + ".png")));
            page.evaluate(script());
            Object violations = page.evaluate(
                    "() => axe.run().then(it => it.violations.map(found => found.id + ': ' + found.nodes[0].html))");
            ((List<?>) violations).forEach(found -> findings.add(name + " " + dress.name() + ": " + found));
        }
    }

    private static String script() {
        try {
            return java.nio.file.Files.readString(Path.of(AXE));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void all(List<Dress> dresses, java.util.function.Consumer<Page> then) {
        dresses.forEach(dress -> then.accept(dress.seat().page()));
    }
}
