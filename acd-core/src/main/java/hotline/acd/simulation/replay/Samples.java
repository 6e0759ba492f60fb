package hotline.acd.simulation.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What was seen of one kind (handle times, answers to offers, absences), by group, to be drawn from again. A group of which too
 * little was seen lends from the wider one, and that from all.
 */
final class Samples<T> {
    private static final int ENOUGH = 10;

    private final Map<Object, List<T>> groups = new HashMap<>();
    private final List<T> all = new ArrayList<>();

    /** @param group and {@code wider}: anything with equals, of different types or values */
    void add(Object group, Object wider, T sample) {
        groups.computeIfAbsent(group, key -> new ArrayList<>()).add(sample);
        groups.computeIfAbsent(wider, key -> new ArrayList<>()).add(sample);
        all.add(sample);
    }

    /** One of what was seen, each as likely; empty when nothing was. */
    Optional<T> draw(Object group, Object wider, RandomGenerator random) {
        var from = enough(group).or(() -> enough(wider)).orElse(all);
        return from.isEmpty() ? Optional.empty() : Optional.of(from.get(random.nextInt(from.size())));
    }

    /** The same, but from no others than those of the group or, where those are too few, of the wider one. */
    Optional<T> drawAlike(Object group, Object wider, RandomGenerator random) {
        var from = enough(group).orElse(groups.getOrDefault(wider, List.of()));
        return from.isEmpty() ? Optional.empty() : Optional.of(from.get(random.nextInt(from.size())));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    private Optional<List<T>> enough(Object group) {
        return Optional.ofNullable(groups.get(group)).filter(samples -> samples.size() >= ENOUGH);
    }
}
