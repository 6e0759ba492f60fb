package hotline.desktop.message;

import org.jspecify.annotations.Nullable;

/**
 * The own figures of an agent since midnight.
 *
 * @param handled conversations whose wrap-up was completed
 * @param averageHandleMillis mean of talk, hold and wrap-up of these; null before the first
 * @param occupancy work / (work + ready-idle), 0 to 1; null before there was either
 * @param opinions how many callers have said how content they were
 * @param csat answers 4–5 of 1–5 / answers, 0 to 1; null before the first
 */
public record MyDay(
        long handled,
        @Nullable Long averageHandleMillis,
        @Nullable Double occupancy,
        long opinions,
        @Nullable Double csat) {}
