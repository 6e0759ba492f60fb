package hotline.acd.simulation;

import static hotline.acd.simulation.Promises.promise;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.agent.Availability;
import hotline.acd.distributor.Snapshot;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.Overflow;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueId;
import hotline.acd.queue.QueueLimits;
import hotline.acd.queue.SelectionPolicy;
import hotline.acd.queue.WhenUnserved;
import hotline.acd.routing.Who;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What must hold of the state as a whole between two commands, by naive means. */
final class StatePromises {
    private static final long LONGEST_ENDING_MILLIS = 10_000;

    private Map<AgentId, Snapshot.AgentRecord> before = new TreeMap<>();
    private final TreeSet<AgentId> changed = new TreeSet<>();

    /** Whatever this agent's idle time was, it may be another one now. */
    void noteChanged(AgentId agent) {
        changed.add(agent);
    }

    /** Between two commands. */
    void check(Snapshot snapshot, long now) {
        var busy = new TreeMap<AgentId, AgentState>();
        for (Snapshot.InteractionRecord interaction : snapshot.interactions()) {
            boolean something = interaction.customerPresent()
                    || interaction.entry() != null
                    || !interaction.rescinded().isEmpty()
                    || !interaction.assignments().isEmpty();
            promise(something, "%s goes on for a reason", interaction.interaction());
            offersOf(interaction)
                    .forEach(offer -> busy.merge(offer.agent(), AgentState.RESERVED, StatePromises::stronger));
            promise(
                    interaction.rescinded().stream().allMatch(offer -> offer.ending() != null),
                    "phones go on ringing for %s, who does not wait any more",
                    interaction.interaction());
            interaction
                    .assignments()
                    .forEach(part -> busy.merge(
                            part.agent(),
                            part.wrapsUp() ? AgentState.WRAP_UP : part.held() ? AgentState.HOLD : AgentState.TALKING,
                            StatePromises::stronger));
        }
        var inHand = SlotPromises.inHand(snapshot);
        for (Snapshot.AgentRecord agent : snapshot.agents()) {
            promise(
                    agent.state() == busy.getOrDefault(agent.config().id(), stateOf(agent.availability())),
                    "state of %s is %s",
                    agent.config().id(),
                    agent.state());
            boolean atDeadPhone =
                    Arrays.stream(MediaChannel.values()).anyMatch(channel -> isOpen(agent, inHand, channel))
                            && snapshot.unreachableStations().contains(String.valueOf(agent.station()));
            promise(
                    !atDeadPhone,
                    "%s is not ready at a dead phone",
                    agent.config().id());
        }
        checkIdleTimes(snapshot);
        checkDeadlines(snapshot, now);
        assertNobodyWhoFitsIsLeft(snapshot, now);
    }

