package hotline.crm.journal;

import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be rebuilt at a start.
 *
 * @param snapshot the newest good one, null when there is none: then from the very beginning
 * @param after every event after it, in order
 * @param epoch the number of the epoch that begins now: higher than any before, already on disk
 */
public record Recovery(@Nullable Snapshot snapshot, List<Recorded> after, long epoch) {
    public Recovery {
        after = List.copyOf(after);
    }
}
