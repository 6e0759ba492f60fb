package hotline.acd.distributor;

import hotline.acd.distributor.Ledger.Exclusion;
import hotline.acd.distributor.Ledger.ExclusionReason;
import java.util.List;

/** Counts who could not take an entry, by reason. */
final class Excluded {
    private static final ExclusionReason[] REASONS = ExclusionReason.values();

    private final int[] agents = new int[REASONS.length];

    void count(ExclusionReason reason, int more) {
        agents[reason.ordinal()] += more;
    }

    /** In the order of the reasons, those that apply to nobody left out. */
    List<Exclusion> list() {
        int apply = 0;
        for (int count : agents) {
            apply += count > 0 ? 1 : 0;
        }
        var list = new Exclusion[apply];
        int next = 0;
        for (ExclusionReason reason : REASONS) {
            if (agents[reason.ordinal()] > 0) {
                list[next++] = new Exclusion(reason, agents[reason.ordinal()]);
            }
        }
        return List.of(list);
    }
}
