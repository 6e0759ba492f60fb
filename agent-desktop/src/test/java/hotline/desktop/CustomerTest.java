package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.agent.AgentId;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.QueueId;
import hotline.crm.customer.Bill;
import hotline.crm.record.InteractionOutcome;
import hotline.crm.search.Hit;
import hotline.crm.survey.SurveyAnswers;
import hotline.crm.ticket.Ticket;
import hotline.crm.ticket.TicketChange;
import hotline.crm.ticket.Tickets;
import hotline.crm.timeline.Entry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Customers from the desk. The queue sales is the south team's; a01 is north's, and serves it all the same; a07 is south's. */
class CustomerTest {
    private static final Instant NOON = Instant.parse("2026-11-20T04:00:00.123456Z");

    private final House house = new House();

    @AfterEach
    void end() {
        house.close();
    }

    @Test
    void theTimelineHasEveryItemOnceNewestFirstPageByPage() {
        for (int i = 0; i < 75; i++) {
            // several of one moment
            call(i, NOON.plusSeconds(i / 5), House.SERVICE, "a09", "");
        }
        Browser agent = house.browser().signIn("a01");

        List<String> seen = new ArrayList<>();
        String after = "";
        int pages = 0;
        do {
            JsonNode page = agent.get("/api/customers/c1/timeline?" + after).body();
            page.path("items").forEach(item -> seen.add(item.path("id").asText()));
            after = page.path("next").isNull()
                    ? ""
                    : "after=" + URLEncoder.encode(page.path("next").asText(), StandardCharsets.UTF_8);
            pages++;
        } while (!after.isEmpty());

        assertThat(pages).isEqualTo(3);
        assertThat(seen)
                .hasSize(75)
                .doesNotHaveDuplicates()
                .startsWith("call i1-174", "call i1-173")
                .endsWith("call i1-100");
    }

