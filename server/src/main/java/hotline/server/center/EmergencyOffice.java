package hotline.server.center;

import hotline.acd.distributor.Actor;
import hotline.acd.distributor.CommandId;
import hotline.acd.distributor.Request;
import hotline.acd.distributor.Snapshot;
import hotline.acd.engine.Acd;
import hotline.acd.engine.Answer;
import hotline.acd.queue.QueueId;
import hotline.crm.DatabaseAway;
import hotline.crm.emergency.Emergencies;
import hotline.crm.emergency.Emergency;
import hotline.crm.emergency.EmergencyPlace;
import hotline.crm.emergency.EmergencyPlace.Kind;
import hotline.cti.EmergencyAnnouncements;
import hotline.ivr.sound.Prompts;
import hotline.server.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Emergency announcements, switched live: what is on is kept in PostgreSQL and here, so that it stays on while PostgreSQL is away, and counts from the next call. A queue that is
 * closed with it is closed as by hand, in the core, and opened again at the end. Any thread; only callers' questions do not block.
 */
public final class EmergencyOffice implements EmergencyAnnouncements {
    private static final Logger log = LoggerFactory.getLogger(EmergencyOffice.class);
    private static final Actor TIME_OVER = new Actor("system:time-over");

    private final Emergencies emergencies;
    private final CenterOffice office;
    private final Acd acd;
    private final Prompts prompts;
    private final Clock clock;
    private final ReentrantLock one = new ReentrantLock();
    /** Whose time is over and whose queue is open again, but PostgreSQL does not know yet. */
    private final Set<Long> over = new HashSet<>();

    private volatile Map<EmergencyPlace, Emergency> inForce = Map.of();
    private volatile Runnable news = () -> {};

    public EmergencyOffice(Emergencies emergencies, CenterOffice office, Acd acd, Prompts prompts, Clock clock) {
        this.emergencies = emergencies;
        this.office = office;
        this.acd = acd;
        this.prompts = prompts;
        this.clock = clock;
    }

    /** What was on before this process is on again. Before the first caller. */
    public void begin() {
        read();
        inForce.values().forEach(on -> log.info("{}: {} is switched on", on.place(), on.announcement()));
    }

    /** From now on this is told that something was switched. */
    public void onNews(Runnable listener) {
        news = listener;
    }

    @Override
    public Optional<Announcement> ofNumber(String dialled) {
        return on(new EmergencyPlace(Kind.NUMBER, dialled))
                .map(on -> new Announcement(on.id(), on.announcement(), on.closes()));
    }

    @Override
    public Optional<Announcement> ofQueue(QueueId queue) {
        return on(new EmergencyPlace(Kind.QUEUE, queue.value()))
                .map(on -> new Announcement(on.id(), on.announcement(), false));
    }

    private Optional<Emergency> on(EmergencyPlace place) {
        return Optional.ofNullable(inForce.get(place)).filter(on -> !on.isOver(clock.instant()));
    }

    /** What is on now, numbers first. Does not block. */
    public List<Emergency> inForce() {
        Instant now = clock.instant();
        return inForce.values().stream()
                .filter(on -> !on.isOver(now))
                .sorted((a, b) -> a.place().toString().compareTo(b.place().toString()))
                .toList();
    }

    /** What was on, the newest first. Throws {@link DatabaseAway}. */
    public List<Emergency> ended(int most) {
        return emergencies.ended(most);
    }

    /** What can be announced: ids of prompts. */
    public SortedSet<String> announcements() {
        return prompts.emergencies();
    }

    /**
     * Switches on, from the next call; what was on there ends by it.
     *
     * @param closes nobody gets through: the call ends after it, or the queue is closed
     * @param until null: until somebody switches it off
     * @throws Refused when it is not done; then nothing has changed
     * @throws DatabaseAway the same
     */
    public void on(EmergencyPlace place, String announcement, boolean closes, @Nullable Instant until, Actor by) {
        check(place, announcement, until);
        one.lock();
        try {
            Emergency before = inForce.get(place);
            boolean closedByIt = before != null && before.closes() && !over.contains(before.id());
            boolean close = place.kind() == Kind.QUEUE && closes && !closedByIt;
            if (close && isClosed(new QueueId(place.id()))) {
                throw new Refused(
                        "closed-already",
                        "Queue " + place.id() + " is closed already, by hand.",
                        "Switch the announcement on without closing the queue.");
            }
            emergencies.on(place, announcement, closes, until, by, clock.instant());
            read();
            log.info("{}: {} switched on by {}{}", place, announcement, by, closes ? ", closed" : "");
            if (close) {
                door(place, by, false);
            } else if (place.kind() == Kind.QUEUE && closedByIt && !closes) {
                door(place, by, true);
            }
        } finally {
            one.unlock();
        }
        news.run();
    }

