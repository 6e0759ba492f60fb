package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody wants of the pages belongs to the person, not to the browser. */
class PreferenceTest {
    private static final String AT = "/api/me/preferences";

    private final House house = new House();

    @AfterEach
    void end() {
        house.close();
    }

    @Test
    void whoeverSignsInElsewhereHasTheOwnKeysAndNobodyElseHas() {
        Browser here = house.browser().signIn("a01");
        assertThat(here.put(AT, "{\"keys\":\"mute=Minus ready=KeyB\"}").status())
                .isEqualTo(200);
        assertThat(here.put(AT, "{\"autoAnswer\":true}").status()).isEqualTo(200);

        assertThat(house.browser().signIn("a01").get(AT).body())
                .hasToString("{\"keys\":\"mute=Minus ready=KeyB\",\"autoAnswer\":true}");
        assertThat(house.browser().signIn("a02").get(AT).body()).hasToString("{\"keys\":\"\",\"autoAnswer\":false}");
        assertThat(house.browser().get(AT).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"mute\"",
                "\"mute=\"",
                "\"mute=Minus  ready=KeyB\"",
                "\"mute=Minus mute=KeyB\"",
                "\"mute=Minus ready=Minus\"",
                "\"__proto__=KeyB\"",
                "\"mute=<script>\"",
                "\"mute=\\u0000\"",
                "{\"mute\":\"Minus\"}",
                "7"
            })
    void keysThatAreNoneAreRefusedAndTheOldOnesStay(String keys) {
        Browser browser = house.browser().signIn("a01");
        browser.put(AT, "{\"keys\":\"mute=Minus\"}");

        assertThat(browser.put(AT, "{\"keys\":" + keys + "}").code()).isEqualTo("bad-keys");
        assertThat(browser.get(AT).body().path("keys").asText()).isEqualTo("mute=Minus");
    }

    @Test
    void noMoreIsKeptThanThereAreKeys() {
        Browser browser = house.browser().signIn("a01");

        assertThat(browser.put(AT, "{\"keys\":\"" + "a".repeat(2_001) + "\"}").code())
                .isEqualTo("bad-keys");
        assertThat(browser.put(AT, "{\"colour\":\"red\"}").code()).isEqualTo("bad-field");
    }
}
