package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PagesTest {
    private final House house = new House();

    @AfterEach
    void end() {
        house.close();
    }

    @Test
    void everyAddressOfTheAppIsTheSamePageAndAnyOtherIsNot() {
        Browser browser = house.browser();
        String page = browser.get("/").response().body();

        for (String path : List.of("/sign-in", "/desk", "/board", "/board?tv", "/figures", "/interactions/i1-7")) {
            assertThat(browser.get(path).response().body()).as(path).isEqualTo(page);
        }
        assertThat(page).contains("Hotline").doesNotContainPattern("<script(?![^>]* src=)");
        assertThat(browser.get("/no/such").status()).isEqualTo(404);
        assertThat(browser.get("/assets/../manifest.json").status()).isEqualTo(404);
        assertThat(browser.get("/api/no/such").code()).isEqualTo("not-found");
    }

    @Test
    void aPageThatHasNotChangedIsNotSentAgain() {
        Browser browser = house.browser();
        String tag = browser.get("/").response().headers().firstValue("ETag").orElseThrow();

        assertThat(browser.send(browser.request("/").header("If-None-Match", tag))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void nothingInlineMayRunAndNobodyMayFrameIt() {
        String policy = house.browser()
                .get("/")
                .response()
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();

        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*", "http:");
    }
}
