package hotline.acd.distributor;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentId;
import hotline.acd.queue.QueueId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The collections of our own do what those of the library do. */
class InOrderTest {
    private static final int ROUNDS = 20_000;

    private final Random random = new Random(7);

    @Test
    void thingsComeAndGoAnywhereAndStandAsInASortedSet() {
        var ours = new InOrder<Integer>(Comparator.naturalOrder());
        var set = new TreeSet<Integer>();
        for (int round = 0; round < ROUNDS; round++) {
            Integer some = round % 3 == 0 ? round : random.nextInt(400);
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> assertThat(ours.add(some)).isEqualTo(set.add(some));
                case 3 -> assertThat(ours.remove(some)).isEqualTo(set.remove(some));
                case 4 -> {
                    if (!set.isEmpty()) {
                        assertThat(ours.get(0)).isEqualTo(set.first());
                        ours.remove(set.pollFirst());
                    }
                }
                default -> {
                    assertThat(ours.contains(some)).isEqualTo(set.contains(some));
                    assertThat(ours.countWhile(other -> other < some))
                            .isEqualTo(set.headSet(some).size());
                }
            }
            assertThat(ours).hasSameSizeAs(set);
        }
        assertThat(new ArrayList<>(ours)).isEqualTo(new ArrayList<>(set));
    }

    @Test
    void manyAtOnceAreSortedAmongThoseThatAreThere() {
        var ours = new InOrder<Integer>(Comparator.naturalOrder());
        ours.addAll(List.of(500, 1_000, -3));
        var many = new ArrayList<>(IntStream.range(0, 300).boxed().toList());
        Collections.shuffle(many, random);
        ours.addAll(many);
        assertThat(List.copyOf(ours))
                .hasSize(303)
                .isSorted()
                .startsWith(-3, 0, 1)
                .endsWith(299, 500, 1_000);
        ours.clear();
        assertThat(ours).isEmpty();
    }

    @Test
    void whatIsOverIsThrownAwayFromAnywhereAndTheOthersStay() {
        var ours = new InOrder<Integer>(Comparator.naturalOrder());
        var set = new TreeSet<Integer>();
        for (int round = 0; round < ROUNDS; round++) {
            Integer some = random.nextInt(5_000);
            assertThat(ours.add(some)).isEqualTo(set.add(some));
            if (round % 3 == 0) {
                ours.removeFirst();
                set.removeFirst();
            }
            if (round % 1_000 == 999) {
                assertThat(ours.removeIf(other -> other % 2 == 0)).isEqualTo(set.removeIf(other -> other % 2 == 0));
                assertThat(List.copyOf(ours)).isEqualTo(List.copyOf(set));
            }
        }
    }

    @Test
    void whatFallsDueAtTheSameMomentHappensByItsKindAndThenByItsIdsHoweverItWasPlanned() {
        var dues = new ArrayList<Due>();
        for (int agent = 100; agent < 120; agent++) {
            dues.add(new Due.LineFree(new AgentId("a" + agent)));
        }
        for (int agent = 100; agent < 120; agent++) {
            dues.add(new Due.RestEnds(new AgentId("a" + agent)));
        }
        var agenda = new Agenda();
        var planned = new ArrayList<>(dues);
        Collections.shuffle(planned, random);
        planned.forEach(due -> agenda.set(due, 5_000));
        planned.forEach(due -> agenda.set(due, 5_000)); // again, the first is called off
        agenda.callOff(agenda.plan(new Due.QueueReview(new QueueId("q")), 1));
        agenda.set(new Due.QueueReview(new QueueId("q")), 5_001);

        assertThat(agenda.next()).isEqualTo(5_000);
        assertThat(agenda.takeDue(4_999)).isNull();
        var happened = new ArrayList<Due>();
        for (Due due = agenda.takeDue(5_000); due != null; due = agenda.takeDue(5_000)) {
            happened.add(due);
        }
        assertThat(happened).isEqualTo(dues);
        assertThat(agenda.next()).isEqualTo(5_001);
    }

    @Test
    void theLastSoManyAreRememberedAndTheOldestForgottenFirst() {
        var ours = new Recent<String>(100);
        var set = new LinkedHashSet<String>();
        for (int round = 0; round < ROUNDS; round++) {
            String some = "r" + random.nextInt(300);
            assertThat(ours.contains(some)).isEqualTo(set.contains(some));
            ours.add(some);
            set.add(some);
            if (set.size() > 100) {
                set.removeFirst();
            }
        }
        assertThat(ours.inOrder()).isEqualTo(List.copyOf(set));
    }
}