    @Test
    void itIsFilteredByKindAndSearchedInChineseAndEnglish() {
        call(1, NOON, House.SERVICE, "a01", "客户希望周六下午送货");
        call(
                2,
                NOON.plusSeconds(1),
                House.SERVICE,
                "a01",
                "Wants the invoice again",
                new SurveyAnswers(NOON, 4, null, null));
        call(3, NOON.plusSeconds(2), House.SERVICE, "a01", "", new SurveyAnswers(NOON, null, null, null));
        house.customers.timeline.add(
                new Entry.Billed(NOON, new Bill("b1", "c1", 100, "CNY", LocalDate.of(2026, 11, 20), null)));
        Browser agent = house.browser().signIn("a01");

        assertThat(ids(agent, "kinds=bill")).containsExactly("bill b1");
        assertThat(ids(agent, "kinds=bill,call")).hasSize(4);
        assertThat(ids(agent, "kinds=note")).hasSize(2);
        assertThat(ids(agent, "kinds=survey")).containsExactly("call i1-102");
        assertThat(ids(agent, "text=" + URLEncoder.encode("周六", StandardCharsets.UTF_8)))
                .containsExactly("call i1-101");
        assertThat(ids(agent, "text=INVOICE%20wants")).containsExactly("call i1-102");
        assertThat(ids(agent, "text=" + URLEncoder.encode("周日", StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(agent.get("/api/customers/c1/timeline?kinds=secrets").code()).isEqualTo("bad-kinds");
        assertThat(agent.get("/api/customers/c1/timeline?after=x").code()).isEqualTo("bad-after");
        assertThat(agent.get("/api/customers/c9/timeline").code()).isEqualTo("unknown-customer");
    }

    @Test
    void aBillThatIsNotDueYetStandsBelowWhatHasHappenedOnEveryPage() {
        for (int number = 0; number < 35; number++) {
            call(number, NOON.plusSeconds(number), House.SERVICE, "a01", "");
        }
        Instant due = Instant.now().plusSeconds(90_000);
        house.customers.timeline.add(
                new Entry.Billed(due, new Bill("b1", "c1", 100, "CNY", LocalDate.of(2030, 11, 20), null)));
        Browser agent = house.browser().signIn("a01");

        JsonNode first = agent.get("/api/customers/c1/timeline").body();
        JsonNode second = agent.get("/api/customers/c1/timeline?after="
                        + URLEncoder.encode(first.path("next").asText(), StandardCharsets.UTF_8))
                .body();

        assertThat(first.at("/items/0/kind").asText()).isEqualTo("CALL");
        assertThat(second.path("items")).hasSize(6);
        assertThat(second.at("/items/5/kind").asText()).isEqualTo("BILL");
    }

    @Test
    void whoLooksAtARecordWithoutHavingTheCustomerOnTheDeskIsOnRecordForAdministrators() {
        house.browser().signIn("a01").get("/api/customers/c1");
        house.browser().signIn("s01").get("/api/customers/c1/timeline");

        Browser admin = house.browser().signIn("admin");
        assertThat(admin.get("/api/customers/c1/looks").body().path("looks").findValuesAsText("person"))
                .containsExactly("a01", "s01");
        assertThat(house.browser().signIn("s01").get("/api/customers/c1/looks").code())
                .isEqualTo("forbidden");
    }

    @Test
    void whatWasInAnotherTeamsQueueIsNotSeenUnlessOneTookPartOrServesIt() {
        QueueId sales = House.SALES;
        call(1, NOON, sales, "a07", "");
        call(2, NOON.plusSeconds(1), House.SERVICE, "a07", "");
        Ticket ticket = house.tickets.open(
                new Tickets.Wanted(
                        Ticket.Kind.REPAIR,
                        null,
                        null,
                        Ticket.Priority.LOW,
                        "secret",
                        "",
                        "c1",
                        null,
                        new Ticket.Assigned(null, null, "south"),
                        "agent:a07"),
                NOON);
        house.customers.timeline.add(new Entry.Case(
                NOON.plusSeconds(2),
                1,
                ticket,
                new TicketChange(NOON, "agent:a07", TicketChange.Deed.OPENED, "", List.of(), null)));
        house.customers.notes.add(new Hit(
                "c1",
                "Wang Fang",
                null,
                List.of(),
                null,
                new InteractionId(1, 1),
                NOON,
                "about the discount",
                List.of(sales)));

        assertThat(ids(house.browser().signIn("s01"), "")).containsExactly("call i1-102");
        assertThat(ids(house.browser().signIn("s02"), "")).containsExactly("ticket 1", "call i1-102", "call i1-101");
        assertThat(ids(house.browser().signIn("a01"), "")).containsExactly("call i1-102", "call i1-101");
        assertThat(ids(house.browser().signIn("admin"), "")).hasSize(3);
        JsonNode north = house.browser()
                .signIn("s01")
                .get("/api/customers?text=discount")
                .body();
        JsonNode south = house.browser()
                .signIn("s02")
                .get("/api/customers?text=discount")
                .body();
        assertThat(north.path("notes")).isEmpty();
        assertThat(north.path("tickets")).isEmpty();
        assertThat(south.path("notes").path(0).path("text").asText()).isEqualTo("about the discount");
        assertThat(south.path("tickets")).hasSize(1);
    }

    @Test
    void aCustomerIsCreatedCorrectedMergedAndSeparatedAndItIsWrittenDown() {
        Browser agent = house.browser().signIn("a01");
        String added = agent.post(
                        "/api/customers",
                        "{\"name\":\" 钱\\t多多 \",\"language\":\"zh-CN\",\"numbers\":\"13700000001，13700000002\"}")
                .body()
                .path("id")
                .asText();

        assertThat(agent.get("/api/customers/" + added).body().path("name").asText())
                .isEqualTo("钱 多多");
        assertThat(agent.put("/api/customers/c2", change(1, "李 强", "null"))
                        .body()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        Browser.Answer late = agent.put("/api/customers/c2", change(1, "李", "null"));
        assertThat(late.code()).isEqualTo("customer-changed");
        assertThat(late.body().path("customer").path("name").asText()).isEqualTo("李 强");
        assertThat(agent.put("/api/customers/c2", change(2, "李强", "\"VIP\"")).code())
                .isEqualTo("forbidden");
        assertThat(house.browser()
                        .signIn("s01")
                        .put("/api/customers/c2", change(2, "李强", "\"VIP\""))
                        .status())
                .isEqualTo(200);
        JsonNode merged =
                agent.post("/api/customers/c1/merge", "{\"other\":\"c2\"}").body();
        assertThat(merged.path("merged").path("name").asText()).isEqualTo("李强");
        assertThat(agent.post("/api/customers/c1/merge", "{\"other\":\"c2\"}").code())
                .isEqualTo("not-now");
        assertThat(agent.post("/api/customers/c1/merge", "{\"other\":\"c1\"}").code())
                .isEqualTo("not-now");
        assertThat(agent.post("/api/customers/c1/separate", "{\"merge\":7}").status())
                .isEqualTo(200);
        assertThat(agent.post("/api/customers/c1/separate", "{\"merge\":7}").code())
                .isEqualTo("unknown-customer");
        assertThat(agent.send(agent.request("/api/customers/c1")
                                .header("Content-Type", "application/json")
                                .DELETE())
                        .code())
                .isEqualTo("forbidden");
        assertThat(house.customers.audited)
                .containsExactly(
                        "created by agent:a01",
                        "changed by agent:a01",
                        "changed by user:s01",
                        "merged by agent:a01",
                        "separated by agent:a01");
    }

    @Test
    void whatIsHostileIsRefusedOrKeptAsText() {
        Browser agent = house.browser().signIn("a01");

        assertThat(add(agent, "x".repeat(201), "")).isEqualTo("bad-name");
        assertThat(add(agent, "名".repeat(101), "")).isEqualTo("bad-name");
        assertThat(add(agent, "   ", "")).isEqualTo("bad-name");
        assertThat(add(agent, "a\\u0000b", "")).isEqualTo("bad-name");
        assertThat(add(agent, "x", "12")).isEqualTo("bad-numbers");
        assertThat(add(agent, "x", "13700000001,".repeat(11))).isEqualTo("bad-numbers");
        assertThat(add(agent, "x", "1".repeat(401))).isEqualTo("bad-numbers");
        String hostile = "<img src=x onerror=alert(1)> \\u202egnp";
        assertThat(agent.post("/api/customers", "{\"name\":\"" + hostile + "\",\"language\":null,\"numbers\":\"\"}")
                        .body()
                        .path("name")
                        .asText())
                .isEqualTo("<img src=x onerror=alert(1)> \u202egnp");
        assertThat(agent.get("/api/customers?text=x").code()).isEqualTo("bad-text");
        assertThat(agent.get("/api/customers?text=" + "x".repeat(101)).code()).isEqualTo("bad-text");
    }

    private void call(int number, Instant at, QueueId queue, String agent, String note) {
        call(number, at, queue, agent, note, null);
    }

    private void call(
            int number, Instant at, QueueId queue, String agent, String note, @Nullable SurveyAnswers survey) {
        AgentId who = new AgentId(agent);
        house.customers.timeline.add(new Entry.Call(
                at,
                new InteractionId(1, 100 + number),
                MediaChannel.VOICE,
                Direction.INBOUND,
                List.of(queue),
                List.of(who),
                InteractionOutcome.TALKED,
                null,
                1_000,
                note.isEmpty() ? List.of() : List.of(new Entry.Written(who, note)),
                survey,
                List.of()));
    }

    private static List<String> ids(Browser browser, String query) {
        List<String> ids = new ArrayList<>();
        browser.get("/api/customers/c1/timeline?" + query)
                .body()
                .path("items")
                .forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    private static String add(Browser browser, String name, String numbers) {
        return browser.post(
                        "/api/customers",
                        "{\"name\":\"" + name + "\",\"language\":null,\"numbers\":\"" + numbers + "\"}")
                .code();
    }

    private static String change(int version, String name, String tier) {
        return """
                {"version":%d,"name":"%s","language":"zh-CN","tier":%s,"numbers":"13900139000"}
                """.formatted(version, name, tier);
    }
}
