package hotline.acd.simulation.replay;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Ledger;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.OfferResult;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Snapshot;
import hotline.acd.figures.Period;
import hotline.acd.figures.QueueFigures;
import hotline.acd.figures.QueueTally;
import hotline.acd.figures.Thresholds;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is counted of a day, the real one and simulated ones alike: each queue by the metric contract, and the occupancy of all
 * agents together. A fold of events; confined to one thread until the day is over.
 */
public final class DayFigures {
    private record Open(QueueId queue, long queuedAt) {}

    private static final class Staff {
        boolean ready;
        int engaged;
        long since;
    }

    /** What happens to those who wait besides being served, and is in no figure of a queue. */
    enum Nudge {
        REORDERED,
        PICKED,
        PLACE_KEPT,
        REACHED,
        NOT_REACHED
    }

    private final Period period;
    private final Map<Nudge, Integer> happened = new EnumMap<>(Nudge.class);
    private final Map<QueueId, Thresholds> thresholds = new HashMap<>();
    private final Map<QueueId, QueueTally> queues = new TreeMap<>();
    private final Map<QueueEntryId, Open> open = new HashMap<>();
    private final Map<AgentId, Staff> agents = new HashMap<>();
    private final Map<OfferId, AgentId> offers = new HashMap<>();
    private final Set<QueueEntryId> passedOver = new HashSet<>();
    private long work;
    private long idle;

    DayFigures(Period period) {
        this.period = period;
    }

    void configured(QueueConfig queue) {
        thresholds.put(queue.id(), Thresholds.of(queue));
        tally(queue.id()).measureAgainst(Thresholds.of(queue));
    }

    /** Who is at what when counting begins; entries of before are not counted. */
    void beginWith(Snapshot snapshot) {
        snapshot.queues().forEach(this::configured);
        for (Snapshot.AgentRecord agent : snapshot.agents()) {
            var staff = staff(agent.config().id());
            staff.ready = agent.availability() instanceof Availability.Ready;
            staff.since = Math.max(snapshot.at(), period.from());
        }
        for (Snapshot.InteractionRecord interaction : snapshot.interactions()) {
            interaction.rescinded().forEach(this::beginWith);
            if (interaction.entry() != null) {
                interaction.entry().offers().forEach(this::beginWith);
            }
            interaction.assignments().forEach(part -> staff(part.agent()).engaged++);
        }
    }

    private void beginWith(Snapshot.OfferRecord offer) {
        offers.put(offer.offer(), offer.agent());
        staff(offer.agent()).engaged++;
    }

    /** This entry came before the day began. */
    void passOver(QueueEntryId entry) {
        passedOver.add(entry);
    }

    void take(Recorded recorded) {
        long at = recorded.at();
        switch (recorded.event()) {
            case Event.EntryQueued queued -> {
                if (period.contains(at) && !passedOver.contains(queued.entry())) {
                    open.put(queued.entry(), new Open(queued.queue(), at));
                    tally(queued.queue()).entered();
                }
            }
            case Event.EntryEnded ended -> {
                var entry = open.remove(ended.entry());
                if (entry != null) {
                    tally(entry.queue()).ended(ended.outcome(), ended.at() - entry.queuedAt());
                }
            }
            case Event.AvailabilityChanged changed -> {
                var staff = counted(changed.agent(), at);
                staff.ready = changed.availability() instanceof Availability.Ready;
            }
            case Event.AgentSignedIn in -> counted(in.agent(), at).ready = false;
            case Event.EntryReordered reordered -> count(Nudge.REORDERED, at);
            case Event.PlaceKept kept -> count(Nudge.PLACE_KEPT, at);
            case Event.CustomerReached reached -> count(Nudge.REACHED, at);
            case Event.CustomerNotReached missed -> count(Nudge.NOT_REACHED, at);
            case Event.OfferMade made -> {
                if (made.ledger().decision() == Ledger.Decided.PICK) {
                    count(Nudge.PICKED, at);
                }
                offers.put(made.offer(), made.agent());
                counted(made.agent(), at).engaged++;
            }
            case Event.OfferEnded ended -> {
                var agent = offers.remove(ended.offer());
                if (agent != null && ended.result() != OfferResult.ACCEPTED) {
                    release(agent, at);
                }
            }
            case Event.AssignmentEnded ended -> release(ended.agent(), at);
            default -> {}
        }
    }

    private void count(Nudge what, long at) {
        if (period.contains(at)) {
            happened.merge(what, 1, Integer::sum);
        }
    }

    /** How often that happened within the day. */
    int happened(Nudge what) {
        return happened.getOrDefault(what, 0);
    }

    private void release(AgentId agent, long at) {
        var staff = counted(agent, at);
        staff.engaged = Math.max(0, staff.engaged - 1);
    }

    /** The day is over for the agents; callers who came are still being served. */
    void endOfWork() {
        agents.keySet().forEach(agent -> counted(agent, period.to()));
    }

    private Staff counted(AgentId id, long at) {
        var staff = staff(id);
        long spent = period.overlap(staff.since, at);
        if (staff.engaged > 0) {
            work += spent;
        } else if (staff.ready) {
            idle += spent;
        }
        staff.since = Math.max(staff.since, at);
        return staff;
    }

    private Staff staff(AgentId id) {
        return agents.computeIfAbsent(id, key -> {
            var staff = new Staff();
            staff.since = period.from();
            return staff;
        });
    }

    private QueueTally tally(QueueId id) {
        return queues.computeIfAbsent(id, queue -> new QueueTally(thresholds.getOrDefault(queue, Thresholds.USUAL)));
    }

    /** Whether everybody who came has left the queues. */
    boolean isSettled() {
        return open.isEmpty();
    }

    /** By queue, in the order of their ids. */
    public Map<QueueId, QueueFigures> queues() {
        var figures = new TreeMap<QueueId, QueueFigures>();
        queues.forEach((queue, tally) -> figures.put(queue, tally.figures()));
        return figures;
    }

    public QueueFigures total() {
        return queues.values().stream().map(QueueTally::figures).reduce(QueueFigures.NONE, QueueFigures::plus);
    }

    /** Work / (work + ready-idle) of all agents; NaN when nobody was at work. */
    public double occupancy() {
        return (double) work / (work + idle);
    }
}
