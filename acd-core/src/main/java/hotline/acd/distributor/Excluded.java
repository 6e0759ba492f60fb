package hotline.acd.distributor;

import hotline.acd.distributor.Ledger.Exclusion;
import hotline.acd.distributor.Ledger.ExclusionReason;
import java.util.ArrayList;
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
        var list = new ArrayList<Exclusion>(REASONS.length);
        for (ExclusionReason reason : REASONS) {
            if (agents[reason.ordinal()] > 0) {
                list.add(new Exclusion(reason, agents[reason.ordinal()]));
            }
        }
        return list;
    }
}
