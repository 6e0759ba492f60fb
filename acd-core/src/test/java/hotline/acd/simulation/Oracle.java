package hotline.acd.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Distributor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Explanation;
import hotline.acd.distributor.Explanation.Considered;
import hotline.acd.distributor.Ledger;
import hotline.acd.distributor.Ledger.Candidate;
import hotline.acd.distributor.Ledger.ExclusionReason;
import hotline.acd.distributor.Recorded;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Follows a world's journal and asks, before each offer, the naive scan: the agent chosen, the score, the next best, the
 * counts of those excluded and of the entries that could have been taken instead must be the same, and no entry that comes
 * first may be passed over.
 */
final class Oracle {
    private final Distributor shadow = new Distributor();
    private int seen;
    int asked;

    void check(World world) {
        for (Recorded recorded : world.journalAfter(seen)) {
            if (recorded.event() instanceof Event.OfferMade offered) {
                compare(offered, shadow.explain(recorded), recorded.at());
                asked++;
            }
            shadow.apply(recorded);
            seen++;
        }
    }

    private void compare(Event.OfferMade offered, Explanation explained, long at) {
        var ledger = offered.ledger();
        var able = explained.candidates().stream()
                .filter(candidate -> candidate.excluded() == null)
                .toList();
        assertThat(able).as("%s can be taken by somebody", offered.entry()).isNotEmpty();
        assertThat(new Candidate(offered.agent(), ledger.score()))
                .as("%s by %s", offered.offer(), ledger.rule())
                .isEqualTo(candidate(able.getFirst()));
        assertThat(ledger.nextBest())
                .as("next best of %s by %s", offered.offer(), ledger.rule())
                .isEqualTo(able.stream().skip(1).limit(5).map(Oracle::candidate).toList());
        var excluded = new TreeMap<ExclusionReason, Integer>();
        explained.candidates().stream()
                .filter(candidate -> candidate.excluded() != null)
                .forEach(candidate -> excluded.merge(Objects.requireNonNull(candidate.excluded()), 1, Integer::sum));
        var counted = new TreeMap<ExclusionReason, Integer>();
        ledger.excluded().forEach(exclusion -> counted.put(exclusion.reason(), exclusion.agents()));
        assertThat(counted).as("excluded from %s", offered.offer()).isEqualTo(excluded);
        assertThat(ledger.aheadOf())
                .as("ahead of, %s", offered.offer())
                .isEqualTo(explained.others().size());
        if (ledger.decision() != Ledger.Decided.PICK) {
            assertNobodyPassedOver(offered, explained, at);
        }
    }

    /** What becomes possible at this very moment may be about to happen. */
    private void assertNobodyPassedOver(Event.OfferMade offered, Explanation explained, long at) {
        for (Explanation.Other other : explained.others()) {
            var snapshot = shadow.snapshot();
            var chosen = snapshot.interactions().stream()
                    .map(interaction -> interaction.entry())
                    .filter(entry -> entry != null && entry.entry().equals(offered.entry()))
                    .findFirst()
                    .orElseThrow();
            boolean comesFirst = other.orderKey() < chosen.orderKey();
            assertThat(comesFirst && !justAllowed(snapshot, other, offered.agent(), at))
                    .as("%s is not offered before %s", offered.entry(), other.entry())
                    .isFalse();
        }
    }

    private static boolean justAllowed(
            hotline.acd.distributor.Snapshot snapshot, Explanation.Other other, AgentId agent, long at) {
        return snapshot.interactions().stream()
                .map(interaction -> interaction.entry())
                .filter(entry -> entry != null && entry.entry().equals(other.entry()))
                .flatMap(entry -> entry.tried().stream())
                .anyMatch(tried -> tried.agent().equals(agent) && tried.until() == at);
    }

    private static Candidate candidate(Considered considered) {
        return new Candidate(considered.agent(), considered.score());
    }
}