    /**
     * Switches off, from the next call.
     *
     * @throws Refused when nothing is on there
     * @throws DatabaseAway when it is not done; then nothing has changed
     */
    public void off(EmergencyPlace place, Actor by) {
        one.lock();
        try {
            Emergency before = inForce.get(place);
            if (before == null) {
                throw new Refused(
                        "not-on",
                        "Nothing is switched on for this " + place.kind().name().toLowerCase(Locale.ROOT) + ".",
                        "'hotline emergency list' shows what is.");
            }
            emergencies.off(place, by, clock.instant());
            boolean open = before.closes() && !over.contains(before.id());
            read();
            log.info("{}: {} switched off by {}", place, before.announcement(), by);
            if (place.kind() == Kind.QUEUE && open) {
                door(place, by, true);
            }
        } finally {
            one.unlock();
        }
        news.run();
    }

    /** Ends what was on until now. To be called every second or so. */
    public void endWhoseTimeIsOver() {
        boolean changed = false;
        one.lock();
        try {
            Instant now = clock.instant();
            for (Emergency on : List.copyOf(inForce.values())) {
                if (on.isOver(now)) {
                    if (over.add(on.id())) {
                        changed = true;
                        log.info("{}: the time of {} is over", on.place(), on.announcement());
                        if (on.place().kind() == Kind.QUEUE && on.closes()) {
                            door(on.place(), TIME_OVER, true);
                        }
                    }
                    emergencies.off(on.place(), TIME_OVER, on.until() == null ? now : on.until());
                    read();
                }
            }
        } catch (DatabaseAway away) {
            log.debug("what is over waits for the database: {}", away.getMessage());
        } finally {
            one.unlock();
        }
        if (changed) {
            news.run();
        }
    }

    private void read() {
        Map<EmergencyPlace, Emergency> now =
                emergencies.inForce().stream().collect(Collectors.toMap(Emergency::place, Function.identity()));
        over.retainAll(now.values().stream().map(Emergency::id).collect(Collectors.toSet()));
        inForce = now;
    }

    private void check(EmergencyPlace place, String announcement, @Nullable Instant until) {
        CenterConfiguration center = office.current().configuration();
        boolean there =
                switch (place.kind()) {
                    case NUMBER ->
                        center.numbers().stream()
                                .anyMatch(number -> number.dialled().equals(place.id()));
                    case QUEUE ->
                        center.queues().stream().anyMatch(queue -> queue.id().equals(place.id()));
                };
        if (!there) {
            throw new Refused(
                    place.kind() == Kind.NUMBER ? "unknown-number" : "unknown-queue",
                    "There is no such " + (place.kind() == Kind.NUMBER ? "number" : "queue") + " in center.yaml.",
                    "'hotline export' shows those there are.");
        }
        if (!announcements().contains(announcement)) {
            throw new Refused(
                    "unknown-announcement",
                    "There is no such announcement.",
                    "Announcements are: " + String.join(", ", announcements()) + ".");
        }
        if (until != null && !until.isAfter(clock.instant())) {
            throw new Refused("bad-until", "That moment is over already.", "Give one that is to come, or none.");
        }
    }

    private boolean isClosed(QueueId queue) {
        return await(acd.snapshot()).queueRecords().stream()
                .filter(one -> one.queue().equals(queue))
                .map(Snapshot.QueueRecord::closedSince)
                .anyMatch(since -> since != null);
    }

    /** As by hand; a queue that is gone meanwhile is nobody's trouble. */
    private void door(EmergencyPlace place, Actor by, boolean open) {
        CommandId id = new CommandId("emergency-" + UUID.randomUUID());
        QueueId queue = new QueueId(place.id());
        Answer answer = await(acd.requestDurably(
                open ? new Request.OpenQueue(id, by, queue) : new Request.CloseQueue(id, by, queue)));
        if (!open && answer instanceof Answer.Rejected rejected) {
            throw new Refused(
                    "not-closed",
                    "The announcement is on, but the queue is not closed: "
                            + rejected.rejection().detail() + ".",
                    "Close the queue by hand, or switch the announcement off.");
        }
    }

    private static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted", "It was interrupted.", "Look at what is switched on, and try again.");
        } catch (ExecutionException e) {
            throw new Refused("stopping", "Hotline is stopping.", "Try again when it has started.");
        }
    }
}
