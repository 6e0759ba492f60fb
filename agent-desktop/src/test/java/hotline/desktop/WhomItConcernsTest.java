package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.LegEnd;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Report;
import hotline.acd.distributor.Request;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.crm.callback.ScheduledCallback.State;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.desktop.message.CallerCard;
import hotline.desktop.message.RecordingView.RecordingState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Everything that can become of a call, with the sockets of everybody recorded whole: nothing of it reaches a page of whom it does not concern. The queue sales is the south
 * team's, a07 to a12 are, too; s02 watches them and s01 the north. All agents serve sales.
 */
class WhomItConcernsTest {
    private static final String NUMBER = "+8613700137042";
    private static final String DISPLAY = "Marker-Display";
    private static final String NAME = "Marker-Customer";
    private static final String CUSTOMER = "marker-id";
    private static final String NODE = "marker-node";
    private static final String ENTERED = "8800770066005500";
    private static final String NOTE = "Marker-Note";
    private static final String TICKET = "Marker-Ticket";
    private static final String PROMISE = "Marker-Promise";
    private static final String OUTSIDE = "13912345678";
    private static final String KEYS = "4711471147114711";

    private final House house = new House(staff(), new MemorySessions());
    private final Map<String, Browser> browsers = new LinkedHashMap<>();
    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final List<InteractionId> interactions = new ArrayList<>();

    private static Staff staff() {
        Staff staff = new Staff();
        staff.put(new Person("s02", "Mark Zhao", Set.of(Role.SUPERVISOR, Role.AGENT), "south", "1092", false));
        return staff;
    }

    @BeforeEach
    void everybodyHasAPageOpen() {
        for (String who : List.of("a01", "a06", "a07", "a08", "a09", "a10", "a11", "a12", "s01", "s02")) {
            Browser browser = house.browser().signIn(who);
            browsers.put(who, browser);
            pages.put(who, browser.page(who.startsWith("s") ? "&topics=board" : ""));
        }
        for (String agent : List.of("a01", "a06", "a12")) {
            house.signIn(agent);
        }
        house.done(new Request.SignIn(House.id(), Actor.SYSTEM, new AgentId("s02"), "1092"));
    }

    @AfterEach
    void end() {
        house.close();
    }

    @Test
    void nothingReachesAPageOfAnAgentItDoesNotConcern() {
        InteractionId call = aCallThroughAllHands();
        aMessageAndAPromiseAreTakenAndCalledBack();
        aNumberIsDialledAndAColleagueCalled();
        pages.values().forEach(Page::caughtUp);

        // of the whole afternoon, also for who was away meanwhile or comes only now
        for (String stranger : List.of("a01", "a06", "a12", "s01")) {
            Page anew = browsers.get(stranger).page(stranger.startsWith("s") ? "&topics=board" : "");
            Page back = browsers.get(stranger).page("&after=" + first(pages.get(stranger)) + "&topics=board");
            anew.caughtUp();
            back.caughtUp();
            assertThat(back.frames.getFirst().path("type").asText()).isEqualTo("resumed");
            for (Page page : List.of(pages.get(stranger), anew, back)) {
                assertThat(raw(page)).as(stranger).doesNotContain(everything());
            }
        }
        // who is concerned has what is needed, and nothing that is somebody else's
        for (String agent : List.of("a07", "a08", "a09", "a10", "a11", "s02")) {
            assertThat(raw(pages.get(agent)))
                    .as(agent)
                    .contains(quoted(call), NUMBER, NAME, CUSTOMER, DISPLAY, NODE, ENTERED)
                    .doesNotContain(OUTSIDE, KEYS, PROMISE);
        }
        assertThat(raw(pages.get("a07"))).contains(NOTE);
        for (String agent : List.of("a08", "a09", "a10", "a11", "s02")) {
            assertThat(raw(pages.get(agent))).as(agent).doesNotContain(NOTE);
        }
        for (InteractionId later : interactions.subList(1, interactions.size())) {
            for (String agent : List.of("a08", "a10", "a11")) {
                assertThat(raw(pages.get(agent))).as(agent).doesNotContain(quoted(later));
            }
        }
        assertThat(raw(pages.get("a09"))).as("who was called by a colleague").contains(quoted(interactions.getLast()));
        assertThat(pages.get("s02")
                        .find(
                                "waiting",
                                row -> names(row.path("row"), call)
                                        && row.at("/row/customer").asText().equals(NAME)))
                .isPresent();
        assertThat(pages.get("s02").find("help", help -> names(help.path("help"), call)))
                .isPresent();
    }

