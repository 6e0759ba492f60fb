package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import hotline.crm.people.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls ring in the browser: who may have them ring there, who is told the secret, and what goes over the socket. */
class BrowserPhoneTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String REGISTER = String.join(
            "\r\n",
            "REGISTER sip:hotline.invalid SIP/2.0",
            "To: <sip:w1001@hotline.invalid>",
            "From: <sip:w1001@hotline.invalid>;tag=1",
            "Content-Length: 0",
            "",
            "");

    private final House house = new House();

    @AfterEach
    void end() {
        house.close();
    }

    @Test
    void anAgentsCallsRingInTheOwnBrowserOrAtAPhoneAndNowhereElse() {
        Browser a01 = house.browser().signIn("a01");

        for (String station : List.of("w1002", "w", "W1001", "ww1001", "trunk", "w1001@trunk", "w1001&w1002", "1099")) {
            assertThat(a01.put("/api/desk/station", "{\"station\":\"" + station + "\"}")
                            .code())
                    .as(station)
                    .isEqualTo("bad-station");
        }
        assertThat(a01.put("/api/desk/station", "{\"station\":\"w1001\"}").status())
                .isEqualTo(204);
        assertThat(a01.put("/api/desk/station", "{\"station\":null}").status()).isEqualTo(204);
        assertThat(a01.put("/api/desk/station", "{\"station\":\"1002\"}").status())
                .isEqualTo(204);
    }

    @Test
    void theSecretIsToldToItsAgentAloneWhileCallsRingInTheBrowserAndOverTheSocketOnly() {
        Browser a01 = house.browser().signIn("a01");
        Page page = a01.page();

        assertThat(page.ask("phone.secret", "null").at("/error/code").asText()).isEqualTo("not-in-browser");
        a01.put("/api/desk/station", "{\"station\":\"1001\"}");
        assertThat(page.ask("phone.secret", "null").at("/error/code").asText()).isEqualTo("not-in-browser");
        a01.put("/api/desk/station", "{\"station\":\"w1001\"}");
        page.frame("agent", agent -> agent.at("/agent/station").asText().equals("w1001"));
        var told = page.ask("phone.secret", "null");
        assertThat(told.at("/result/phone").asText()).isEqualTo("w1001");
        assertThat(told.at("/result/secret").asText()).isEqualTo("secret-of-a01");
        house.telephones.secrets.put("w1001", "the next one");
        assertThat(page.ask("phone.secret", "null").at("/result/secret").asText())
                .isEqualTo("the next one");

        Page other = house.browser().signIn("a02").page();
        assertThat(other.ask("phone.secret", "{\"phone\":\"w1001\"}")
                        .at("/error/code")
                        .asText())
                .isEqualTo("bad-field");
        assertThat(other.ask("phone.secret", "null").at("/error/code").asText()).isEqualTo("not-in-browser");
        assertThat(a01.get("/api/desk/phone").status()).isEqualTo(404);
        assertThat(a01.get("/api/openapi.json").response().body()).doesNotContain("phone.secret");
        assertThat(a01.put("/api/desk/availability", "{\"to\":\"LOGGED_OUT\",\"reason\":null}")
                        .status())
                .isEqualTo(204);
        page.frame("agent", agent -> agent.at("/agent/station").isNull());
        assertThat(page.ask("phone.secret", "null").at("/error/code").asText()).isEqualTo("not-in-browser");
    }

    @Test
    void whatAPhoneAndTheTelephonesSayGoesThroughFromOurOwnAddress() {
        house.telephones.answer();
        Phone phone = phone(house.browser().signIn("a01"));

        phone.say(REGISTER);
        await().atMost(SOON).until(() -> house.telephones.heard.contains(REGISTER));
        house.telephones.say("SIP/2.0 200 OK\r\n\r\n");
        await().atMost(SOON).until(() -> phone.heard.contains("SIP/2.0 200 OK\r\n\r\n"));

        assertThat(house.telephones.from).containsExactly("127.0.0.4");
        assertThat(house.telephones.sockets.getFirst().subProtocol()).isEqualTo("sip");
        assertThat(house.desk.counts().phones()).isEqualTo(1);
        phone.cut();
        await().atMost(SOON).until(() -> house.telephones.sockets.getFirst().isClosed());
        await().atMost(SOON).until(() -> house.desk.counts().phones() == 0);
    }

    @Test
    void whatSpeaksForAnotherPhoneIsNotPassedOnAndEndsTheLine() {
        house.telephones.answer();
        long before = house.desk.counts().refused();
        Phone phone = phone(house.browser().signIn("a02"));

        phone.say(REGISTER);

        assertThat(phone.closed()).isEqualTo(4403);
        assertThat(house.telephones.heard).isEmpty();
        assertThat(house.desk.counts().refused() - before).isEqualTo(1);
    }

    @Test
    void theLineEndsWithItsSessionWithTheTelephonesAndWithTheRole() {
        house.telephones.answer();
        Browser a01 = house.browser().signIn("a01");
        Phone first = phone(a01);
        first.say(REGISTER);
        await().atMost(SOON).until(() -> !house.telephones.heard.isEmpty());

        house.telephones.sockets.getFirst().close();
        assertThat(first.closed()).isEqualTo(1013);
        Phone second = phone(a01);
        second.say(REGISTER);
        await().atMost(SOON).until(() -> house.telephones.heard.size() == 2);
        a01.post("/api/sign-out", "{}");
        assertThat(second.closed()).isEqualTo(4401);
        await().atMost(SOON).until(() -> house.telephones.sockets.getLast().isClosed());

        Phone third = phone(house.browser().signIn("a02"));
        house.staff.disable("a02");
        house.desk.peopleChanged();
        assertThat(third.closed()).isEqualTo(4401);
    }

    @Test
    void withoutTelephonesThePageIsToldToComeAgain() {
        assertThat(phone(house.browser().signIn("a01")).closed()).isEqualTo(1013);
    }

    @Test
    void whoIsNoAgentHasNoTicketOrComesFromElsewhereHasNoPhone() {
        house.telephones.answer();
        Browser a01 = house.browser().signIn("a01");
        Browser a02 = house.browser().signIn("a02");
        Browser supervisor = house.browser().signIn("s01");

        assertThatThrownBy(() -> Phone.open(supervisor, ticket(supervisor), origin(supervisor)))
                .satisfies(failed -> assertThat(status(failed)).isEqualTo(403));
        assertThatThrownBy(() -> Phone.open(a01, "none", origin(a01)))
                .satisfies(failed -> assertThat(status(failed)).isEqualTo(401));
        assertThatThrownBy(() -> Phone.open(a01, ticket(a02), origin(a01)))
                .satisfies(failed -> assertThat(status(failed)).isEqualTo(401));
        assertThatThrownBy(() -> Phone.open(house.browser(), ticket(a01), origin(a01)))
                .satisfies(failed -> assertThat(status(failed)).isEqualTo(401));
        assertThatThrownBy(() -> Phone.open(a01, ticket(a01), "http://evil.example"))
                .satisfies(failed -> assertThat(status(failed)).isEqualTo(403));
        String used = ticket(a01);
        Phone.open(a01, used, origin(a01));
        assertThatThrownBy(() -> Phone.open(a01, used, origin(a01)))
                .satisfies(failed -> assertThat(status(failed)).isEqualTo(401));
        assertThat(house.staff.all()).anyMatch(person -> person.roles().contains(Role.SUPERVISOR));
    }

    private static int status(Throwable failed) {
        return failed.getCause() instanceof WebSocketHandshakeException refused
                ? refused.getResponse().statusCode()
                : -1;
    }

    private static Phone phone(Browser browser) {
        return Phone.open(browser, ticket(browser), origin(browser));
    }

    private static String ticket(Browser browser) {
        return browser.post("/api/socket-tickets", "{}").body().path("ticket").asText();
    }

    private static String origin(Browser browser) {
        return "http://127.0.0.1:" + browser.port();
    }

    /** The socket of a page's phone. */
    private static final class Phone implements WebSocket.Listener {
        final List<String> heard = new CopyOnWriteArrayList<>();
        private final AtomicInteger closedWith = new AtomicInteger();
        private WebSocket socket;

        /** @throws CompletionException when it is not opened */
        static Phone open(Browser browser, String ticket, String origin) {
            Phone phone = new Phone();
            HttpClient client = browser.client;
            phone.socket = client.newWebSocketBuilder()
                    .header("Origin", origin)
                    .header(
                            "Cookie",
                            browser.cookies.entrySet().stream()
                                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                    .collect(Collectors.joining("; ")))
                    .subprotocols("sip")
                    .buildAsync(URI.create("ws://127.0.0.1:" + browser.port() + "/api/phone?ticket=" + ticket), phone)
                    .join();
            return phone;
        }

        void say(String message) {
            socket.sendText(message, true).join();
        }

        void cut() {
            socket.abort();
        }

        int closed() {
            return await("the phone's socket to be closed").atMost(SOON).until(closedWith::get, code -> code != 0);
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            heard.add(data.toString());
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closedWith.set(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closedWith.compareAndSet(0, -1);
        }
    }
}
