package hotline.cti;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StationDoubtsTest {
    private final StationDoubts doubts = new StationDoubts();

    @Test
    void whoFailsAgainAndAgainIsLookedAtEverMoreRarelyAtLeastOnceAMinute() {
        List<Long> pauses = new ArrayList<>();
        long now = 0;
        for (int time = 0; time < 9; time++) {
            doubts.failed("1001", now);
            long failed = now;
            while (!doubts.isDue("1001", now)) {
                now += 1_000;
            }
            pauses.add(now - failed);
            doubts.told("1001");
        }
        assertThat(pauses).containsExactly(1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 32_000L, 60_000L, 60_000L, 60_000L);
    }

    @Test
    void whoRangIsTrustedAgain() {
        doubts.failed("1001", 0);
        doubts.failed("1001", 0);
        doubts.reached("1001");
        assertThat(doubts.anyDue(100_000)).isFalse();
        doubts.failed("1001", 0);
        assertThat(doubts.isDue("1001", 1_000)).isTrue();
    }

    @Test
    void whoseComebackWasToldIsNotLookedAt() {
        doubts.failed("1001", 0);
        doubts.told("1001");
        assertThat(doubts.anyDue(100_000)).isFalse();
        assertThat(doubts.isDue("1002", 100_000)).isFalse();
    }
}