    /** Missed, answered, held, asked about, talked about by three, listened to, sent on, taken over. */
    private InteractionId aCallThroughAllHands() {
        InteractionId call = house.engine.newInteractionId();
        interactions.add(call);
        house.store.callers.put(
                call,
                new CallerCard(
                        call,
                        true,
                        CallerCard.NumberKind.KNOWN,
                        NUMBER,
                        null,
                        DISPLAY,
                        List.of(MemoryStore.customer(CUSTOMER, NAME)),
                        null,
                        List.of(new CallerCard.Entered(NODE, null, ENTERED, Instant.EPOCH))));
        house.report(at -> new Report.InteractionBegins(call, MediaChannel.VOICE, Direction.INBOUND, "4001", at));
        house.report(at -> new Report.FlowPasses(call, "menu", NODE, "key:7", at));
        house.desk.arrived(call);
        house.queue(call, House.SALES);
        pages.get("s02")
                .frame("waiting", row -> row.at("/row/customer").asText().equals(NAME));

        house.ready("a08");
        OfferId missed = offered("a08", call);
        house.report(at -> new Report.OfferRings(missed, at));
        house.report(at -> new Report.OfferLegEnds(missed, LegEnd.NO_ANSWER, at));
        now("a08", call, "ENDED");

        house.ready("a07");
        answers("a07", call);
        does("a07", call, "PUT", "hold", "{\"held\":true}");
        now("a07", call, "HOLD");
        does("a07", call, "PUT", "hold", "{\"held\":false}");
        does("a07", call, "POST", "keys", "{\"keys\":\"" + KEYS + "\"}");
        does("a07", call, "PUT", "note", "{\"text\":\"" + NOTE + "\",\"version\":0}");
        pages.get("a07").frame("note");
        does("a07", call, "PUT", "customer", "{\"customer\":\"" + CUSTOMER + "\"}");
        pages.get("a07")
                .frame("caller", card -> card.at("/card/chosen").asText().equals(CUSTOMER));
        house.recordings.now.put(call, RecordingState.RECORDING);
        does("a07", call, "PUT", "recording", "{\"on\":false}");
        house.desk.recordingChanged(call, RecordingState.PAUSED);
        pages.get("a07").frame("recording");
        opensATicket(call);
        plansAPromise(call);

        house.ready("a09");
        does("a07", call, "POST", "consult", "{\"agent\":\"a09\"}");
        answers("a09", call);
        does("a07", call, "POST", "consult/swap", "{}");
        does("a07", call, "POST", "consult/swap", "{}");
        does("a07", call, "POST", "consult/conference", "{}");
        is("a07", call, item -> item.path("conference").asBoolean());
        does("a07", call, "POST", "drop", "{\"agent\":\"a09\"}");
        now("a09", call, "WRAP_UP");
        asks("a09", "PUT", "/api/desk/availability", "{\"to\":\"NOT_READY\",\"reason\":\"MEAL\"}");
        does("a09", call, "POST", "wrap-up", "{\"disposition\":null}");
        gone("a09", call);

        does("a07", call, "POST", "consult", "{\"queue\":\"sales\"}");
        house.ready("a10");
        answers("a10", call);
        does("a07", call, "DELETE", "consult", "");
        gone("a10", call);
        does("a07", call, "POST", "consult", "{\"number\":\"" + OUTSIDE + "\"}");
        house.report(at -> new Report.OutsideAnswered(call, 3, at));
        is("a07", call, item -> item.at("/consult/state").asText().equals("CONNECTED"));
        does("a07", call, "DELETE", "consult", "");
        now("a07", call, "TALKING");

        does("a07", call, "PUT", "help", "{\"wanted\":true}");
        pages.get("s02").frame("help");
        listens("a07", call, 1);
        asks("s02", "PUT", "/api/agents/a07/watch", "{\"mode\":\"WHISPER\"}");
        asks("s02", "PUT", "/api/agents/a07/watch", "{\"mode\":\"BARGE\"}");
        is("a07", call, item -> item.at("/supervisors/0/mode").asText().equals("BARGE"));
        asks("s02", "DELETE", "/api/watch", "");

        house.ready("a11");
        does("a07", call, "POST", "transfer", "{\"agent\":\"a11\"}");
        answers("a11", call);
        does("a07", call, "POST", "wrap-up", "{\"disposition\":null}");
        gone("a07", call);
        listens("a11", call, 2);
        asks("s02", "POST", "/api/watch/take-over", "{}");
        answers("s02", call);
        does("a11", call, "POST", "wrap-up", "{\"disposition\":null}");
        house.report(at -> new Report.CustomerLeaves(call, EndedBy.CALLER, null, at));
        now("s02", call, "WRAP_UP");
        does("s02", call, "POST", "wrap-up", "{\"disposition\":null}");
        gone("s02", call);
        return call;
    }

