package hotline.crm.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.acd.interaction.InteractionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {
    private final PhoneNumbers china = new PhoneNumbers("CN");

    @ParameterizedTest
    @CsvSource({
        "13800138000, +8613800138000",
        "+86 138 0013 8000, +8613800138000",
        "008613800138000, +8613800138000",
        "02088887777, +862088887777",
        "01012345678, +861012345678",
        "+442079460123, +442079460123",
        "00442079460123, +442079460123",
        "(020) 8888-7777, +862088887777"
    })
    void sameNumberReadsTheSameHoweverItIsWritten(String raw, String e164) {
        assertThat(china.read(raw)).isEqualTo(new CallerNumber.Known(e164));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "anonymous", "Anonymous", "UNKNOWN", "restricted"})
    void withheldNumberIsAnonymous(String raw) {
        assertThat(china.read(raw)).isEqualTo(new CallerNumber.Anonymous());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1800FLOWERS",
                "sip:eve@example.org",
                "12",
                "😀",
                "１３８００１３８０００",
                "+",
                "++++",
                "1;phone-context=+86",
                "'; DROP TABLE customer; --",
                "99999999999999999999999999999999",
                "\u0000138"
            })
    void whatIsNoNumberIsUnparsable(String raw) {
        assertThat(china.read(raw)).isEqualTo(new CallerNumber.Unparsable());
    }

    @Test
    void kilobyteOfAnythingIsUnparsable() {
        assertThat(china.read("1".repeat(1_024))).isEqualTo(new CallerNumber.Unparsable());
        assertThat(china.read(" ".repeat(1_024))).isEqualTo(new CallerNumber.Unparsable());
    }

    @Test
    void unknownRegionIsRefused() {
        assertThatThrownBy(() -> new PhoneNumbers("XX")).hasMessageContaining("CN");
    }

    @Test
    void whatTheLineSaysIsKeptCutAndClean() {
        ArrivalNote note = ArrivalNote.of(
                new InteractionId(1, 1),
                new CallerNumber.Unparsable(),
                "x".repeat(1_024),
                "Eve\u0000\r\nInjected: yes\uD83D\uDE00\uD800",
                "4001",
                null,
                0);

        assertThat(note.rawNumber()).hasSize(100);
        assertThat(note.rawName()).isEqualTo("EveInjected: yes\uD83D\uDE00");
    }
}
