package hotline.desktop.operation;

import hotline.acd.distributor.Actor;
import hotline.desktop.message.FlowView;
import java.util.List;

/** The call flows in force and before. All methods block, and throw {@link hotline.crm.DatabaseAway}. */
public interface FlowBook {
    /** Those in force, by file. */
    List<FlowView> flows();

    /**
     * What became different from one version to another, as a unified diff; 0 is before the first.
     *
     * @throws NotDone when there is no such version
     */
    String difference(String file, int from, int to);

    /**
     * Brings an earlier version into force again.
     *
     * @throws NotDone when that cannot be; then nothing has changed
     */
    void rollBack(Actor by, String file, int number);
}
