package hotline.cti.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
    @Test
    void keysAreReadWithAndWithoutTimes() {
        assertThat(Keys.parse("1, 2@2.5,#").presses())
                .containsExactly(
                        new Keys.Press('1', null),
                        new Keys.Press('2', Duration.ofMillis(2500)),
                        new Keys.Press('#', null));
        assertThat(Keys.parse("").presses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "1,,2", "x", "1@", "1@-2", "1@99999", ",", "1@2.5s"})
    void whatIsNoKeyIsRefusedWithAnExample(String wrong) {
        assertThatThrownBy(() -> Keys.parse(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write keys like 1,2");
    }

    @Test
    void keyComesASecondAfterItsPromptBegan() {
        KeyPlan plan = new KeyPlan(Keys.parse("1,2"));
        plan.answered(10_000);
        assertThat(plan.next(10_100)).isEqualTo(Long.MAX_VALUE);

        plan.soundBegan(10_400);
        assertThat(plan.take(11_399)).isEqualTo((char) 0);
        assertThat(plan.take(11_400)).isEqualTo('1');

        // the prompt is cut off, and after some silence the next one begins
        plan.soundStopped();
        assertThat(plan.take(12_900)).isEqualTo((char) 0);
        plan.soundBegan(13_000);
        assertThat(plan.next(13_001)).isEqualTo(14_000);
        assertThat(plan.take(14_000)).isEqualTo('2');
        assertThat(plan.next(14_001)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void promptThatFollowsWithoutAGapIsTakenToBeginWithTheEndOfTheKey() {
        KeyPlan plan = new KeyPlan(Keys.parse("1,2"));
        plan.answered(0);
        plan.soundBegan(100);
        assertThat(plan.take(1_100)).isEqualTo('1');

        // sound goes on
        assertThat(plan.take(1_200)).isEqualTo((char) 0);
        assertThat(plan.take(1_700)).isEqualTo((char) 0);
        assertThat(plan.next(1_701)).isEqualTo(1_100 + KeyPlan.KEY_MILLIS + 1_000);
        assertThat(plan.take(2_260)).isEqualTo('2');
    }

    @Test
    void keyWithATimeComesThenWhateverIsHeard() {
        KeyPlan plan = new KeyPlan(Keys.parse("1@0.5,2"));
        plan.answered(1_000);
        assertThat(plan.take(1_499)).isEqualTo((char) 0);
        assertThat(plan.take(1_500)).isEqualTo('1');
        plan.soundBegan(2_000);
        assertThat(plan.take(3_000)).isEqualTo('2');
    }
}