    /** Of two things an agent does at once, the one that shows. */
    private static AgentState stronger(AgentState one, AgentState other) {
        if (one == AgentState.RESERVED || other == AgentState.RESERVED) {
            return one == AgentState.RESERVED ? other : one;
        }
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Who is offered it, or has a part in it, if only its wrap-up, is not asked for it. */
    private static boolean isConcerned(AgentId agent, Snapshot.InteractionRecord interaction) {
        return offersOf(interaction).stream().anyMatch(offer -> offer.agent().equals(agent))
                || interaction.assignments().stream()
                        .anyMatch(part -> part.agent().equals(agent));
    }

    private static boolean isOpen(
            Snapshot.AgentRecord agent, Map<AgentId, List<MediaChannel>> inHand, MediaChannel channel) {
        return agent.availability() instanceof Availability.Ready
                && agent.pending() == null
                && SlotPromises.allows(
                        agent.config().capacity(),
                        inHand.getOrDefault(agent.config().id(), List.of()),
                        channel);
    }

    /** Who was idle and still is, though perhaps offered something meanwhile, has been so since the same moment. */
    private void checkIdleTimes(Snapshot snapshot) {
        var next = new TreeMap<AgentId, Snapshot.AgentRecord>();
        for (Snapshot.AgentRecord agent : snapshot.agents()) {
            var id = agent.config().id();
            var was = before.get(id);
            boolean stillIdle = was != null
                    && !changed.contains(id)
                    && was.availability() instanceof Availability.Ready
                    && (was.state() == AgentState.READY || was.state() == AgentState.RESERVED)
                    && agent.state() == AgentState.READY;
            promise(
                    !stillIdle || was.idleSince() == agent.idleSince(),
                    "%s is idle since %s and not since %s, though nobody spoke with the agent",
                    id,
                    agent.idleSince(),
                    was == null ? null : was.idleSince());
            next.put(id, agent);
        }
        before = next;
        changed.clear();
    }

    private static boolean isStepLimited(Snapshot.EntryRecord entry) {
        boolean last = entry.step() == entry.plan().steps().size() - 1;
        return !last
                || (entry.plan().thenLeave()
                        && entry.held() == null
                        && entry.offers().isEmpty());
    }

    /** Every state has an exit: what ends by itself has ended in time. */
    private static void checkDeadlines(Snapshot snapshot, long now) {
        for (Snapshot.InteractionRecord interaction : snapshot.interactions()) {
            var entry = interaction.entry();
            if (entry != null && isStepLimited(entry)) {
                promise(
                        now
                                <= entry.stepSince()
                                        + entry.plan().steps().get(entry.step()).forMillis(),
                        "step %s of %s is over",
                        entry.step(),
                        entry.entry());
            }
            checkPlace(entry, now);
            for (Snapshot.OfferRecord offer : offersOf(interaction)) {
                var endingSince = offer.endingSince();
                long expires = offer.dialExpiresAt() > 0 ? offer.dialExpiresAt() : offer.expiresAt();
                promise(
                        now <= (endingSince == null ? expires : endingSince + LONGEST_ENDING_MILLIS),
                        "%s should be over",
                        offer.offer());
            }
            for (Snapshot.AssignmentRecord part : interaction.assignments()) {
                var until = part.wrapUpUntil();
                promise(until == null || now <= until, "wrap-up of %s should be over", part.agent());
            }
        }
    }

    private static void checkPlace(Snapshot.@Nullable EntryRecord entry, long now) {
        var held = entry == null ? null : entry.held();
        if (entry != null && held != null && !held.reached()) {
            promise(now <= held.restsUntil() || held.restsUntil() == 0, "%s rests too long", entry.entry());
            promise(
                    held.dialling() == null
                            || entry.offers().stream()
                                    .anyMatch(offer -> offer.offer().equals(held.dialling())),
                    "%s is being called, and nobody waits for her",
                    entry.entry());
            promise(now <= held.until() || held.dialling() != null, "%s is kept too long", entry.entry());
        }
    }

    private static AgentState stateOf(Availability availability) {
        return switch (availability) {
            case Availability.LoggedOut out -> AgentState.LOGGED_OUT;
            case Availability.NotReady notReady -> AgentState.NOT_READY;
            case Availability.Ready ready -> AgentState.READY;
        };
    }

    static List<Snapshot.OfferRecord> offersOf(Snapshot.InteractionRecord interaction) {
        var offers = new ArrayList<>(interaction.rescinded());
        if (interaction.entry() != null) {
            offers.addAll(interaction.entry().offers());
        }
        return offers;
    }

    /** The naive scan: each waiting entry against each ready agent. What is due at this very moment may be about to happen. */
    private void assertNobodyWhoFitsIsLeft(Snapshot snapshot, long now) {
        var configured = new TreeMap<QueueId, QueueConfig>();
        snapshot.queues().forEach(queue -> configured.put(queue.id(), queue));
        var inHand = SlotPromises.inHand(snapshot);
        for (Snapshot.InteractionRecord interaction : snapshot.interactions()) {
            var entry = interaction.entry();
            if (entry == null) {
                continue;
            }
            var queue = Objects.requireNonNull(configured.get(entry.queue()));
            if (!mayBeOffered(interaction, entry)) {
                continue;
            }
            if (entry.offers().isEmpty() && entry.held() == null) {
                assertMayStay(snapshot, entry, queue.limits(), now);
            } else if (!entry.offers().isEmpty() && !mayRingAtMore(entry, queue)) {
                continue;
            }
            for (Snapshot.AgentRecord agent : snapshot.agents()) {
                boolean withheld = entry.tried().stream()
                        .anyMatch(tried -> tried.agent().equals(agent.config().id()) && tried.until() >= now);
                boolean fits = isOpen(agent, inHand, interaction.channel())
                        && !isConcerned(agent.config().id(), interaction)
                        && agent.offerAllowedFrom() < now
                        && !withheld
                        && serves(
                                agent.config(),
                                entry.plan().steps().get(entry.step()).who(),
                                queue);
                promise(
                        !fits,
                        "%s waits although %s is free",
                        entry.entry(),
                        agent.config().id());
            }
        }
    }

    /** A kept place only once its caller has hung up, and not while she is being called or it rests; and when she is on the line again. */
    private static boolean mayBeOffered(Snapshot.InteractionRecord interaction, Snapshot.EntryRecord entry) {
        var held = entry.held();
        return held == null
                || held.reached()
                || (!interaction.customerPresent() && held.restsUntil() == 0 && held.dialling() == null);
    }

    private static void assertMayStay(Snapshot snapshot, Snapshot.EntryRecord entry, QueueLimits limits, long now) {
        promise(
                limits.longestWaitMillis() == 0 || now - entry.queuedAt() <= limits.longestWaitMillis(),
                "%s has waited too long",
                entry.entry());
        var queue = snapshot.queueRecords().stream()
                .filter(record -> record.queue().equals(entry.queue()))
                .findFirst()
                .orElseThrow();
        var closedSince = queue.closedSince();
        promise(
                closedSince == null
                        || limits.afterClosingMillis() == QueueLimits.FOR_EVER
                        || now - closedSince <= limits.afterClosingMillis(),
                "%s waits in a queue that has closed",
                entry.entry());
        var unservedSince = queue.unservedSince();
        boolean leaves =
                limits.whenNobodyLoggedIn() == WhenUnserved.LEAVE && limits.whenAllNotReady() == WhenUnserved.LEAVE;
        promise(
                unservedSince == null || !leaves || now - unservedSince <= limits.unservedMillis(),
                "%s waits in a queue that nobody serves",
                entry.entry());
        for (Overflow rule : limits.overflows()) {
            promise(
                    rule.to() != null || !rule.isByTimeAlone() || now - entry.queuedAt() <= rule.afterMillis(),
                    "%s has not overflowed in time",
                    entry.entry());
        }
    }

    private static boolean mayRingAtMore(Snapshot.EntryRecord entry, QueueConfig queue) {
        return queue.policy() == SelectionPolicy.RING_ALL
                && entry.plan().steps().get(entry.step()).who() instanceof Who.QueueAgents;
    }

    static boolean serves(AgentConfig agent, Who who, QueueConfig queue) {
        return switch (who) {
            case Who.NamedAgents named -> named.agents().contains(agent.id());
            case Who.QueueAgents serving ->
                queue.serves().isMetBy(agent) && serving.besides().isMetBy(agent);
        };
    }
}
