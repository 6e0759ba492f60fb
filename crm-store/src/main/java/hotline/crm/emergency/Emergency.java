package hotline.crm.emergency;

import hotline.acd.distributor.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An emergency announcement that is, or was, switched on.
 *
 * @param id none is used twice
 * @param announcement id of the prompt
 * @param closes whether nobody gets through: the call ends after it, or the queue was closed with it
 * @param by who switched it on
 * @param until when it ends by itself; null: when somebody switches it off
 * @param endedAt null while it is in force
 * @param endedBy who switched it off, or something else on in its place
 */
public record Emergency(
        long id,
        EmergencyPlace place,
        String announcement,
        boolean closes,
        Instant since,
        Actor by,
        @Nullable Instant until,
        @Nullable Instant endedAt,
        @Nullable Actor endedBy) {
    /** Whether its time is over at that moment. */
    public boolean isOver(Instant now) {
        return endedAt != null || (until != null && !now.isBefore(until));
    }
}
