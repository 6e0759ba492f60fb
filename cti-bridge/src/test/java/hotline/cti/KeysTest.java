package hotline.cti;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.ivr.flow.Key;
import org.junit.jupiter.api.Test;

class KeysTest {
    private static final Key ONE = new Key('1');
    private static final Key TWO = new Key('2');

    private final Keys keys = new Keys();

    @Test
    void aKeyBothWitnessesTellIsOneKey() {
        keys.managerTells(ONE);
        keys.settle(ONE, 0);
        assertThat(keys.poll()).contains(ONE);
        assertThat(keys.poll()).isEmpty();
    }

    @Test
    void aKeyTheScriptTellsFirstIsOneKey() {
        keys.settle(ONE, 0);
        keys.managerTells(ONE);
        assertThat(keys.poll()).contains(ONE);
        assertThat(keys.poll()).isEmpty();
    }

    @Test
    void aKeyPressedWhileNoCommandRanIsKept() {
        keys.managerTells(ONE);
        keys.managerTells(TWO);
        assertThat(keys.poll()).contains(ONE);
        assertThat(keys.poll()).contains(TWO);
    }

    @Test
    void whenTheManagerIsAwayTheScriptIsBelieved() {
        keys.managerTells(ONE); // pressed while nothing ran, so the script never hears of it
        assertThat(keys.poll()).contains(ONE);
        keys.settle(ONE, 1);
        assertThat(keys.poll()).contains(ONE);
    }

    @Test
    void theSameKeyTwiceIsTwoKeys() {
        keys.managerTells(ONE);
        keys.settle(ONE, 0);
        keys.settle(ONE, 0);
        keys.managerTells(ONE);
        assertThat(keys.poll()).contains(ONE);
        assertThat(keys.poll()).contains(ONE);
        assertThat(keys.poll()).isEmpty();
    }
}
