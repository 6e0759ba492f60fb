package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Report;
import hotline.acd.distributor.Request;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sockets: order, coming back, and bounds. */
class SocketTest {
    private final House house = new House();

    @AfterEach
    void end() {
        house.close();
    }

    @Test
    void twoTabsOfAnAgentHearTheSame() {
        house.ready("a01");
        Browser browser = house.browser().signIn("a01");
        Page one = browser.page();
        Page other = browser.page();

        converse("a01");

        gone(one);
        gone(other);
        assertThat(told(one)).containsExactlyElementsOf(told(other));
    }

    @Test
    void sinceWhenThePbxCannotBeReachedIsToldToEverybodyAndToWhoComesMeanwhile() {
        Instant since = Instant.parse("2026-11-11T02:00:00Z");
        Page agents = house.browser().signIn("a01").page();
        Page supervisors = house.browser().signIn("s01").page();
        assertThat(agents.frame("welcome").path("telephonyAwaySince").isNull()).isTrue();
        house.desk.telephony(since);
        house.desk.telephony(since);
        assertThat(agents.frame("telephony").path("awaySince").asText()).isEqualTo(since.toString());
        supervisors.frame("telephony");
        assertThat(house.browser()
                        .signIn("a02")
                        .page()
                        .frame("welcome")
                        .path("telephonyAwaySince")
                        .asText())
                .isEqualTo(since.toString());
        house.desk.telephony(null);
        agents.frame("telephony", frame -> frame.path("awaySince").isNull());
        assertThat(told(agents).stream().filter(frame -> frame.contains("awaySince")))
                .hasSize(2);
    }

    @Test
    void everyFrameStandsAfterTheOneBefore() {
        house.ready("a01");
        Page page = house.browser().signIn("a01").page();
        converse("a01");
        page.ask("availability.change", "{\"to\":\"NOT_READY\",\"reason\":\"MEAL\"}");
        page.say("{\"id\":\"1\",\"do\":\"ping\"}");
        page.frame("pong");

        List<Long> numbers =
                page.frames.stream().map(frame -> frame.path("seq").asLong()).toList();
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
        assertThat(page.frames)
                .allSatisfy(frame -> assertThat(frame.path("epoch").asLong()).isEqualTo(1));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aPageThatWasCutAgainAndAgainHasHeardWhatAnUncutOneHas(long seed) {
        Random random = new Random(seed);
        house.staff.put(new Person("a01", "Agent 1", Set.of(Role.AGENT, Role.SUPERVISOR), "north", "1001", false));
        for (String agent : List.of("a01", "a02", "a03")) {
            house.ready(agent);
        }
        Browser both = house.browser().signIn("a01");
        Page uncut = both.page("&topics=board");
        uncut.frame("board");
        uncut.caughtUp();
        String beginning = last(List.of(uncut));
        List<String> before = told(uncut);
        List<Page> pieces = new ArrayList<>(List.of(both.page("&topics=board&after=" + beginning)));

        for (int i = 0; i < 12; i++) {
            converse("a0" + (1 + random.nextInt(3)));
            if (random.nextBoolean()) {
                boardSays(uncut, "MEAL" + i);
            }
            if (random.nextBoolean()) {
                pieces.getLast().cut();
                converse("a0" + (1 + random.nextInt(3)));
                if (random.nextBoolean()) {
                    boardSays(uncut, "CUT" + i);
                }
                pieces.add(both.page("&topics=board&after=" + last(pieces)));
            }
        }
        pieces.getLast().cut();
        boardSays(uncut, "END");
        pieces.add(both.page("&topics=board&after=" + last(pieces)));
        uncut.caughtUp();
        pieces.getLast().caughtUp();

        List<String> whole = told(uncut).subList(before.size(), told(uncut).size());
        List<String> union =
                pieces.stream().flatMap(piece -> told(piece).stream()).toList();
        assertThat(new HashSet<>(union)).as("nothing doubled").hasSameSizeAs(union);
        assertThat(union).as("nothing missed").containsExactlyElementsOf(whole);
        assertThat(pieces.subList(1, pieces.size()))
                .allSatisfy(
                        piece -> assertThat(piece.frames.getFirst().path("type").asText())
                                .isEqualTo("resumed"));
    }

    @Test
    void whoComesBackFromAnotherEpochOrFromTheFutureBeginsAnew() {
        Browser browser = house.browser().signIn("a01");

        for (String after : List.of("7:1", "1:999999", "0:0", "rubbish", "-1:-1")) {
            Page page = browser.page("&after=" + after);
            assertThat(page.frames.getFirst().path("type").asText()).as(after).isEqualTo("welcome");
        }
    }

    @Test
    void aMessageThatIsTooLargeEndsTheSocketHoweverManyFramesItComesIn() {
        Browser browser = house.browser().signIn("a01");
        Page one = browser.page();
        Page other = browser.page();

        // this client sends what is long in frames of 16 kB
        one.say("{\"id\":\"1\",\"do\":\"" + "x".repeat(70_000) + "\"}");
        for (int i = 0; i < 70 && other.closedWith.get() == 0; i++) {
            try {
                other.socket().sendText("x".repeat(1_000), false).join();
            } catch (CompletionException closed) {
                break;
            }
        }

        assertThat(one.closed()).isEqualTo(1009);
        assertThat(other.closed()).isEqualTo(1009);
    }

    @Test
    void aFrameThatIsTooLargeEndsTheSocket() throws IOException {
        Browser browser = house.browser().signIn("a01");
        try (Socket page = new Socket("127.0.0.1", browser.port())) {
            upgrade(page.getOutputStream(), browser, ticket(browser));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> house.desk.counts().sockets() == 1);

            // a final text frame, masked, that says it has 70,000 bytes: its head alone is enough
            page.getOutputStream()
                    .write(new byte[] {(byte) 0x81, (byte) 0xFF, 0, 0, 0, 0, 0, 1, 0x11, 0x70, 0, 0, 0, 0});
            page.getOutputStream().flush();

            byte[] heard = page.getInputStream().readAllBytes();
            assertThat(Arrays.copyOfRange(heard, heard.length - 60, heard.length))
                    .containsSequence(0x03, 0xF1);
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> house.desk.counts().sockets() == 0);
    }

