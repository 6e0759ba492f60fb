package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import hotline.cti.carrier.LiveCall;
import hotline.cti.carrier.PhoneBehaviour;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a supervisor does on the board happens on the telephone, and the interaction's story tells of it. */
@Tag("browser")
class SupervisorJourneyTest {
    private static final String VIP = "13800138000";
    private static final String ORDINARY = "13900139000";
    private static final String ENGLISH = "+442079460123";

    @RegisterExtension
    static final OneCentre HOTLINE = OneCentre.brisk();

    @RegisterExtension
    static final OneChromium BROWSERS = new OneChromium();

    private final Centre centre = HOTLINE.get();

    @Test
    void whoWaitsIsRaisedMovedGivenToAnAgentAndTakenOut() {
        Page page = board(BROWSERS.signedIn(centre, "s01"));
        LiveCall first = calls(ENGLISH);
        LiveCall second = calls(ORDINARY);
        row(page, "Emma Clarke").waitFor();
        row(page, "李强").waitFor();

        choose(page, "李强", "5m earlier");
        told(page, "李强 now counts as queued 5m earlier.");
        page.waitForCondition(
                () -> page.locator("ol > li a").first().innerText().equals("李强"));

        choose(page, "Emma Clarke", "Move to another queue");
        page.getByLabel("Queue", new Page.GetByLabelOptions().setExact(true)).selectOption("support");
        press(page, "Move");
        told(page, "Emma Clarke waits in Complaints and repair now.");

        // a03 is not ready, and rings all the same
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(200)), "a03");
        centre.agent("sign-in", "a03");
        choose(page, "李强", "Give to an agent");
        page.locator("#sure-choice").selectOption("a03");
        press(page, "Give");
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a03").equals("TALKING"));
        second.hangUp();

        choose(page, "Emma Clarke", "Take out of the queue");
        press(page, "Take out");
        told(page, "Emma Clarke was taken out of Complaints and repair.");

        JsonNode given = centre.storyAfterCall(second);
        assertThat(given.at("/record/outcome").asText()).isEqualTo("TALKED");
        assertThat(given.at("/record/entries/0/headStartMillis").asLong()).isEqualTo(300_000);
        assertThat(given.at("/record/offers/0/agent").asText()).isEqualTo("a03");
        assertThat(given.at("/record/offers/0/ledger/rule").asText()).isEqualTo("picked");
        assertThat(given.at("/record/offers/0/ledger/pickedBy").toString()).contains("user:s01");
        JsonNode takenOut = centre.storyAfterCall(first);
        assertThat(each(takenOut.at("/record/entries"), "queue")).containsExactly("service", "support");
        assertThat(each(takenOut.at("/record/entries"), "outcome")).containsExactly("MOVED", "WITHDRAWN");
        assertThat(takenOut.at("/record/endedBy").asText()).isEqualTo("SYSTEM");
        centre.nothingIsLeft();
    }

    @Test
    void aQueueIsClosedAndOpenedAndWhatIsNoLongerPossibleIsSaid() {
        Seat supervisor = BROWSERS.signedIn(centre, "s01");
        Page page = board(supervisor);
        Locator service = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Customer service"));
        LiveCall waits = calls(VIP);
        row(page, "王芳").waitFor();
        service.getByText("min, 80%").or(service.getByText("–").last()).first().waitFor();

        onQueue(page, service, "Close now");
        press(page, "Close");
        service.getByText("closed since").waitFor();
        LiveCall refused = calls("01012345631");
        JsonNode blocked = centre.storyAfterCall(refused);
        assertThat(blocked.at("/record/outcome").asText()).isEqualTo("BLOCKED");
        assertThat(blocked.at("/record/entries")).isEmpty();

        choose(page, "王芳", "Take out of the queue");
        waits.hangUp();
        centre.storyAfterCall(waits);
        press(page, "Take out");
        page.getByRole(AriaRole.ALERT).getByText("This caller no longer waits.").waitFor();
        assertThat(supervisor.complaints()).singleElement().asString().contains("404");

        onQueue(page, service, "Open again");
        press(page, "Open");
        page.waitForCondition(() -> service.getByText("closed since").count() == 0);
        LiveCall comesIn = calls("01012345632");
        await().atMost(Centre.SOON).until(() -> centre.waiting() == 1);
        comesIn.hangUp();
        assertThat(each(centre.storyAfterCall(comesIn).at("/record/entries"), "outcome"))
                .containsExactly("ABANDONED");
    }

    /** From the agent's page to the supervisor's, and from there to the agent's line. */
    @Test
    void whoAsksForHelpInTheDeskIsComeToByTheSupervisorWhoSeesIt() {
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(200)), "a01", "s01");
        Page agent = BROWSERS.signedIn(centre, "a01").page();
        Page page = board(BROWSERS.signedIn(centre, "s01"));
        centre.agent("sign-in", "s01");
        centre.ready("a01");
        LiveCall call = calls(ORDINARY);
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a01").equals("TALKING"));

        agent.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Help").setExact(true))
                .click();
        Locator helping = page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Helping agents"));
        helping.getByText("陈静 asks for help").first().waitFor();
        helping.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Join in"))
                .first()
                .click();
        helping.getByText("Both hear you.").first().waitFor();
        call.hangUp();

        JsonNode story = centre.storyAfterCall(call);
        assertThat(each(story.at("/record/asides"), "kind")).containsExactly("HELP", "BARGE");
        assertThat(each(story.at("/record/asides"), "person")).containsExactly("a01", "s01");
        assertThat(each(story.at("/record/asides"), "outcome")).containsExactly("HELPED", "CONVERSATION_OVER");
        centre.agent("sign-out", "s01");
        centre.nothingIsLeft();
    }

    private static Page board(Seat supervisor) {
        supervisor.open("/board");
        supervisor.page().getByText("Nobody is waiting.").waitFor();
        return supervisor.page();
    }

    private LiveCall calls(String from) {
        return centre.call(Centre.straightToAPerson(from));
    }

    private static Locator row(Page page, String who) {
        return page.locator("ol > li", new Page.LocatorOptions().setHasText(who));
    }

    private static void choose(Page page, String who, String item) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Actions for " + who))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(item))
                .click();
    }

    private static void onQueue(Page page, Locator tile, String item) {
        tile.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Actions for Customer service"))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(item))
                .click();
    }

    /** In the dialog that asks whether it is meant. */
    private static void press(Page page, String button) {
        page.locator("dialog[open] button[type=submit]", new Page.LocatorOptions().setHasText(button))
                .click();
    }

    private static void told(Page page, String text) {
        page.getByRole(AriaRole.STATUS).getByText(text).waitFor();
    }

    private static List<String> each(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.path(field).asText())
                .toList();
    }
}
