package hotline.acd.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OutsideStationTest {
    @Test
    void itsNumberIsReadBackAndOnlyItsLastDigitsAreShown() {
        String station = OutsideStation.of("+8613800138000");
        assertThat(station).isEqualTo("tel:+8613800138000");
        assertThat(OutsideStation.number(station)).isEqualTo("+8613800138000");
        assertThat(OutsideStation.shown(station)).isEqualTo("tel:*8000");
        assertThat(OutsideStation.shown("1001")).isEqualTo("1001");
    }

    @Test
    void nothingButDigitsCanBeOne() {
        for (String station :
                new String[] {"1001", "w1001", "tel:", "tel:1234", "tel:+86138@trunk", "tel:12345,1", "tel:1 2 3 4 5"
                }) {
            assertThat(OutsideStation.isOne(station)).as(station).isFalse();
        }
        assertThatThrownBy(() -> OutsideStation.of("12&PJSIP/1001")).isInstanceOf(IllegalArgumentException.class);
    }
}
