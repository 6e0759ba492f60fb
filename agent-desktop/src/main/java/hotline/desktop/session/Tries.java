package hotline.desktop.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * How often somebody may try a password. Counted first by name and source together, so that whoever guesses from elsewhere locks nobody out; then by source, against
 * one who tries a few passwords with every name; then by name, against many sources. Whoever has once signed in from a source with that name is held up by the first alone.
 * Each lock grows from try to try and ends; tries while locked are not counted, so nobody can be kept out for ever.
 *
 * <p>A try counts as wrong until it turns out right: a thousand at once are not a thousand free tries. Any thread.
 */
final class Tries {
    private static final Rule PAIR = new Rule(5, Duration.ofMinutes(5));
    private static final Rule SOURCE = new Rule(100, Duration.ofSeconds(30));
    private static final Rule NAME = new Rule(50, Duration.ofMinutes(1));
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);
    private static final int MOST = 20_000;

    /**
     * @param free tries before the first lock, which lasts a second; each further try doubles it
     * @param longest lock
     */
    private record Rule(int free, Duration longest) {
        Duration lock(int times) {
            if (times < free) {
                return Duration.ZERO;
            }
            Duration grown = Duration.ofSeconds(1L << Math.min(times - free, 20));
            return grown.compareTo(longest) < 0 ? grown : longest;
        }
    }

    /** @param last when the last try was made */
    private record Wrong(int times, Instant last) {}

    /** Who tries, from where. */
    record Pair(String name, String source) {}

    private final InstantSource clock;
    private final ReentrantLock one = new ReentrantLock();
    private final Map<Pair, Wrong> byPair = bounded();
    private final Map<String, Wrong> bySource = bounded();
    private final Map<String, Wrong> byName = bounded();
    private final Set<Pair> trusted = Collections.newSetFromMap(bounded());

    Tries(InstantSource clock) {
        this.clock = clock;
    }

    /** How long to wait before the next try; zero: this one is counted and may be made. */
    Duration begin(Pair who) {
        one.lock();
        try {
            Instant now = clock.instant();
            Duration wait = wait(byPair.get(who), PAIR, now);
            if (!trusted.contains(who)) {
                wait = longer(wait, wait(bySource.get(who.source()), SOURCE, now));
                wait = longer(wait, wait(byName.get(who.name()), NAME, now));
            }
            if (wait.isZero()) {
                byPair.compute(who, (pair, before) -> once(before, now));
                bySource.compute(who.source(), (source, before) -> once(before, now));
                byName.compute(who.name(), (name, before) -> once(before, now));
            }
            return wait;
        } finally {
            one.unlock();
        }
    }

    /** The try that was begun could not be made. */
    void notMade(Pair who) {
        one.lock();
        try {
            byPair.computeIfPresent(who, (pair, wrong) -> less(wrong));
            bySource.computeIfPresent(who.source(), (source, wrong) -> less(wrong));
            byName.computeIfPresent(who.name(), (name, wrong) -> less(wrong));
        } finally {
            one.unlock();
        }
    }

    /** The try that was begun was right. */
    void right(Pair who) {
        one.lock();
        try {
            notMade(who);
            byPair.remove(who);
            trusted.add(who);
        } finally {
            one.unlock();
        }
    }

    /** Whether that person has signed in from there before. */
    boolean isTrusted(Pair who) {
        one.lock();
        try {
            return trusted.contains(who);
        } finally {
            one.unlock();
        }
    }

    private static Duration wait(@Nullable Wrong wrong, Rule rule, Instant now) {
        if (wrong == null) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, wrong.last().plus(rule.lock(wrong.times())));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Wrong once(@Nullable Wrong before, Instant now) {
        boolean counts = before != null && !now.isAfter(before.last().plus(FORGOTTEN));
        return new Wrong(before != null && counts ? before.times() + 1 : 1, now);
    }

    private static Wrong less(Wrong wrong) {
        return new Wrong(Math.max(0, wrong.times() - 1), wrong.last());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MOST;
            }
        };
    }
}
