package hotline.acd.distributor;

import org.jspecify.annotations.Nullable;

/**
 * An event in its place.
 *
 * @param at when the core decided it, milliseconds since 1970
 * @param cause the request it follows from, null when it follows from a report or from time
 */
public record Recorded(Position position, long at, @Nullable CommandId cause, Event event) {}