    private void opensATicket(InteractionId call) {
        String ticket = """
                {"interaction":"%s","customer":null,"kind":"complaint","category":"BILLING","priority":null,"subject":"%s","text":"%s","queue":"sales","team":null,"mine":true}
                """.formatted(call, TICKET, TICKET);
        assertThat(browsers.get("a07").post("/api/tickets", ticket).status()).isEqualTo(200);
        pages.get("a07").frame("tickets");
    }

    private void plansAPromise(InteractionId call) {
        Instant opens = Instant.now().plusSeconds(3_600);
        String promise = """
                {"queue":"sales","interaction":"%s","number":null,"opensAt":"%s","closesAt":"%s","note":"%s","mine":true}
                """.formatted(call, opens, opens.plusSeconds(3_600), PROMISE);
        assertThat(browsers.get("a07").post("/api/callbacks", promise).status()).isEqualTo(200);
        pages.get("a12").frame("callbacks");
    }

    private void aMessageAndAPromiseAreTakenAndCalledBack() {
        InteractionId message = house.engine.newInteractionId();
        interactions.add(message);
        house.voicemails.leave(message, House.SALES, Path.of("message.wav"));
        house.desk.voicemailsChanged(House.SALES);
        pages.get("a12").frame("voicemails");
        asks("a07", "POST", "/api/voicemails/" + message + "/take", "{}");
        talksAndLeaves(calls("/api/voicemails/" + message + "/call", "{}"));
        asks("a07", "POST", "/api/voicemails/" + message + "/done", "{}");

        String promise = "/api/callbacks/" + house.callbacks.agreed(House.SALES, State.PLANNED);
        asks("a07", "POST", promise + "/take", "{}");
        talksAndLeaves(calls(promise + "/call", "{}"));
    }

    private void aNumberIsDialledAndAColleagueCalled() {
        talksAndLeaves(calls("/api/desk/dial", "{\"number\":\"" + OUTSIDE + "\",\"queue\":\"sales\"}"));
        house.ready("a09");
        InteractionId colleagues = calls("/api/desk/dial/colleague", "{\"agent\":\"a09\"}");
        answers("a07", colleagues);
        answers("a09", colleagues);
        house.report(at -> new Report.AgentLeaves(colleagues, new AgentId("a09"), EndedBy.AGENT, at));
        gone("a07", colleagues);
        gone("a09", colleagues);
    }

    /** a07 has somebody called: by the agent's own phone first. */
    private InteractionId calls(String path, String body) {
        Browser.Answer answer = browsers.get("a07").post(path, body);
        assertThat(answer.status()).as(path + answer.body()).isEqualTo(200);
        InteractionId call = InteractionId.parse(answer.body().path("call").asText());
        interactions.add(call);
        return call;
    }

