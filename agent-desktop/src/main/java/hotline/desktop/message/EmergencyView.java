package hotline.desktop.message;

import hotline.crm.emergency.EmergencyPlace;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An emergency announcement that is on, or was.
 *
 * @param place id of the queue, or the number as it is dialled
 * @param announcement its id
 * @param text what is said; null when nobody has recorded it any more
 * @param closes nobody gets through: calls end after it, or the queue was closed with it
 * @param by who switched it on
 * @param until when it ends by itself; null: when somebody switches it off
 * @param endedAt null while it is on
 * @param endedBy who switched it off, or something else on; null while it is on
 */
public record EmergencyView(
        EmergencyPlace.Kind kind,
        String place,
        String announcement,
        @Nullable Text text,
        boolean closes,
        Instant since,
        String by,
        @Nullable Instant until,
        @Nullable Instant endedAt,
        @Nullable String endedBy) {}
