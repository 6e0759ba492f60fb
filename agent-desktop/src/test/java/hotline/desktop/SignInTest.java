package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInTest {
    private final House house = new House();

    @AfterEach
    void end() {
        house.close();
    }

    @Test
    void whoHasThePasswordIsSignedInAndToldWhoItIsAndWhatTheCentreIsLike() {
        Browser browser = house.browser();

        var answer = browser.post("/api/sign-in", "{\"user\":\"a01\",\"password\":\"a01-secret\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("me").path("id").asText()).isEqualTo("a01");
        assertThat(answer.body().path("me").path("station").asText()).isEqualTo("1001");
        assertThat(answer.body().path("centre").path("queues")).hasSize(2);
        assertThat(browser.get("/api/me").body().path("me"))
                .isEqualTo(answer.body().path("me"));
    }

    @Test
    void theCookieIsForOurPagesAloneAndNoScriptReadsIt() {
        var answer = house.browser().post("/api/sign-in", "{\"user\":\"a01\",\"password\":\"a01-secret\"}");

        assertThat(answer.response().headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("hotline-" + house.edge.port() + "=")
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Strict", "Path=/")
                .doesNotContain("Domain", "Max-Age", "Expires");
    }

    @Test
    void aSocketBeginsWithAWelcome() {
        Page page = house.browser().signIn("a01").page();

        var welcome = page.frame("welcome");

        assertThat(welcome.path("epoch").asLong()).isEqualTo(1);
        assertThat(welcome.path("seq").asLong()).isPositive();
        assertThat(welcome.path("me").path("name").asText()).isEqualTo("Agent 1");
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreAnsweredAlike() {
        Browser browser = house.browser();

        var wrong = browser.post("/api/sign-in", "{\"user\":\"a01\",\"password\":\"wrong\"}");
        var unknown = browser.post("/api/sign-in", "{\"user\":\"nobody\",\"password\":\"wrong\"}");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("wrong-sign-in");
        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(browser.cookies).isEmpty();
    }

    @Test
    void whoTriesTooOftenIsToldHowLongToWaitAndHoldsUpNobodyElse() {
        Browser attacker = house.browser();
        for (int round = 0; round < 20; round++) {
            List<CompletableFuture<Integer>> atOnce = IntStream.range(0, 50)
                    .mapToObj(i ->
                            attacker.statusOfPost("/api/sign-in", "{\"user\":\"a01\",\"password\":\"w" + i + "\"}"))
                    .toList();
            assertThat(atOnce).allSatisfy(status -> assertThat(status.join()).isIn(401, 429));
        }
        // a lock may just have run out: then this try is made, and begins one of twice the time
        Browser.Answer last = wrong(attacker);
        if (last.status() == 401) {
            last = wrong(attacker);
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(last.code()).isEqualTo("too-many-tries");
        assertThat(last.response().headers().firstValue("Retry-After").orElseThrow())
                .matches("[1-9][0-9]*");
        assertThat(house.browser().signIn("a02").get("/api/me").status()).isEqualTo(200);
        assertThat(house.staff.checks()).as("passwords that were computed").isLessThan(20);
    }

    private static Browser.Answer wrong(Browser attacker) {
        return attacker.post("/api/sign-in", "{\"user\":\"a01\",\"password\":\"wrong\"}");
    }

    @Test
    void withoutASessionNothingIsAnswered() {
        Browser browser = house.browser();

        for (String path : List.of("/api/me", "/api/desk/interactions", "/api/interactions/i1-1")) {
            assertThat(browser.get(path).code()).as(path).isEqualTo("not-signed-in");
        }
        assertThat(browser.post("/api/socket-tickets", "{}").status()).isEqualTo(401);
        browser.cookies.put("hotline-" + house.edge.port(), "x".repeat(43));
        assertThat(browser.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void aSessionSurvivesARestartOfTheServer() {
        Browser browser = house.browser().signIn("a01");
        try (House next = new House(house.staff, house.kept)) {
            Browser same = next.browser();
            browser.cookies.forEach((name, token) -> same.cookies.put("hotline-" + next.edge.port(), token));

            assertThat(same.get("/api/me").body().path("me").path("id").asText())
                    .isEqualTo("a01");
        }
    }

    @Test
    void signingOutEndsItInEveryTabOfThisBrowserAndInNoOther() {
        Browser browser = house.browser().signIn("a01");
        Browser other = house.browser().signIn("a01");
        Page tab = browser.page();
        Page elsewhere = other.page();

        assertThat(browser.post("/api/sign-out", "{}").status()).isEqualTo(204);

        assertThat(tab.closed()).isEqualTo(4401);
        assertThat(tab.frame("signedOut").path("why").asText()).isEqualTo("ELSEWHERE");
        assertThat(browser.cookies).isEmpty();
        assertThat(other.get("/api/me").status()).isEqualTo(200);
        assertThat(elsewhere.closedWith.get()).isZero();
    }

    /** The cookie is named after the port: what is found in a jar may depend on names. */
    @Test
    void aSessionThatWasLeftIsOverOnEveryPort() {
        for (int door = 0; door < 8; door++) {
            int port = house.anotherPort();
            Browser browser = house.browser(port).signIn("a01");
            Map<String, String> kept = Map.copyOf(browser.cookies);

            browser.post("/api/sign-out", "{}");

            browser.cookies.putAll(kept);
            assertThat(browser.get("/api/me").status()).as("port " + port).isEqualTo(401);
        }
    }

    @Test
    void signingOutEverywhereEndsTheOtherBrowsersToo() {
        Browser browser = house.browser().signIn("a01");
        Browser other = house.browser().signIn("a01");
        Page elsewhere = other.page();

        browser.post("/api/sign-out", "{\"everywhere\":true}");

        assertThat(elsewhere.closed()).isEqualTo(4401);
        assertThat(other.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void whoIsDisabledOrHasANewPasswordIsThrownOut() {
        Browser disabled = house.browser().signIn("a01");
        Page page = disabled.page();
        Browser renewed = house.browser().signIn("a02");

        house.staff.disable("a01");
        house.desk.peopleChanged();
        house.desk.passwordChanged("a02");

        assertThat(page.closed()).isEqualTo(4401);
        assertThat(page.frame("signedOut").path("why").asText()).isEqualTo("DISABLED");
        assertThat(disabled.get("/api/me").status()).isEqualTo(401);
        assertThat(renewed.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void aTicketOpensOneSocket() {
        Browser browser = house.browser().signIn("a01");
        String ticket =
                browser.post("/api/socket-tickets", "{}").body().path("ticket").asText();
        String query = "ticket=" + ticket;
        Page.open(browser.client, browser.port(), query, ours(browser)).frame("welcome");

        assertThatThrownBy(() -> Page.open(browser.client, browser.port(), query, ours(browser)))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(401));
    }

    @Test
    void anotherSitesPageOpensNoSocketAndChangesNothing() {
        Browser browser = house.browser().signIn("a01");
        String ticket =
                browser.post("/api/socket-tickets", "{}").body().path("ticket").asText();

        assertThatThrownBy(() -> Page.open(browser.client, browser.port(), "ticket=" + ticket, "http://evil.example"))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(403));
        for (String origin : List.of("http://evil.example", "null", "http://127.0.0.1:1", "file://")) {
            var answer = browser.send(browser.request("/api/desk/availability")
                    .header("Origin", origin)
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString("{\"to\":\"READY\",\"reason\":null}")));
            assertThat(answer.code()).as(origin).isEqualTo("foreign-origin");
        }
        assertThat(house.desk.counts().refused()).isEqualTo(5);
    }

    @Test
    void whatIsNotDeclaredAsJsonIsNotTaken() {
        Browser browser = house.browser().signIn("a01");

        var answer = browser.send(browser.request("/api/desk/availability")
                .header("Content-Type", "text/plain")
                .PUT(BodyPublishers.ofString("{\"to\":\"READY\",\"reason\":null}")));

        assertThat(answer.code()).isEqualTo("bad-content-type");
    }

    private static String ours(Browser browser) {
        return "http://127.0.0.1:" + browser.port();
    }
}
