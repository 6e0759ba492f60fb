package hotline.crm.access;

import java.time.Instant;

/**
 * Somebody has listened to what was recorded, or erased it.
 *
 * @param deed {@code HEARD} or {@code ERASED}
 */
public record Access(String person, String deed, Instant at) {}
