package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Report;
import hotline.acd.interaction.InteractionId;
import hotline.crm.ticket.Ticket;
import hotline.crm.ticket.Ticket.Assigned;
import hotline.crm.ticket.Tickets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tickets on the desk. The queue sales is the south team's; all agents serve it and service; a01 to a06 are north's. */
class TicketTest {
    private final House house = new House();

    @AfterEach
    void end() {
        house.close();
    }

    @Test
    void anAgentOpensOneForWhoeverIsOnTheDeskAndIsToldItsNumber() {
        house.ready("a01");
        Browser agent = house.browser().signIn("a01");
        Page page = agent.page();
        InteractionId call = house.call();
        String open = open("\"interaction\":\"" + call + "\",\"customer\":null", "service", true);
        assertThat(agent.post("/api/tickets", open).code()).isEqualTo("forbidden");
        talk(page, call);

        Browser.Answer opened = agent.post("/api/tickets", open);

        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.body().path("ticket").asInt()).isEqualTo(600_001);
        assertThat(opened.body().path("customer").asText()).isEqualTo("c1");
        assertThat(opened.body().path("assignee").asText()).isEqualTo("a01");
        assertThat(opened.body().path("subject").asText()).isEqualTo("the bill is wrong");
        JsonNode story = agent.get("/api/tickets/600001").body();
        assertThat(story.path("changes").path(0).path("by").asText()).isEqualTo("agent:a01");
        assertThat(story.path("interactions").path(0).asText()).isEqualTo(call.toString());
        page.frame("tickets");
        JsonNode mine = agent.get("/api/tickets?which=mine").body();
        assertThat(mine.path("tickets")).hasSize(1);
        assertThat(mine.path("counts").path("mine").asInt()).isEqualTo(1);
    }

    @Test
    void anInteractionIsBroughtInByWhoMayReadItAlone() {
        InteractionId call = new InteractionId(1, 7);
        house.store.stories.put(call, Stories.of(call, "a01"));
        String open = open("\"interaction\":\"" + call + "\",\"customer\":\"c1\"", "service", false);
        String comments = "/api/tickets/" + opened(Assigned.EVERYBODY, Instant.now()) + "/comments";
        String link = "{\"text\":\"\",\"interaction\":\"" + call + "\"}";

        for (String stranger : new String[] {"s02", "a02"}) {
            Browser browser = house.browser().signIn(stranger);
            assertThat(browser.post("/api/tickets", open).code()).as(stranger).isEqualTo("forbidden");
            assertThat(browser.post(comments, link).code()).as(stranger).isEqualTo("forbidden");
        }
        for (String reader : new String[] {"s01", "a01", "admin"}) {
            Browser browser = house.browser().signIn(reader);
            assertThat(browser.post("/api/tickets", open).status()).as(reader).isEqualTo(200);
            assertThat(browser.post(comments, link).status()).as(reader).isEqualTo(200);
        }
    }

    @Test
    void oneIsAboutAProductOfTheCentreAndListedByIt() {
        Browser agent = house.browser().signIn("a01");
        String open = """
                {"customer":"c1","kind":"repair","product":"%s","subject":"","text":"","mine":false}
                """;
        assertThat(agent.post("/api/tickets", open.formatted("H9")).code()).isEqualTo("unknown-product");
        Browser.Answer lamp = agent.post("/api/tickets", open.formatted("H2"));
        assertThat(lamp.body().path("product").asText()).isEqualTo("H2");
        agent.post("/api/tickets", open.formatted("H1"));

        assertThat(agent.get("/api/tickets?product=H2").body().path("tickets").findValuesAsText("product"))
                .containsExactly("H2");
        String change =
                "{\"version\":1,\"kind\":\"REPAIR\",\"product\":%s,\"priority\":\"LOW\",\"subject\":\"\",\"text\":\"\"}";
        String path = "/api/tickets/" + lamp.body().path("ticket").asInt();
        assertThat(agent.put(path, change.formatted("\"H9\"")).code()).isEqualTo("unknown-product");
        assertThat(agent.put(path, change.formatted("null"))
                        .body()
                        .path("product")
                        .isNull())
                .isTrue();
    }

    @Test
    void twoDoNotOverwriteEachOther() {
        String path = "/api/tickets/" + opened(new Assigned(null, "service", null), Instant.now());
        Browser first = house.browser().signIn("a01");
        Browser second = house.browser().signIn("a07");
        assertThat(first.post(path + "/take", "{\"version\":1}")
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("IN_PROGRESS");

        Browser.Answer late = second.post(path + "/take", "{\"version\":1}");

        assertThat(late.code()).isEqualTo("ticket-changed");
        assertThat(late.body().path("ticket").path("assignee").asText()).isEqualTo("a01");
        assertThat(second.post(path + "/comments", "{\"text\":\"asked again\",\"interaction\":null}")
                        .status())
                .isEqualTo(200);
        assertThat(first.put(path + "/status", "{\"version\":2,\"status\":\"SOLVED\",\"comment\":\"paid back\"}")
                        .status())
                .isEqualTo(200);
        assertThat(first.put(path + "/status", "{\"version\":3,\"status\":\"WAITING\",\"comment\":\"\"}")
                        .code())
                .isEqualTo("not-now");
        assertThat(first.put(path + "/status", "{\"version\":3,\"status\":\"REOPENED\",\"comment\":\"\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aTeamsTicketsAreNotTheOthersAndWhoHasTheCustomerOnTheDeskSeesThemAlone() {
        int number = opened(new Assigned(null, null, "south"), Instant.now());
        house.ready("a01");
        Browser north = house.browser().signIn("a01");
        Page page = north.page();
        String path = "/api/tickets/" + number;
        assertThat(north.get(path).code()).isEqualTo("forbidden");
        assertThat(north.get("/api/tickets?customer=c1").body().path("tickets")).isEmpty();
        assertThat(house.browser().signIn("s01").get(path).code()).isEqualTo("forbidden");
        assertThat(house.browser().signIn("s02").get(path).status()).isEqualTo(200);

        talk(page, house.call());

        assertThat(north.get(path).status()).isEqualTo(200);
        assertThat(north.get("/api/tickets?customer=c1").body().path("tickets")).hasSize(1);
        assertThat(north.get("/api/tickets").body().path("tickets")).isEmpty();
        assertThat(north.post(path + "/take", "{\"version\":1}").code()).isEqualTo("forbidden");
        assertThat(north.post(path + "/comments", "{\"text\":\"she calls again\",\"interaction\":null}")
                        .status())
                .isEqualTo(200);
        assertThat(page.all("tickets")).isEmpty();
    }

    @Test
    void anOverdueOneIsCountedAndOnlyWhoWatchesGivesItMoreTime() {
        int number = opened(new Assigned("a07", "sales", null), Instant.now().minusSeconds(90_000));
        Browser agent = house.browser().signIn("a07");
        Browser supervisor = house.browser().signIn("s02");
        String later = "\"" + Instant.now().plusSeconds(3_600) + "\"";

        assertThat(supervisor
                        .get("/api/tickets?which=overdue")
                        .body()
                        .path("counts")
                        .path("overdue")
                        .asInt())
                .isEqualTo(1);
        assertThat(agent.put("/api/tickets/" + number, change(later, "null")).code())
                .isEqualTo("forbidden");
        assertThat(supervisor
                        .put("/api/tickets/" + number, change(later, "\"NONE\""))
                        .code())
                .isEqualTo("bad-category");
        assertThat(supervisor
                        .put("/api/tickets/" + number, change(later, "\"BILLING\""))
                        .status())
                .isEqualTo(200);
        assertThat(supervisor.get("/api/tickets?which=overdue").body().path("tickets"))
                .isEmpty();
    }

    @Test
    void whatDoesNotExistIsNotGivenToAndHostileTextIsKeptAsText() {
        int number = opened(Assigned.EVERYBODY, Instant.now());
        Browser agent = house.browser().signIn("a01");
        String give = "{\"version\":1,\"agent\":%s,\"queue\":%s,\"team\":%s,\"comment\":\"\"}";
        String path = "/api/tickets/" + number + "/give";

        assertThat(agent.post(path, give.formatted("\"a99\"", "null", "null")).code())
                .isEqualTo("unknown-agent");
        assertThat(agent.post(path, give.formatted("null", "\"none\"", "null")).code())
                .isEqualTo("unknown-queue");
        assertThat(agent.post(path, give.formatted("null", "null", "\"east\"")).code())
                .isEqualTo("unknown-team");
        assertThat(agent.post(path, give.formatted("null", "\"sales\"", "\"south\""))
                        .code())
                .isEqualTo("bad-team");
        assertThat(agent.get("/api/tickets?after=x").code()).isEqualTo("bad-after");
        assertThat(agent.post("/api/tickets", open("\"interaction\":null,\"customer\":\"c9\"", "service", false))
                        .code())
                .isEqualTo("unknown-customer");
        assertThat(agent.post("/api/tickets", open("\"interaction\":null,\"customer\":null", "service", false))
                        .code())
                .isEqualTo("bad-customer");
        assertThat(agent.get("/api/tickets/1").code()).isEqualTo("unknown-ticket");
        String hostile = "{\"text\":\"<b>\\u202e\\ud800 x\",\"interaction\":null}";
        agent.post("/api/tickets/" + number + "/comments", hostile);
        assertThat(agent.get("/api/tickets/" + number)
                        .body()
                        .path("changes")
                        .path(1)
                        .path("comment")
                        .asText())
                .isEqualTo("<b>\u202e\ufffd x");
        assertThat(agent.post(
                                "/api/tickets/" + number + "/comments",
                                "{\"text\":\"" + "x".repeat(4_001) + "\",\"interaction\":null}")
                        .code())
                .isEqualTo("bad-text");
    }

    private void talk(Page page, InteractionId call) {
        house.queue(call, House.SERVICE);
        String offer = page.frame("work").path("item").path("offer").asText();
        house.report(at -> new Report.OfferAnswered(OfferId.parse(offer), at));
        page.frame("work", work -> work.path("item").path("phase").asText().equals("TALKING"));
        page.frame("caller", caller -> caller.path("card").path("complete").asBoolean());
    }

    private int opened(Assigned assigned, Instant at) {
        return Math.toIntExact(house.tickets
                .open(
                        new Tickets.Wanted(
                                Ticket.Kind.COMPLAINT,
                                null,
                                null,
                                Ticket.Priority.NORMAL,
                                "",
                                "",
                                "c1",
                                null,
                                assigned,
                                "flow"),
                        at)
                .number());
    }

    private static String open(String whom, String queue, boolean mine) {
        return """
                {%s,"kind":"complaint","category":"BILLING","priority":null,"subject":" the bill\\tis\\n wrong ","text":"x","queue":"%s","team":null,"mine":%s}
                """.formatted(whom, queue, mine);
    }

    private static String change(String due, String category) {
        return """
                {"version":1,"kind":"COMPLAINT","category":%s,"priority":"URGENT","subject":"","text":"","dueAt":%s}
                """.formatted(category, due);
    }
}
