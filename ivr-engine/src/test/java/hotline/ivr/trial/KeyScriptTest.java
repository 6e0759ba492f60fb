package hotline.ivr.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.ivr.flow.Key;
import hotline.ivr.run.CallerGone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyScriptTest {
    @Test
    void commasPartMomentsADashIsSilenceAndAnXHangsUp() throws CallerGone {
        KeyScript script = KeyScript.of("1, 20#,-,x");

        assertThat(script.press()).containsExactly(new Key('1'));
        assertThat(script.press()).containsExactly(new Key('2'), new Key('0'), new Key('#'));
        assertThat(script.press()).isEmpty();
        assertThatThrownBy(script::press).isInstanceOf(CallerGone.class);
    }

    @Test
    void whenAllIsPressedTheCallerIsSilent() throws CallerGone {
        KeyScript script = KeyScript.of("");

        assertThat(script.press()).isEmpty();
        assertThat(script.press()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1;2", "1,hang up", "1,x2", "1,\u0007"})
    void whatIsNoScriptIsRefusedBeforeAnybodyWalks(String text) {
        assertThatThrownBy(() -> KeyScript.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no telephone has a key");
    }
}
