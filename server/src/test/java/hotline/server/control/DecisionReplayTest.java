package hotline.server.control;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.distributor.Distributor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Explanation;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Snapshot;
import hotline.acd.simulation.Scenario;
import hotline.acd.simulation.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A decision taken again is the same from whichever snapshot before it the replay begins. */
class DecisionReplayTest {
    private static final int SNAPSHOTS = 5;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void fromASnapshotADecisionIsTheOneFromTheVeryBeginning(long seed) {
        List<Integer> decisions = new ArrayList<>();
        World world = new World(Scenario.ROUGH.unchanged(), seed)
                .observe(now -> decisions.add(now.journalAfter(0).size()));
        world.run();
        List<Recorded> journal = world.journal();
        int explained = 0;
        for (int part = 1; part < SNAPSHOTS; part++) {
            int cut = decisions.get(decisions.size() * part / SNAPSHOTS);
            Snapshot snapshot = snapshot(journal.subList(0, cut));
            List<Recorded> after = journal.subList(cut, journal.size());
            for (OfferId offer : offers(after).stream().limit(40).toList()) {
                Explanation whole =
                        new DecisionReplay(null).apply(journal, offer).orElseThrow();
                Optional<Explanation> replayed = new DecisionReplay(snapshot).apply(after, offer);
                assertThat(replayed).as("seed " + seed + ", " + offer).contains(whole);
                explained++;
            }
        }
        assertThat(explained).isGreaterThan(40);
    }

    @Test
    void whatComesInPartsIsTakenInParts() {
        World world = new World(Scenario.ROUGH.unchanged(), 7);
        world.run();
        List<Recorded> journal = world.journal();
        OfferId last = offers(journal).getLast();
        Explanation whole = new DecisionReplay(null).apply(journal, last).orElseThrow();

        DecisionReplay replay = new DecisionReplay(null);
        Optional<Explanation> found = Optional.empty();
        for (int from = 0; found.isEmpty(); from += 100) {
            found = replay.apply(journal.subList(from, Math.min(journal.size(), from + 100)), last);
            if (found.isEmpty()) {
                assertThat(replay.at()).isEqualTo(journal.get(from + 99).position());
            }
        }

        assertThat(found).contains(whole);
    }

    private static Snapshot snapshot(List<Recorded> journal) {
        Distributor core = new Distributor();
        journal.forEach(core::apply);
        return core.snapshot();
    }

    private static List<OfferId> offers(List<Recorded> journal) {
        return journal.stream()
                .map(Recorded::event)
                .filter(Event.OfferMade.class::isInstance)
                .map(event -> ((Event.OfferMade) event).offer())
                .toList();
    }
}