    private void talksAndLeaves(InteractionId call) {
        OfferId offer = offered("a07", call);
        house.report(at -> new Report.OfferAnswered(offer, at));
        is("a07", call, item -> !item.path("customerDialled").isNull());
        house.report(at -> new Report.CustomerReached(call, offer, at));
        now("a07", call, "TALKING");
        house.report(at -> new Report.CustomerLeaves(call, EndedBy.CALLER, null, at));
        now("a07", call, "WRAP_UP");
        does("a07", call, "POST", "wrap-up", "{\"disposition\":null}");
        gone("a07", call);
    }

    private OfferId offered(String agent, InteractionId call) {
        return OfferId.parse(now(agent, call, "OFFERED").path("offer").asText());
    }

    private void answers(String agent, InteractionId call) {
        OfferId offer = offered(agent, call);
        house.report(at -> new Report.OfferAnswered(offer, at));
        now(agent, call, "TALKING");
    }

    private void listens(String agent, InteractionId call, int ordinal) {
        asks("s02", "PUT", "/api/agents/" + agent + "/watch", "{\"mode\":\"LISTEN\"}");
        house.report(at -> new Report.WatcherAnswered(call, ordinal, at));
        pages.get("s02")
                .frame(
                        "agent",
                        frame -> names(frame.at("/agent/watching"), call)
                                && frame.at("/agent/watching/agent").asText().equals(agent)
                                && frame.at("/agent/watching/connected").asBoolean());
    }

    private void does(String agent, InteractionId call, String method, String what, String body) {
        asks(agent, method, "/api/desk/interactions/" + call + "/" + what, body);
    }

    private void asks(String who, String method, String path, String body) {
        Browser browser = browsers.get(who);
        Browser.Answer answer =
                switch (method) {
                    case "PUT" -> browser.put(path, body);
                    case "DELETE" -> browser.delete(path);
                    default -> browser.post(path, body);
                };
        assertThat(answer.status()).as("%s %s %s", who, path, answer.body()).isBetween(200, 204);
    }

    private JsonNode now(String agent, InteractionId call, String phase) {
        return is(agent, call, item -> item.path("phase").asText().equals(phase));
    }

    /** How the interaction stands on the agent's page, as soon as that is so: the newest that was told of it. */
    private JsonNode is(String agent, InteractionId call, Predicate<JsonNode> what) {
        return await(agent).atMost(Page.SOON).until(() -> newest(agent, call), what);
    }

    private JsonNode newest(String agent, InteractionId call) {
        return pages.get(agent).all("work").stream()
                .map(frame -> frame.path("item"))
                .filter(item -> names(item, call))
                .reduce((before, after) -> after)
                .orElse(MissingNode.getInstance());
    }

    private void gone(String agent, InteractionId call) {
        pages.get(agent).frame("workGone", frame -> names(frame, call));
    }

    private static boolean names(JsonNode node, InteractionId call) {
        return node.path("interaction").asText().equals(call.toString());
    }

    private static String raw(Page page) {
        return String.join("\n", page.raw);
    }

    /** All that says who called, why, and what became of it. */
    private String[] everything() {
        return Stream.concat(
                        interactions.stream().map(WhomItConcernsTest::quoted),
                        Stream.of(
                                NUMBER.substring(3),
                                DISPLAY,
                                NAME,
                                CUSTOMER,
                                NODE,
                                ENTERED,
                                NOTE,
                                TICKET,
                                "600001",
                                PROMISE,
                                OUTSIDE,
                                KEYS,
                                "13800138000",
                                "Wang Fang"))
                .toArray(String[]::new);
    }

    private static String quoted(InteractionId interaction) {
        return "\"" + interaction + "\"";
    }

    private static String first(Page page) {
        JsonNode first = page.frames.getFirst();
        return first.path("epoch").asLong() + ":" + first.path("seq").asLong();
    }
}
