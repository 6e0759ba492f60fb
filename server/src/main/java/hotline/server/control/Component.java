package hotline.server.control;

import org.jspecify.annotations.Nullable;

/**
 * One part of the running call centre, as {@code status} shows it.
 *
 * @param name asterisk, ami, agi, postgres, journal, core or web
 * @param state {@code up}, {@code degraded} or {@code down}
 * @param since ISO 8601 UTC
 */
public record Component(
        String name,
        String state,
        @Nullable String version,
        @Nullable String address,
        @Nullable String since,
        @Nullable String detail) {
    public static final String UP = "up";
    public static final String DEGRADED = "degraded";
    public static final String DOWN = "down";
}
