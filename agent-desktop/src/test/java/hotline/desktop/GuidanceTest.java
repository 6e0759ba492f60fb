package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Report;
import hotline.acd.interaction.InteractionId;
import hotline.crm.customer.Order;
import hotline.crm.customer.Tier;
import hotline.desktop.message.CallerCard;
import hotline.desktop.message.Wire;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Standard answers and guidance. The queue sales is the south team's; s01 watches north, s02 south. */
class GuidanceTest {
    private final House house = new House();

    @AfterEach
    void end() {
        house.close();
    }

    @Test
    void anAgentIsOfferedWhatSuitsTheConversationAndWhatWasUsedIsCountedOnce() {
        Browser supervisor = house.browser().signIn("s02");
        write(supervisor, "sales only", "sales", "", "");
        write(supervisor, "everywhere", "", "", "");
        write(supervisor, "of the queue", "service", "", "");
        write(supervisor, "stands open", "service", "service", "");
        house.ready("a01");
        Browser agent = house.browser().signIn("a01");
        Page page = agent.page();
        InteractionId call = house.call();
        String path = "/api/desk/interactions/" + call + "/guidance";
        assertThat(agent.get(path).code()).isEqualTo("forbidden");
        talk(page, call);

        JsonNode offered = agent.get(path).body().path("articles");

        assertThat(offered.findValuesAsText("en")).contains("stands open", "of the queue", "everywhere");
        assertThat(offered.path(0).path("why").asText()).isEqualTo("OPENS");
        assertThat(offered.path(1).path("why").asText()).isEqualTo("QUEUE");
        assertThat(offered.path(2).path("why").asText()).isEqualTo("EVERYWHERE");
        assertThat(offered).hasSize(3);
        String use = path + "/" + offered.path(0).path("article").asInt();
        assertThat(agent.post(use, "{\"language\":\"en\"}").status()).isEqualTo(204);
        assertThat(agent.post(use, "{\"language\":\"zh-CN\"}").status()).isEqualTo(204);
        assertThat(agent.post(use, "{\"language\":\"fr\"}").code()).isEqualTo("bad-language");
        assertThat(agent.post(path + "/99", "{\"language\":\"en\"}").code()).isEqualTo("unknown-article");
        assertThat(agent.get(path).body().path("articles").path(0).path("used").asBoolean())
                .isTrue();
        JsonNode listed = supervisor.get("/api/guidance").body().path("articles");
        assertThat(listed.findValuesAsText("uses")).containsExactly("0", "0", "0", "1");
        assertThat(agent.get("/api/guidance").code()).isEqualTo("forbidden");
    }

    @Test
    void chineseWordsOfTwoCharactersAreFoundInEitherLanguage() {
        Browser supervisor = house.browser().signIn("s01");
        supervisor.post(
                "/api/guidance",
                body("Refund", "x", "退款说明", "三个工作日内退回", "", "", "").toString());
        write(supervisor, "another", "", "", "");
        house.ready("a01");
        Browser agent = house.browser().signIn("a01");
        Page page = agent.page();
        InteractionId call = house.call();
        talk(page, call);
        String path = "/api/desk/interactions/" + call + "/guidance?text=";

        assertThat(agent.get(path + URLEncoder.encode("退款", StandardCharsets.UTF_8))
                        .body()
                        .path("articles"))
                .hasSize(1);
        assertThat(agent.get(path + "refund").body().path("articles")).hasSize(1);
        assertThat(agent.get(path + "nothing").body().path("articles")).isEmpty();
        assertThat(supervisor
                        .get("/api/guidance?text=" + URLEncoder.encode("工作", StandardCharsets.UTF_8))
                        .body()
                        .path("articles"))
                .hasSize(1);
    }

