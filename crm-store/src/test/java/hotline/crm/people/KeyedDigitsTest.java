package hotline.crm.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyedDigitsTest {
    private final KeyedDigits digits = new KeyedDigits("key");

    @Test
    void ofDigitsNothingIsKeptThatTellsThem() {
        String kept = digits.kept("c0001", "2468");

        assertThat(kept).doesNotContain("2468").doesNotContain("c0001");
        assertThat(digits.match("c0001", "2468", kept)).isTrue();
        assertThat(digits.match("c0001", "2469", kept)).isFalse();
        assertThat(digits.match("c0002", "2468", kept)).isFalse();
        assertThat(digits.match("c0001", "2468", null)).isFalse();
        assertThat(digits.match("c0001", "", "")).isFalse();
        assertThat(new KeyedDigits("another").match("c0001", "2468", kept)).isFalse();
    }

    @Test
    void slowHashesOfWhatWasKeyedAreRightStill() {
        String keyed = digits.kept("c0001", "2468").substring("$HmacSHA256$".length());
        String slowly = Secrets.hash(keyed);

        assertThat(digits.match("c0001", "2468", slowly)).isTrue();
        assertThat(digits.match("c0001", "2469", slowly)).isFalse();
    }
}
