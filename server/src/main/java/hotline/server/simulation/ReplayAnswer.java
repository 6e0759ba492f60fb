package hotline.server.simulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import hotline.acd.figures.QueueFigures;
import hotline.acd.queue.QueueId;
import hotline.acd.simulation.replay.Day;
import hotline.acd.simulation.replay.Range;
import hotline.acd.simulation.replay.WhatIf;
import hotline.acd.simulation.replay.WhatIf.Figure;
import hotline.acd.simulation.replay.WhatIf.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What {@code replay} answers: the day as it was, and between what bounds it lies when it is simulated, unchanged and changed.
 * Times in seconds, shares from 0 to 1; null where there was nothing to measure.
 *
 * @param arrivals how many callers came into queues
 * @param seeds how many simulated days each interval comes from
 * @param reproduced whether every figure of the day lies within what was simulated unchanged
 * @param outside the figures that do not, as {@code queue.figure}
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ReplayAnswer(
        Instant from,
        Instant to,
        int arrivals,
        int seeds,
        long seed,
        boolean reproduced,
        List<String> outside,
        Part total,
        List<Part> queues) {
    public static final String OCCUPANCY = "occupancy";
    private static final String TOTAL = "total";

    /**
     * One queue, or all together.
     *
     * @param day as it was
     * @param changed null without another centre
     */
    public record Part(
            String id,
            Map<String, @Nullable Double> day,
            Map<String, Bounds> unchanged,
            @Nullable Map<String, Bounds> changed) {}

    /** 99 of 100 such days lie between {@code low} and {@code high}. */
    public record Bounds(
            @Nullable Double mean,
            @Nullable Double low,
            @Nullable Double high) {
        static Bounds of(Range range) {
            return new Bounds(orNull(range.mean()), orNull(range.low()), orNull(range.high()));
        }
    }

    public static ReplayAnswer of(Day day, int seeds, long seed, Outcome unchanged, Optional<Outcome> changed) {
        List<String> outside = new ArrayList<>();
        List<Part> queues = new ArrayList<>();
        TreeSet<QueueId> ids = new TreeSet<>(day.figures().queues().keySet());
        changed.ifPresent(outcome -> ids.addAll(outcome.queues().keySet()));
        for (QueueId id : ids) {
            QueueFigures figures = day.figures().queues().getOrDefault(id, QueueFigures.NONE);
            if (figures.entered() > 0 || changed.isPresent()) {
                queues.add(part(
                        id.value(),
                        figures,
                        unchanged.queues().getOrDefault(id, Map.of()),
                        changed.map(outcome -> outcome.queues().getOrDefault(id, Map.of())),
                        outside));
            }
        }
        Part total = part(TOTAL, day.figures().total(), unchanged.total(), changed.map(Outcome::total), outside);
        total.day().put(OCCUPANCY, orNull(day.figures().occupancy()));
        total.unchanged().put(OCCUPANCY, Bounds.of(unchanged.occupancy()));
        changed.ifPresent(outcome -> {
            if (total.changed() != null) {
                total.changed().put(OCCUPANCY, Bounds.of(outcome.occupancy()));
            }
        });
        if (!unchanged.occupancy().contains(day.figures().occupancy())) {
            outside.add(TOTAL + "." + OCCUPANCY);
        }
        return new ReplayAnswer(
                Instant.ofEpochMilli(day.period().from()),
                Instant.ofEpochMilli(day.period().to()),
                day.arrivals().size(),
                seeds,
                seed,
                outside.isEmpty(),
                outside,
                total,
                queues);
    }

    private static Part part(
            String id,
            QueueFigures figures,
            Map<Figure, Range> unchanged,
            Optional<Map<Figure, Range>> changed,
            List<String> outside) {
        Map<String, @Nullable Double> day = new LinkedHashMap<>();
        for (Figure figure : WhatIf.Figure.values()) {
            double value = figure.of(figures);
            day.put(figure.key(), orNull(value));
            Range range = unchanged.get(figure);
            if (range != null && !range.contains(value)) {
                outside.add(id + "." + figure.key());
            }
        }
        return new Part(
                id, day, bounds(unchanged), changed.map(ReplayAnswer::bounds).orElse(null));
    }

    private static Map<String, Bounds> bounds(Map<Figure, Range> ranges) {
        Map<String, Bounds> bounds = new LinkedHashMap<>();
        ranges.forEach((figure, range) -> bounds.put(figure.key(), Bounds.of(range)));
        return bounds;
    }

    private static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