    @Test
    void whatCannotBeFilledInIsRefusedBySavingWithItsName() {
        Browser supervisor = house.browser().signIn("s01");
        ObjectNode wanted = body("Title", "Dear {customer.name}, your {order.colour}", "标题", "您好", "", "", "");

        Browser.Answer refused = supervisor.post("/api/guidance", wanted.toString());

        assertThat(refused.code()).isEqualTo("bad-placeholder");
        assertThat(refused.body().path("error").path("message").asText()).contains("{order.colour}");
        assertThat(refused.body().path("error").path("remedy").asText()).contains("{order.number}");
        wanted.put("textEnglish", "  ");
        assertThat(supervisor.post("/api/guidance", wanted.toString()).code()).isEqualTo("bad-textEnglish");
        wanted.put("textEnglish", "<b>x</b>").put("queues", "none");
        assertThat(supervisor.post("/api/guidance", wanted.toString()).code()).isEqualTo("unknown-queue");
        wanted.put("queues", "").put("nodes", "my bill");
        assertThat(supervisor.post("/api/guidance", wanted.toString()).code()).isEqualTo("bad-nodes");
        wanted.put("nodes", "my-bill, my-order");
        JsonNode kept = supervisor.post("/api/guidance", wanted.toString()).body();
        assertThat(kept.path("text").path("en").asText()).isEqualTo("<b>x</b>");
        assertThat(kept.path("nodes")).hasSize(2);
    }

