package hotline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.ivr.flow.Key;
import hotline.ivr.run.CallerGone;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypedKeysTest {
    private final List<String> said = new ArrayList<>();

    @Test
    void aLineIsAMomentAnEmptyOneSilenceAndTheEndHangsUp() throws CallerGone {
        TypedKeys typed = typed("1\n\n 2#\n");

        assertThat(typed.press()).containsExactly(new Key('1'));
        assertThat(typed.press()).isEmpty();
        assertThat(typed.press()).containsExactly(new Key('2'), new Key('#'));
        assertThatThrownBy(typed::press).isInstanceOf(CallerGone.class);
        assertThat(said).isEmpty();
    }

    @Test
    void whatNoTelephoneHasIsToldAndAskedForAgain() throws CallerGone {
        assertThat(typed("zwei\n2\n").press()).containsExactly(new Key('2'));
        assertThat(said).singleElement().asString().contains("0 to 9");
    }

    private TypedKeys typed(String lines) {
        return new TypedKeys(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), said::add);
    }
}
