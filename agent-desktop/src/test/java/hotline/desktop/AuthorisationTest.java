package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Report;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.crm.people.Role;
import hotline.desktop.message.Wire;
import hotline.desktop.operation.Operation;
import hotline.desktop.operation.Operations;
import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** Who may do what, asked both ways; what is refused is noted. */
@Isolated("counts what is noted")
class AuthorisationTest {
    private static final Map<Role, String> PEOPLE =
            Map.of(Role.AGENT, "a02", Role.SUPERVISOR, "s02", Role.ADMIN, "admin");
    private static final Map<String, String> SAMPLES = Map.of(
            "interaction", "i1-1",
            "offer", "o1-1",
            "agent", "a07",
            "queue", "sales",
            "to", "READY",
            "from", "2026-11-20",
            "figure", "ENTERED",
            "kind", "QUEUE",
            "place", "sales",
            "closes", "false");

    private final House house = new House();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        ((Logger) LoggerFactory.getLogger(Operations.class)).addAppender(log);
    }

    @AfterEach
    void end() {
        ((Logger) LoggerFactory.getLogger(Operations.class)).detachAppender(log);
        house.close();
    }

    @TestFactory
    Stream<DynamicTest> everyOperationIsForItsRolesAloneOverRestAndSocket() {
        Map<Role, Browser> browsers = Map.of(
                Role.AGENT, house.browser().signIn("a02"),
                Role.SUPERVISOR, house.browser().signIn("s02"),
                Role.ADMIN, house.browser().signIn("admin"));
        Map<Role, Page> pages = Map.of(
                Role.AGENT, browsers.get(Role.AGENT).page(),
                Role.SUPERVISOR, browsers.get(Role.SUPERVISOR).page(),
                Role.ADMIN, browsers.get(Role.ADMIN).page());
        return house.desk.operations().stream()
                .filter(Operation::isOverRest)
                .flatMap(operation -> Stream.of(Role.values())
                        .map(role -> DynamicTest.dynamicTest(
                                operation.name() + " by " + role,
                                () -> isAnsweredAlike(operation, role, browsers.get(role), pages.get(role)))));
    }

    private void isAnsweredAlike(Operation<?> operation, Role role, Browser browser, Page page) {
        boolean may = operation.who().contains(role);
        long before = refusals(PEOPLE.get(role), operation.name());

        var rest = rest(browser, operation);
        var socket = page.ask(operation.name(), sample(operation).toString());

        assertThat(socket.path("error").path("code").asText()).isEqualTo(rest.code());
        if (may) {
            assertThat(rest.body().path("error").path("message").asText()).doesNotContain("not for your role");
        } else {
            assertThat(rest.status()).isEqualTo(403);
            assertThat(rest.code()).isEqualTo("forbidden");
            assertThat(refusals(PEOPLE.get(role), operation.name()) - before).isEqualTo(2);
        }
    }

    @Test
    void whatIsAskedOverSocketsOnlyIsForItsRolesAlone() {
        for (Operation<?> operation : house.desk.operations()) {
            for (Role role : operation.isOverRest() ? new Role[0] : Role.values()) {
                long before = refusals(PEOPLE.get(role), operation.name());

                var answer = house.browser()
                        .signIn(PEOPLE.get(role))
                        .page()
                        .ask(operation.name(), sample(operation).toString());

                boolean refused = answer.path("error").path("code").asText().equals("forbidden");
                assertThat(refused)
                        .as(operation.name() + " by " + role)
                        .isNotEqualTo(operation.who().contains(role));
                assertThat(refusals(PEOPLE.get(role), operation.name()) - before)
                        .isEqualTo(refused ? 1 : 0);
            }
        }
    }

    @Test
    void theBoardIsForThoseWhoWatch() {
        var reply = house.browser().signIn("a02").page().ask("board.subscribe", "null");

        assertThat(reply.path("error").path("code").asText()).isEqualTo("forbidden");
        assertThat(refusals("a02", "board.subscribe")).isEqualTo(1);
    }

    @Test
    void anAgentHasNoHandOnAnotherAgentsDesk() {
        house.ready("a01");
        Page page = house.browser().signIn("a01").page();
        InteractionId call = house.call();
        house.queue(call, House.SERVICE);
        String offer = page.frame("work").path("item").path("offer").asText();
        Browser other = house.browser().signIn("a02");
        String desk = "/api/desk/interactions/" + call;

        assertThat(other.post("/api/desk/offers/" + offer + "/decline", "{}").code())
                .isEqualTo("forbidden");
        house.report(at -> new Report.OfferAnswered(OfferId.parse(offer), at));
        page.frame("work", work -> work.path("item").path("phase").asText().equals("TALKING"));
        assertThat(other.put(desk + "/customer", "{\"customer\":\"c1\"}").code())
                .isEqualTo("forbidden");
        assertThat(other.post(desk + "/customer", "{\"name\":\"x\",\"language\":null}")
                        .code())
                .isEqualTo("forbidden");
        house.report(at -> new Report.CustomerLeaves(call, EndedBy.CALLER, null, at));
        page.frame("work", work -> work.path("item").path("phase").asText().equals("WRAP_UP"));
        assertThat(other.post(desk + "/wrap-up", "{\"disposition\":null}").code())
                .isEqualTo("forbidden");
        house.store.stories.put(call, Stories.of(call, "a01"));
        assertThat(other.put(desk + "/note", "{\"text\":\"x\",\"version\":0}").code())
                .isEqualTo("forbidden");
        assertThat(other.get("/api/interactions/" + call).code()).isEqualTo("forbidden");
        assertThat(refusals("a02", "")).isEqualTo(6);
    }

    @Test
    void aSupervisorHasTheOwnTeamAndTheQueuesThatAreNobodysOrTheTeams() {
        Browser south = house.browser().signIn("s02");
        Browser north = house.browser().signIn("s01");
        house.ready("a01");
        String away = "{\"to\":\"NOT_READY\",\"reason\":null}";
        String days = "&from=2026-11-20&to=2026-11-20";

        assertThat(south.put("/api/agents/a01/availability", away).code()).isEqualTo("forbidden");
        assertThat(north.put("/api/agents/a01/availability", away).status()).isEqualTo(204);
        assertThat(north.put("/api/agents/nobody/availability", away).code()).isEqualTo("forbidden");
        assertThat(south.get("/api/figures/interactions?figure=HANDLED&agent=a01" + days)
                        .code())
                .isEqualTo("forbidden");
        assertThat(north.get("/api/figures/interactions?figure=ENTERED&queue=sales" + days)
                        .code())
                .isEqualTo("forbidden");
        assertThat(north.get("/api/figures/agents?" + days.substring(1)).body().path("rows"))
                .extracting(row -> row.path("agent").asText())
                .containsExactly("a01");
        assertThat(north.get("/api/figures/queues?" + days.substring(1)).body().path("rows"))
                .extracting(row -> row.path("queue").asText())
                .containsExactly("service");
        house.store.stories.put(new InteractionId(1, 7), Stories.of(new InteractionId(1, 7), "a01"));
        assertThat(south.get("/api/interactions/i1-7").code()).isEqualTo("forbidden");
        assertThat(north.get("/api/interactions/i1-7").status()).isEqualTo(200);
    }

    @Test
    void thatASupervisorHasListenedIsToldToSupervisorsAndNotToTheAgentNorToAnotherWhoHadTheCustomer() {
        Browser supervisor = house.browser().signIn("s01");
        Browser agent = house.browser().signIn("a01");
        InteractionId interaction = new InteractionId(1, 7);
        house.store.stories.put(interaction, Stories.watched(interaction, "a01"));

        assertThat(asides(supervisor))
                .extracting(aside -> aside.path("kind").asText())
                .containsExactly("LISTEN", "WHISPER", "LISTEN", "BARGE", "WHISPER");
        assertThat(asides(agent))
                .extracting(aside -> aside.path("ordinal").asInt() + " "
                        + aside.path("kind").asText() + " "
                        + aside.path("outcome").asText())
                .containsExactly("1 WHISPER LEFT", "2 BARGE LEFT");
        house.store.stories.put(
                interaction,
                Stories.of(interaction, "a01")
                        .with(Stories.of(interaction, "a01")
                                .record()
                                .withAsides(Stories.watched(interaction, "a02")
                                        .record()
                                        .asides())));
        assertThat(asides(agent)).isEmpty();
    }

    private static JsonNode asides(Browser browser) {
        return browser.get("/api/interactions/i1-7").body().at("/record/asides");
    }

    @Test
    void aBoardHasOnlyWhatItsSupervisorMaySee() {
        Page south = house.browser().signIn("s02").page("&topics=board");
        Page north = house.browser().signIn("s01").page("&topics=board");

        assertThat(south.frame("board").path("agents"))
                .hasSize(6)
                .allSatisfy(row -> assertThat(row.path("team").asText()).isEqualTo("south"));
        assertThat(south.frame("board").path("queues")).hasSize(2);
        assertThat(north.frame("board").path("queues")).hasSize(1);
        house.ready("a01");
        north.frame(
                "boardAgent",
                row -> row.path("row").path("agent").path("state").asText().equals("READY"));
        assertThat(south.all("boardAgent")).isEmpty();
    }

    @Test
    void whoChangesTeamsSeesTheOtherTeamsBoardOnTheSameSocketAndNoLongerTheOldOne() {
        Page page = house.browser().signIn("s01").page("&topics=board");
        page.frame("board");

        house.staff.move("s01", "south");
        house.desk.peopleChanged();

        page.frame(
                "welcome", welcome -> welcome.path("me").path("team").asText().equals("south"));
        page.frame(
                "board",
                board -> board.path("agents").path(0).path("team").asText().equals("south"));
        int known = page.frames.size();
        house.ready("a01");
        house.ready("a07");
        page.frame(
                "boardAgent",
                row -> row.path("row").path("agent").path("agent").asText().equals("a07"));
        assertThat(page.frames.subList(known, page.frames.size()))
                .noneSatisfy(frame -> assertThat(frame.toString()).contains("\"a01\""));
    }

    private long refusals(String person, String operation) {
        return log.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.startsWith("refused: " + person + " asked for " + operation))
                .count();
    }

    private static Browser.Answer rest(Browser browser, Operation<?> operation) {
        ObjectNode body = sample(operation);
        String path = "/api" + operation.path();
        for (RecordComponent field : operation.body().getRecordComponents()) {
            String place = "{" + field.getName() + "}";
            if (path.contains(place)) {
                path = path.replace(place, body.path(field.getName()).asText());
                body.remove(field.getName());
            }
        }
        if (operation.method().equals("GET")) {
            StringBuilder query = new StringBuilder("?");
            body.properties()
                    .forEach(field -> query.append(field.getKey())
                            .append('=')
                            .append(URLEncoder.encode(field.getValue().asText(), StandardCharsets.UTF_8))
                            .append('&'));
            return browser.get(path + query);
        }
        return browser.send(browser.request(path)
                .header("Content-Type", "application/json")
                .method(operation.method(), BodyPublishers.ofString(body.toString())));
    }

    /** Arguments that are well-formed, of things that do not exist. */
    private static ObjectNode sample(Operation<?> operation) {
        ObjectNode sample = Wire.MAPPER.createObjectNode();
        for (RecordComponent field : operation.body().getRecordComponents()) {
            String name = field.getName();
            boolean nullable = field.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (name.equals("queue") || (!nullable && field.getType() != int.class)) {
                String text = field.getType() == LocalDate.class
                        ? "2026-11-20"
                        : field.getType() == Instant.class ? "2026-11-20T06:00:00Z" : SAMPLES.getOrDefault(name, "x");
                sample.put(name, text);
            } else if (!nullable) {
                sample.put(name, 0);
            }
        }
        return sample;
    }
}
