package hotline.server.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hotline.acd.interaction.InteractionId;
import hotline.cti.Recordings.Rule;
import hotline.server.center.CenterConfiguration.Recording;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a share of all conversations, which are recorded. */
class RecordedConversationsTest {
    private static final int MANY = 100_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 50, 99})
    void ofManyConversationsAsManyAreRecordedAsWasWrittenInEachRunOfTheCoreAndOverShortRunsToo(int percent) {
        Recording share = new Recording(false, percent);

        for (long epoch : List.of(1L, 2L, 3_000_000_007L)) {
            assertThat(recorded(share, epoch, 1, MANY)).isCloseTo(MANY * percent / 100.0, within(0.005 * MANY));
        }
        assertThat(LongStream.rangeClosed(1, MANY)
                        .mapToDouble(epoch -> recorded(share, epoch, 1, 1))
                        .sum())
                .as("of one conversation in each of many short runs")
                .isCloseTo(MANY * percent / 100.0, within(0.005 * MANY));
    }

    @Test
    void whichOnesTheyAreFollowsNoPatternThatCallersOrAgentsCouldFallInto() {
        Recording half = new Recording(false, 50);

        for (int step : new int[] {2, 3, 5, 7, 10, 64}) {
            long among = LongStream.rangeClosed(1, MANY / step)
                    .filter(n -> isRecorded(half, new InteractionId(1, n * step)))
                    .count();
            assertThat((double) among * step / MANY).as("each %d.th", step).isCloseTo(0.5, within(0.05));
        }
    }

    @Test
    void whoComesAfterUsDecidesTheSameAndWhatIsRecordedAtASmallShareIsAtALargerOne() {
        List<InteractionId> few = LongStream.rangeClosed(1, 400)
                .mapToObj(n -> new InteractionId(7, n))
                .filter(id -> isRecorded(new Recording(false, 2), id))
                .toList();

        // as ever since shares can be written
        assertThat(few)
                .map(InteractionId::number)
                .containsExactly(116L, 131L, 162L, 166L, 186L, 239L, 257L, 268L, 286L, 299L, 342L, 343L, 370L);
        assertThat(few).allMatch(id -> isRecorded(new Recording(false, 30), id));
    }

    @Test
    void allAreAllAndWhatIsRecordedOnDemandIsNoMatterOfChance() {
        assertThat(recorded(Recording.ALL, 1, 1, MANY)).isEqualTo((double) MANY);
        assertThat(LongStream.rangeClosed(1, 1_000)
                        .mapToObj(n -> RecordedConversations.rule(Recording.ON_DEMAND, new InteractionId(1, n))))
                .containsOnly(Rule.ON_DEMAND);
    }

    private static double recorded(Recording wanted, long epoch, long from, long to) {
        return LongStream.rangeClosed(from, to)
                .filter(n -> isRecorded(wanted, new InteractionId(epoch, n)))
                .count();
    }

    private static boolean isRecorded(Recording wanted, InteractionId interaction) {
        return RecordedConversations.rule(wanted, interaction) == Rule.ALL;
    }
}
