package hotline.acd.simulation.replay;

import hotline.acd.figures.QueueFigures;
import hotline.acd.queue.QueueId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Runs a day many times under one staffing and says between what bounds its figures lie. */
public final class WhatIf {
    /** What is compared; times in seconds, shares from 0 to 1. */
    public enum Figure {
        ENTERED("entered", Double.MAX_VALUE, QueueFigures::entered),
        ANSWERED("answered", Double.MAX_VALUE, QueueFigures::answered),
        ABANDONED("abandoned", Double.MAX_VALUE, QueueFigures::abandoned),
        FLOW_OUT("flowOut", Double.MAX_VALUE, QueueFigures::flowOut),
        SERVICE_LEVEL("serviceLevel", 1, queue -> queue.serviceLevelOffered().orElse(Double.NaN)),
        ABANDONMENT("abandonment", 1, queue -> queue.abandonment().orElse(Double.NaN)),
        ASA(
                "asaSeconds",
                Double.MAX_VALUE,
                queue -> queue.averageSpeedOfAnswerMillis().orElse(Double.NaN) / 1_000),
        LONGEST_WAIT("longestWaitSeconds", Double.MAX_VALUE, queue -> queue.longestWaitMillis() / 1_000.0);

        private final String key;
        private final double most;
        private final ToDoubleFunction<QueueFigures> formula;

        Figure(String key, double most, ToDoubleFunction<QueueFigures> formula) {
            this.key = key;
            this.most = most;
            this.formula = formula;
        }

        public String key() {
            return key;
        }

        public double of(QueueFigures queue) {
            return formula.applyAsDouble(queue);
        }
    }

    private WhatIf() {}

    /** Bounds of the figures of each queue, of all together, and of the agents' occupancy. */
    public record Outcome(Map<QueueId, Map<Figure, Range>> queues, Map<Figure, Range> total, Range occupancy) {
        public Outcome {
            queues = new TreeMap<>(queues);
            total = new LinkedHashMap<>(total);
        }
    }

    /**
     * Simulates the day so many times, each with another seed. Uses all processors.
     *
     * @param done told whenever a day is over, by any thread
     */
    public static Outcome run(Day day, Staffing staffing, int days, long seed, IntConsumer done) {
        List<DayFigures> runs = IntStream.range(0, days)
                .parallel()
                .mapToObj(i -> {
                    var figures = new DayRun(day, staffing, seed * 1_000_003L + i).run();
                    done.accept(i);
                    return figures;
                })
                .toList();
        var ids = new TreeSet<QueueId>();
        runs.forEach(run -> ids.addAll(run.queues().keySet()));
        var queues = new TreeMap<QueueId, Map<Figure, Range>>();
        for (QueueId id : ids) {
            var figures = new ArrayList<QueueFigures>();
            runs.forEach(run -> figures.add(run.queues().getOrDefault(id, QueueFigures.NONE)));
            queues.put(id, ranges(figures));
        }
        return new Outcome(
                queues,
                ranges(runs.stream().map(DayFigures::total).toList()),
                Range.of(runs.stream().mapToDouble(DayFigures::occupancy).toArray(), 0, 1));
    }

    private static Map<Figure, Range> ranges(List<QueueFigures> days) {
        var ranges = new LinkedHashMap<Figure, Range>();
        for (Figure figure : Figure.values()) {
            ranges.put(figure, Range.of(days.stream().mapToDouble(figure::of).toArray(), 0, figure.most));
        }
        return ranges;
    }
}