    @Test
    void twoSupervisorsDoNotOverwriteEachOtherAndEveryVersionStays() {
        Browser first = house.browser().signIn("s01");
        Browser second = house.browser().signIn("s02");
        write(first, "one", "", "service", "");
        ObjectNode change = body("two", "x", "二", "文", "", "service", "").put("version", 1);

        assertThat(first.put("/api/guidance/1", change.toString())
                        .body()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        Browser.Answer late = second.put("/api/guidance/1", change.toString());

        assertThat(late.code()).isEqualTo("article-changed");
        assertThat(late.body().path("article").path("title").path("en").asText())
                .isEqualTo("two");
        assertThat(second.post(
                                "/api/guidance",
                                body("x", "x", "x", "x", "", "service", "").toString())
                        .code())
                .isEqualTo("opens-already");
        JsonNode versions = second.get("/api/guidance/1/versions").body().path("versions");
        assertThat(versions.findValuesAsText("version")).containsExactly("2", "1");
        assertThat(versions.path(1).path("title").path("en").asText()).isEqualTo("one");
        assertThat(second.put("/api/guidance/1/retired", "{\"version\":2,\"retired\":true}")
                        .status())
                .isEqualTo(200);
        assertThat(second.get("/api/guidance").body().path("articles")).isEmpty();
        assertThat(second.get("/api/guidance?retired=true").body().path("articles"))
                .hasSize(1);
    }

    @Test
    void whatIsForAnotherTeamsQueueIsForThatTeamToWrite() {
        Browser north = house.browser().signIn("s01");
        write(house.browser().signIn("s02"), "theirs", "sales", "", "");

        assertThat(north.post(
                                "/api/guidance",
                                body("x", "x", "x", "x", "sales", "", "").toString())
                        .code())
                .isEqualTo("forbidden");
        assertThat(north.put("/api/guidance/1/retired", "{\"version\":1,\"retired\":true}")
                        .code())
                .isEqualTo("forbidden");
        assertThat(north.get("/api/guidance/1/versions").status()).isEqualTo(200);
    }

    @Test
    void whatIsAboutAProductIsOfferedToWhoTalksWithSomebodyWhoHasOrderedItAndFoundByItsName() {
        Browser supervisor = house.browser().signIn("s01");
        ObjectNode wanted = body("for the lamp", "x", "台灯用", "文", "", "", "");
        assertThat(supervisor
                        .post("/api/guidance", wanted.put("products", "H2").toString())
                        .status())
                .isEqualTo(200);
        supervisor.post("/api/guidance", wanted.put("products", "H1").toString());
        write(supervisor, "everywhere", "", "", "");
        house.ready("a01");
        Browser agent = house.browser().signIn("a01");
        Page page = agent.page();
        InteractionId call = house.call(customerWhoOrdered("H2"));
        talk(page, call);
        page.frame("caller", caller -> caller.path("card").path("complete").asBoolean());

        JsonNode offered =
                agent.get("/api/desk/interactions/" + call + "/guidance").body().path("articles");

        assertThat(offered.findValuesAsText("why")).containsExactly("PRODUCT", "EVERYWHERE");
        assertThat(offered.path(0).path("product").asText()).isEqualTo("H2");
        assertThat(agent.get("/api/desk/interactions/" + call + "/guidance?text=speaker")
                        .body()
                        .path("articles")
                        .findValuesAsText("article"))
                .containsExactly("2");
        assertThat(supervisor.get("/api/guidance?text=lamp").body().path("articles"))
                .hasSize(2);
        assertThat(supervisor
                        .get("/api/guidance?product=H1")
                        .body()
                        .path("articles")
                        .findValuesAsText("article"))
                .containsExactly("2");
        assertThat(supervisor
                        .post("/api/guidance", wanted.put("products", "H1, H9").toString())
                        .code())
                .isEqualTo("unknown-product");
    }

    @Test
    void whatSuitsTheProductOfAnOpenTicketIsOfferedAndOfAClosedOneNot() {
        Browser supervisor = house.browser().signIn("s01");
        ObjectNode wanted = body("for the lamp", "x", "台灯用", "文", "", "", "");
        supervisor.post("/api/guidance", wanted.put("products", "H2").toString());
        house.ready("a01");
        Browser agent = house.browser().signIn("a01");
        Page page = agent.page();
        InteractionId call = house.call(customerWhoOrdered("H1"));
        talk(page, call);
        page.frame("caller", caller -> caller.path("card").path("complete").asBoolean());
        String path = "/api/desk/interactions/" + call + "/guidance";
        assertThat(agent.get(path).body().path("articles")).isEmpty();
        assertThat(agent.get(path).body().path("products").toString()).isEqualTo("[\"H1\"]");

        int ticket = agent.post("/api/tickets", """
                        {"customer":"c1","kind":"repair","product":"H2","subject":"","text":"","mine":false}
                        """).body().path("ticket").asInt();

        assertThat(agent.get(path).body().path("articles").findValuesAsText("product"))
                .containsExactly("H2");
        assertThat(agent.get(path).body().path("products").toString()).isEqualTo("[\"H2\",\"H1\"]");

        agent.put("/api/tickets/" + ticket + "/status", "{\"version\":1,\"status\":\"CLOSED\",\"comment\":\"\"}");
        assertThat(agent.get(path).body().path("articles")).isEmpty();
    }

    private static CallerCard.CustomerCard customerWhoOrdered(String product) {
        return new CallerCard.CustomerCard(
                "c1",
                "王芳",
                Tier.VIP,
                "zh-CN",
                List.of("+8613800138000"),
                null,
                null,
                List.of(new Order("o1", "c1", "100200", Order.Status.PAID, 1, product, LocalDate.EPOCH, null)),
                List.of(),
                List.of());
    }

    private void talk(Page page, InteractionId call) {
        house.queue(call, House.SERVICE);
        String offer = page.frame("work").path("item").path("offer").asText();
        house.report(at -> new Report.OfferAnswered(OfferId.parse(offer), at));
        page.frame("work", work -> work.path("item").path("phase").asText().equals("TALKING"));
    }

    private static void write(Browser supervisor, String title, String queues, String opensIn, String nodes) {
        Browser.Answer written = supervisor.post(
                "/api/guidance",
                body(title, "text", "标题", "文字", queues, opensIn, nodes).toString());
        assertThat(written.status()).isEqualTo(200);
    }

    private static ObjectNode body(
            String title,
            String text,
            String chineseTitle,
            String chineseText,
            String queues,
            String opensIn,
            String nodes) {
        return Wire.MAPPER
                .createObjectNode()
                .put("kind", "ANSWER")
                .put("titleChinese", chineseTitle)
                .put("titleEnglish", title)
                .put("textChinese", chineseText)
                .put("textEnglish", text)
                .put("queues", queues)
                .put("opensIn", opensIn)
                .put("nodes", nodes)
                .put("products", "")
                .put("tags", "a, b");
    }
}
