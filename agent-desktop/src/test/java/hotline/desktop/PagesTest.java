package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PagesTest {
    private final House house = new House();

    @AfterEach
    void end() {
        house.close();
    }

    @Test
    void everyAddressOfTheAppIsTheSamePageAndAnyOtherIsNot() throws IOException {
        Browser browser = house.browser();
        String page = browser.get("/").response().body();
        List<String> known = Pattern.compile("path === '(/[a-z-]+)'")
                .matcher(Files.readString(Path.of("web/src/lib/router.svelte.ts")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(known).contains("/desk", "/board");
        for (String path : known) {
            assertThat(browser.get(path).response().body()).as(path).isEqualTo(page);
        }
        assertThat(browser.get("/board?tv").response().body()).isEqualTo(page);
        assertThat(browser.get("/interactions/i1-7").response().body()).isEqualTo(page);
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