    @Test
    void whoSaysTooMuchAtOnceIsCutOff() {
        Page page = house.browser().signIn("a01").page();

        for (int i = 0; i < 300 && page.closedWith.get() == 0; i++) {
            try {
                page.say("{\"id\":\"" + i + "\",\"do\":\"ping\"}");
            } catch (RuntimeException closed) {
                break;
            }
        }

        assertThat(page.closed()).isEqualTo(4029);
    }

    @Test
    void whatIsNoMessageEndsTheSocket() {
        for (String rubbish : List.of("rubbish", "[]", "{}", "{\"id\":\"1\"}", "{\"do\":\"ping\"}", "null")) {
            Page page = house.browser().signIn("a01").page();
            page.say(rubbish);
            assertThat(page.closed()).as(rubbish).isEqualTo(1007);
        }
    }

    @Test
    void anUnknownOperationIsAnsweredAndHarmsNothing() {
        Page page = house.browser().signIn("a01").page();

        assertThat(page.ask("no.such", "{}").path("error").path("code").asText())
                .isEqualTo("unknown-operation");
        assertThat(page.ask("station.sign-in", "{\"station\":\"1002\",\"extra\":1}")
                        .path("error")
                        .path("code")
                        .asText())
                .isEqualTo("bad-field");
        assertThat(page.ask("station.sign-in", "{\"station\":\"1002\"}")
                        .path("done")
                        .asBoolean())
                .isTrue();
        page.frame(
                "agent", agent -> agent.path("agent").path("station").asText().equals("1002"));
    }

