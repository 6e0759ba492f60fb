package hotline.acd.figures;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.agent.Availability;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Snapshot;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An agent as events tell it. Confined to the thread of {@link LiveFigures}. */
final class LiveAgent {
    final AgentId id;
    /** Null for somebody who is not configured (any more). */
    @Nullable
    AgentConfig config;

    @Nullable
    Availability pending;

    private AgentState available = AgentState.LOGGED_OUT;
    private @Nullable NotReadyReason reason;
    private @Nullable String station;
    /** Those that have not ended, the oldest first. */
    private final List<OfferId> offers = new ArrayList<>(1);

    private @Nullable InteractionId interaction;
    private @Nullable AgentState activity;
    private long since;
    /** The agent's parts that have not ended: at most one in an interaction, and seldom more than one at all. */
    private final List<Conversation> parts = new ArrayList<>(1);

    LiveAgent(AgentId id, long since) {
        this.id = id;
        this.since = since;
    }

    void begin(Beginning.AgentNow now) {
        available = now.available();
        reason = now.reason();
        station = now.station();
        if (now.offer() != null) {
            has(now.offer());
        }
        interaction = now.interaction();
        activity = now.activity();
        since = now.since();
    }

    /** An offer that was made before the beginning. */
    void has(OfferId open) {
        if (!offers.contains(open)) {
            offers.add(open);
        }
    }

    /** @param offer and {@code part}: what occupies the agent, null for nothing */
    static Beginning.AgentNow inSnapshot(
            Snapshot.AgentRecord agent, Beginning.@Nullable OpenOffer offer, Beginning.@Nullable OpenAssignment part) {
        boolean byAvailability = offer == null && part == null;
        return new Beginning.AgentNow(
                agent.config().id(),
                stateOf(agent.availability()),
                reasonOf(agent.availability()),
                agent.station(),
                offer == null ? null : offer.offer(),
                part == null ? null : part.interaction(),
                part == null ? null : agent.state(),
                byAvailability && agent.state() == AgentState.NOT_READY
                        ? Math.max(agent.availabilitySince(), agent.stateSince())
                        : agent.stateSince());
    }

    AgentState state() {
        if (activity != null) {
            return activity;
        }
        return offers.isEmpty() ? available : AgentState.RESERVED;
    }

    @Nullable
    NotReadyReason reasonNow() {
        return state() == AgentState.NOT_READY ? reason : null;
    }

    boolean isOffered(OfferId id) {
        return offers.contains(id);
    }

    @Nullable
    OfferId offer() {
        return offers.isEmpty() ? null : offers.getFirst();
    }

    @Nullable
    InteractionId interaction() {
        return interaction;
    }

    void takesPart(Conversation part) {
        leaves(part.interaction());
        parts.add(part);
    }

    @Nullable
    Conversation part(InteractionId in) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).interaction().equals(in)) {
                return parts.get(i);
            }
        }
        return null;
    }

    void talk(InteractionId in, Consumer<Conversation> how) {
        Conversation part = part(in);
        if (part != null) {
            how.accept(part);
        }
    }

    /** The part that has ended now, null when nothing is known of one. */
    @Nullable
    Conversation leaves(InteractionId in) {
        Conversation part = part(in);
        if (part != null) {
            parts.remove(part);
        }
        return part;
    }

    void signsIn(String at, long now, Tallies today) {
        change(now, today, () -> {
            available = AgentState.NOT_READY;
            reason = NotReadyReason.SIGNED_IN;
            station = at;
        });
    }

    void becomes(Availability availability, long now, Tallies today) {
        change(now, today, () -> {
            available = stateOf(availability);
            reason = reasonOf(availability);
            if (available == AgentState.LOGGED_OUT) {
                station = null;
            }
        });
    }

    void offered(OfferId open, long now, Tallies today) {
        change(now, today, () -> offers.add(open));
    }

    void offerEnded(OfferId ended, long now, Tallies today) {
        change(now, today, () -> offers.remove(ended));
    }

    /** @param how TALKING, HOLD or WRAP_UP, null when it is over */
    void works(@Nullable InteractionId on, @Nullable AgentState how, long now, Tallies today) {
        change(now, today, () -> {
            interaction = on;
            activity = how;
            if (parts.size() > 1 || (on == null && !parts.isEmpty())) {
                strongest();
            }
        });
    }

    /** Of several parts the one that takes the agent most, as the core sees it; of equals the oldest. */
    private void strongest() {
        activity = null;
        for (Conversation part : parts) {
            if (activity == null || part.state().compareTo(activity) < 0) {
                activity = part.state();
                interaction = part.interaction();
            }
        }
    }

    /** The time in the state until now is counted when the state, or the reason in it, becomes another. */
    private void change(long now, Tallies today, Runnable how) {
        AgentState before = state();
        NotReadyReason why = reasonNow();
        how.run();
        if (state() != before || !Objects.equals(reasonNow(), why)) {
            today.spent(id, before, why, since, now);
            since = now;
        }
    }

    AgentView view(Tallies today, long now, @Nullable InteractionId concerned, @Nullable QueueId queue) {
        AgentTally running = new AgentTally();
        running.spent(
                state(),
                reasonNow(),
                state() == AgentState.LOGGED_OUT ? 0 : today.period().overlap(since, now));
        AgentFigures figures = today.figures(id).plus(running.figures());
        String team = config == null ? "" : config.team();
        return new AgentView(
                id, team, state(), reasonNow(), since, pending, station, offer(), concerned, queue, figures);
    }

    private static AgentState stateOf(Availability availability) {
        return switch (availability) {
            case Availability.LoggedOut out -> AgentState.LOGGED_OUT;
            case Availability.NotReady not -> AgentState.NOT_READY;
            case Availability.Ready ready -> AgentState.READY;
        };
    }

    private static @Nullable NotReadyReason reasonOf(Availability availability) {
        return availability instanceof Availability.NotReady not ? not.reason() : null;
    }
}
