package hotline.crm.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.acd.figures.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DaysTest {
    private static final Days BERLIN = new Days(ZoneId.of("Europe/Berlin"));
    private static final Days SHANGHAI = new Days(ZoneId.of("Asia/Shanghai"));

    @Test
    void aDayBeginsAtMidnightOfTheCentre() {
        Period day = SHANGHAI.apply(Instant.parse("2026-11-20T16:00:00Z").toEpochMilli());

        assertThat(Instant.ofEpochMilli(day.from())).isEqualTo("2026-11-20T16:00:00Z");
        assertThat(Instant.ofEpochMilli(day.to())).isEqualTo("2026-11-21T16:00:00Z");
        assertThat(SHANGHAI.apply(day.from() - 1).to()).isEqualTo(day.from());
    }

    @Test
    void daysOfTwentyThreeAndTwentyFiveHoursHaveAsManyHalfHours() {
        assertThat(halfHours(LocalDate.of(2026, 3, 29))).hasSize(46);
        assertThat(halfHours(LocalDate.of(2026, 10, 25))).hasSize(50);
        assertThat(halfHours(LocalDate.of(2026, 6, 1))).hasSize(48);
    }

    @Test
    void partsFollowEachOtherAndFillTheTime() {
        Instant from = Instant.parse("2026-03-28T10:07:00Z");
        Instant to = Instant.parse("2026-03-30T09:59:59.999Z");
        for (Bucket bucket : Bucket.values()) {
            List<Period> parts = BERLIN.divide(from, to, bucket);

            assertThat(parts.getFirst().from()).isEqualTo(from.toEpochMilli());
            assertThat(parts.getLast().to()).isEqualTo(to.toEpochMilli());
            for (int i = 1; i < parts.size(); i++) {
                assertThat(parts.get(i).from()).isEqualTo(parts.get(i - 1).to());
            }
        }
        assertThat(BERLIN.divide(from, to, Bucket.DAY)).hasSize(3);
        assertThat(BERLIN.divide(from, to, Bucket.WHOLE)).hasSize(1);
    }

    @Test
    void aReportOfNoTimeOrOfAgesIsRefused() {
        Instant now = Instant.parse("2026-03-28T10:00:00Z");

        assertThatThrownBy(() -> BERLIN.divide(now, now, Bucket.WHOLE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BERLIN.divide(now, now.plus(Duration.ofDays(500)), Bucket.HALF_HOUR))
                .hasMessageContaining("less time");
        assertThatThrownBy(() -> BERLIN.divide(Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"), Bucket.DAY))
                .hasMessageContaining("less time");
    }

    private static List<Period> halfHours(LocalDate day) {
        Period whole = BERLIN.of(day);
        return BERLIN.divide(Instant.ofEpochMilli(whole.from()), Instant.ofEpochMilli(whole.to()), Bucket.HALF_HOUR);
    }
}
