package hotline.cti;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.ivr.run.Variables;
import hotline.ivr.speech.Language;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedPlaceTest {
    @Test
    void whatIsSavedComesBack() {
        SavedPlace place = new SavedPlace(
                "menu",
                new Variables(Language.CHINESE, Map.of("caller.name", "王 & \"芳\"", "headStart", 60L, "vip", true)));
        assertThat(SavedPlace.decode(place.encode())).contains(place);
        assertThat(place.encode()).isASCII().doesNotContain("\"", " ");
    }

    @Test
    void whatIsTooLongForACommandIsSavedWithoutItsValues() {
        SavedPlace place = new SavedPlace("menu", new Variables(Language.ENGLISH, Map.of("long", "x".repeat(3_000))));
        assertThat(SavedPlace.decode(place.encode()))
                .contains(new SavedPlace("menu", new Variables(Language.ENGLISH, Map.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "menu", "menu&xx", "menu&en&=", "menu&en&a", "menu&en&a=nx", "%&en", "&&&&", "menu&en&a=n"})
    void whatIsNoSavedPlaceDoesNoHarm(String text) {
        assertThat(SavedPlace.decode(text)).isEmpty();
    }
}
