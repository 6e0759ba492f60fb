package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

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
}