    @Test
    void requestsAreBoundedInSizeAndNumber() {
        Browser browser = house.browser().signIn("a01");

        assertThat(browser.put("/api/desk/availability", "{\"to\":\"" + "x".repeat(70_000) + "\"}")
                        .code())
                .isEqualTo("too-large");
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            answers.add(browser.get("/api/desk/interactions").status());
        }
        assertThat(answers).contains(200, 429);
    }

    @Test
    void aPageThatDoesNotReadIsCutAndHoldsUpNobody() throws IOException {
        Browser browser = house.browser().signIn("s01");
        String ticket = ticket(browser);
        Page reads = browser.page("&topics=board");
        try (Socket silent = new Socket()) {
            silent.setReceiveBufferSize(4_096);
            silent.connect(new InetSocketAddress("127.0.0.1", browser.port()));
            upgrade(silent.getOutputStream(), browser, ticket);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> house.desk.counts().sockets() == 2);

            int boards = 0;
            while (house.desk.counts().cut() == 0 && boards < 5_000) {
                house.desk.centreChanged();
                boards++;
                if (boards % 50 == 0) {
                    reads.caughtUp();
                }
            }

            assertThat(house.desk.counts().cut()).isEqualTo(1);
            assertThat(house.desk.counts().sockets()).isEqualTo(1);
        }
        assertThat(reads.ask("board.subscribe", "null").path("done").asBoolean())
                .isTrue();
    }

    /** One call for this agent, from the first ring to the completed wrap-up. */
    private void converse(String agent) {
        AgentId id = new AgentId(agent);
        for (String other : List.of("a01", "a02", "a03")) {
            if (!other.equals(agent)) {
                house.engine
                        .request(new Request.ChangeAvailability(
                                House.id(),
                                Actor.SYSTEM,
                                new AgentId(other),
                                Availability.notReady(new NotReadyReason("MEAL"))))
                        .join();
            }
        }
        house.engine
                .request(new Request.ChangeAvailability(House.id(), Actor.SYSTEM, id, Availability.READY))
                .join();
        InteractionId call = house.call();
        house.queue(call, House.SERVICE);
        OfferId offer = await("an offer")
                .atMost(Duration.ofSeconds(10))
                .until(
                        () -> house.engine.snapshot().join().interactions().stream()
                                .filter(one -> one.interaction().equals(call) && one.entry() != null)
                                .flatMap(one -> one.entry().offers().stream())
                                .map(one -> one.offer())
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
        house.report(at -> new Report.OfferRings(offer, at));
        house.report(at -> new Report.OfferAnswered(offer, at));
        house.report(at -> new Report.AgentHolds(call, id, at));
        house.report(at -> new Report.AgentRetrieves(call, id, at));
        house.report(at -> new Report.CustomerLeaves(call, EndedBy.CALLER, null, at));
        house.done(new Request.CompleteWrapUp(House.id(), Actor.SYSTEM, id, call, null));
    }

    private static void gone(Page page) {
        page.frame("workGone");
    }

    /** Something that only the board shows, and that it shows it. */
    private void boardSays(Page page, String reason) {
        house.engine
                .request(new Request.ChangeAvailability(
                        House.id(),
                        Actor.SYSTEM,
                        new AgentId("a02"),
                        Availability.notReady(new NotReadyReason(reason))))
                .join();
        page.frame(
                "boardAgent",
                row -> row.path("row").path("agent").path("reason").asText().equals(reason));
    }

    private static String ticket(Browser browser) {
        return browser.post("/api/socket-tickets", "{}").body().path("ticket").asText();
    }

    /** The last frame of them all that a page counts. */
    private static String last(List<Page> pieces) {
        JsonNode last = pieces.stream()
                .flatMap(piece -> piece.frames.stream())
                .reduce((before, after) -> after)
                .orElseThrow();
        return last.path("epoch").asLong() + ":" + last.path("seq").asLong();
    }

    /** What was told, but for what each socket is told by itself. */
    private static List<String> told(Page page) {
        Set<String> own = Set.of("welcome", "resumed", "board", "reply", "pong");
        return page.frames.stream()
                .filter(frame -> !own.contains(frame.path("type").asText()))
                .map(JsonNode::toString)
                .toList();
    }

    private static void upgrade(OutputStream out, Browser browser, String ticket) throws IOException {
        out.write(("GET /api/socket?topics=board&ticket=" + ticket + " HTTP/1.1\r\nHost: 127.0.0.1:" + browser.port()
                        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
