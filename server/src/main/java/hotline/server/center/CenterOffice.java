package hotline.server.center;

import hotline.acd.distributor.Actor;
import hotline.acd.distributor.CommandId;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.distributor.Request;
import hotline.acd.distributor.Snapshot;
import hotline.acd.engine.Acd;
import hotline.acd.engine.Answer;
import hotline.server.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings a call centre into force: the core gets all changes in one request or none, then it is kept durably, then the {@link Directory} is told. Dying in
 * between leaves a core ahead of what is kept; the next {@link #begin} or apply makes both equal. Any thread, one at a time; blocks.
 */
public final class CenterOffice {
    private static final int MOST_PROBLEMS = 5;
    /** Of those kept in memory that are not in force any more. */
    private static final int MOST_EDITIONS = 8;

    private static final Actor START = new Actor("system:start");

    private final Acd acd;
    private final AppliedCenter applied;
    private final Directory directory;
    private final ReentrantLock one = new ReentrantLock();
    /** The latest, by number; who began with an older one finishes with it. */
    private final Map<String, Edition> editions = new ConcurrentHashMap<>();

    private volatile @Nullable Edition current;

    /**
     * A call centre that is or was in force.
     *
     * @param number which of all there were
     */
    public record Edition(String number, Center center) {}

    public CenterOffice(Acd acd, AppliedCenter applied, Directory directory) {
        this.acd = acd;
        this.applied = applied;
        this.directory = directory;
    }

    /**
     * At a start: what was in force is so again, or {@code first} when nothing ever was.
     *
     * @return what is in force
     */
    public Center begin(Center first) {
        one.lock();
        try {
            Center center = applied.read().orElse(first);
            boolean isFirst = center == first;
            tellCore(center.configuration(), START);
            if (isFirst) {
                applied.write(center);
            }
            current = new Edition(applied.number(), center);
            directory.inForce(center, START);
            return center;
        } finally {
            one.unlock();
        }
    }

    /** What is in force. Does not block. */
    public Center current() {
        return inForce().center();
    }

    /** What was in force by that number; empty when nobody knows it any more. Blocks for the disk. */
    public Optional<Edition> edition(String number) {
        if (number.equals(inForce().number())) {
            return Optional.of(inForce());
        }
        if (editions.size() > MOST_EDITIONS) {
            editions.clear();
        }
        return Optional.ofNullable(editions.computeIfAbsent(
                number,
                any -> applied.read(number)
                        .map(center -> new Edition(number, center))
                        .orElse(null)));
    }

    /** The same with its number. Does not block. */
    public Edition inForce() {
        Edition center = current;
        if (center == null) {
            throw new Refused(
                    "starting",
                    "Hotline has not brought its configuration into force yet.",
                    "Wait until 'hotline status' says up.");
        }
        return center;
    }

    /** What would change. */
    public List<CenterChange> changes(Center wanted) {
        Center now = current();
        List<CenterChange> changes = new ArrayList<>(CenterChange.between(now.configuration(), wanted.configuration()));
        changes.addAll(CenterChange.betweenFlows(now.flowTexts(), wanted.flowTexts()));
        return changes;
    }

    /**
     * Brings it into force.
     *
     * @param force whether things may be removed
     * @return what has changed
     * @throws Refused when it is not done; then nothing has changed
     */
    public List<CenterChange> apply(Center wanted, boolean force, Actor by) {
        one.lock();
        try {
            List<CenterChange> changes = changes(wanted);
            List<String> removed = changes.stream()
                    .filter(CenterChange::removes)
                    .map(it -> it.kind() + " " + it.id())
                    .toList();
            if (!force && !removed.isEmpty()) {
                throw new Refused(
                        "removes",
                        "This would remove " + String.join(", ", removed) + ".",
                        "If that is meant, apply it with --force.");
            }
            tellCore(wanted.configuration(), by);
            if (!changes.isEmpty()) {
                applied.write(wanted);
            }
            current = new Edition(applied.number(), wanted);
            directory.inForce(wanted, by);
            return changes;
        } finally {
            one.unlock();
        }
    }

    /**
     * Brings another text of one flow into force; all else stays as it is.
     *
     * @return what has changed
     * @throws Refused when it is not done, as when the text does not fit into the call centre of today; then nothing has changed
     */
    public List<CenterChange> applyFlow(String file, String text, Actor by) {
        one.lock();
        try {
            return switch (applied.readWith(file, text)) {
                case CenterReader.Reading.Good good -> apply(good.center(), false, by);
                case CenterReader.Reading.Bad bad ->
                    throw new Refused(
                            "does-not-fit",
                            "That text of " + file + " does not fit into the call centre of today: "
                                    + bad.problems().stream()
                                            .limit(MOST_PROBLEMS)
                                            .map(it -> "line " + it.line() + ": " + it.message())
                                            .collect(Collectors.joining("; "))
                                    + ".",
                            "Mend it: save it as a file in flows/, change it, and apply.");
            };
        } finally {
            one.unlock();
        }
    }

    private void tellCore(CenterConfiguration wanted, Actor by) {
        Snapshot now = await(acd.snapshot());
        List<ConfigChange> changes = CoreChanges.from(now, wanted);
        if (changes.isEmpty()) {
            return;
        }
        var request = new Request.Configure(new CommandId("configure-" + UUID.randomUUID()), by, changes);
        switch (await(acd.requestDurably(request))) {
            case Answer.Done done -> {}
            case Answer.Rejected rejected ->
                throw new Refused(
                        "rejected",
                        "The configuration was not brought into force: "
                                + rejected.rejection().detail() + ".",
                        "Nothing has changed. A queue can go when nobody waits in it, an agent when signed out.");
        }
    }

    private static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(
                    "interrupted",
                    "It was interrupted.",
                    "Look at what is in force ('hotline export') and apply it again.");
        } catch (ExecutionException e) {
            throw new Refused("stopping", "Hotline is stopping.", "Apply it again when it has started.");
        }
    }
}
