package hotline.crm.callback;

import hotline.acd.distributor.CallbackEnd;
import hotline.acd.distributor.OfferId;
import hotline.acd.interaction.InteractionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that a customer was promised for a certain time, and what has become of it. Immutable; each change answers what it is then, or nothing when it does not fit.
 *
 * <pre>
 * PLANNED ── its time has come, or an agent calls ──> DUE ── the core has it ──> QUEUED ──> DONE (reached)
 *    │ ^                                                                           │
 *    │ └──────── an agent called before its time, in vain <────────────────────────┤
 *    │                                                                             v
 *    ├── its time has passed ───────────────────────────────────────────────────> MISSED ── moved ──> PLANNED, called ──> DUE
 *    └── cancelled (so may be a missed one) ──> CANCELLED
 * </pre>
 *
 * <p>{@code DUE} has the name of its call, committed before the core hears of it: whoever follows after a death promises the same call again, which changes nothing.
 *
 * @param call the promised call of now, null when there is none
 * @param calls all interactions in which she was to be called, in order
 * @param closedBy who has ended it, null while it is open and when the call itself has
 */
public record ScheduledCallback(
        long id,
        Wanted wanted,
        Instant createdAt,
        State state,
        @Nullable Call call,
        List<InteractionId> calls,
        List<Attempt> attempts,
        @Nullable String closedBy,
        @Nullable Instant closedAt) {
    public ScheduledCallback {
        calls = List.copyOf(calls);
        attempts = List.copyOf(attempts);
    }

    public enum State {
        PLANNED,
        DUE,
        QUEUED,
        DONE,
        MISSED,
        CANCELLED
    }

    /**
     * A promised call.
     *
     * @param until when she can no longer be called
     * @param by the agent who calls her at once; null: its time has come
     */
    public record Call(
            InteractionId interaction,
            Instant until,
            @Nullable String by) {}

    /**
     * She was called, once.
     *
     * @param result {@link #REACHED}, or the name of a {@link CallbackEnd}; null while it rings
     */
    public record Attempt(
            InteractionId call,
            OfferId offer,
            Instant at,
            @Nullable String result) {
        public static final String REACHED = "REACHED";
    }

    static ScheduledCallback planned(long id, Wanted wanted, Instant at) {
        return new ScheduledCallback(id, wanted, at, State.PLANNED, null, List.of(), List.of(), null, null);
    }

    /** Whether nobody is about to call her, so that it may be changed. */
    public boolean isAtRest() {
        return state == State.PLANNED || state == State.MISSED;
    }

    /** Whether something may still become of it. */
    public boolean isOpen() {
        return state != State.DONE && state != State.CANCELLED;
    }

    private boolean isBeing(InteractionId interaction) {
        return call != null && call.interaction().equals(interaction) && (state == State.DUE || state == State.QUEUED);
    }

    /** Its time has come, and this is the call. */
    public Optional<ScheduledCallback> due(InteractionId interaction) {
        return state == State.PLANNED
                ? Optional.of(with(new Call(interaction, wanted.closesAt(), null)))
                : Optional.empty();
    }

    /** An agent calls at once. */
    public Optional<ScheduledCallback> calledBy(String agent, InteractionId interaction, Instant until) {
        return isAtRest()
                ? Optional.of(with(wanted(agent, wanted.opensAt(), wanted.closesAt()))
                        .with(new Call(interaction, until, agent)))
                : Optional.empty();
    }

    /** The core has the call. */
    public Optional<ScheduledCallback> inQueue(InteractionId interaction) {
        return isBeing(interaction) && state == State.DUE ? Optional.of(with(State.QUEUED)) : Optional.empty();
    }

    /** She is being called. */
    public Optional<ScheduledCallback> dialled(InteractionId interaction, OfferId offer, Instant at) {
        if (!calls.contains(interaction)
                || attempts.stream().anyMatch(one -> one.offer().equals(offer))) {
            return Optional.empty();
        }
        List<Attempt> more = new ArrayList<>(attempts);
        more.add(new Attempt(interaction, offer, at, null));
        return Optional.of(withAttempts(more));
    }

    /** She was not reached. */
    public Optional<ScheduledCallback> notReached(OfferId offer, CallbackEnd how) {
        return result(offer, how.name());
    }

    /** She has answered: what was promised is kept. */
    public Optional<ScheduledCallback> reached(InteractionId interaction, OfferId offer, Instant at) {
        ScheduledCallback noted = result(offer, Attempt.REACHED).orElse(this);
        return isBeing(interaction)
                ? Optional.of(noted.closed(State.DONE, null, at))
                : Optional.of(noted).filter(changed -> changed != this);
    }

    /** The call is over, or could not be: who was not reached was missed, unless an agent only tried it before its time. */
    public Optional<ScheduledCallback> over(InteractionId interaction, Instant at) {
        if (call == null || !isBeing(interaction)) {
            return Optional.empty();
        }
        boolean early = call.by() != null && at.isBefore(wanted.opensAt());
        return Optional.of(with(early ? State.PLANNED : State.MISSED).withoutCall());
    }

    /** Its time has passed, and nobody has called. */
    public Optional<ScheduledCallback> passed(Instant now) {
        return state == State.PLANNED && !now.isBefore(wanted.closesAt())
                ? Optional.of(with(State.MISSED))
                : Optional.empty();
    }

    /** Its time has come, and she cannot be called. */
    public Optional<ScheduledCallback> impossible() {
        return state == State.PLANNED ? Optional.of(with(State.MISSED)) : Optional.empty();
    }

    /** @param agent null: whoever serves the queue */
    public Optional<ScheduledCallback> ownedBy(@Nullable String agent) {
        return isAtRest() ? Optional.of(with(wanted(agent, wanted.opensAt(), wanted.closesAt()))) : Optional.empty();
    }

    /** She is to be called at another time. */
    public Optional<ScheduledCallback> moved(Instant opensAt, Instant closesAt) {
        return isAtRest()
                ? Optional.of(with(wanted(wanted.owner(), opensAt, closesAt)).with(State.PLANNED))
                : Optional.empty();
    }

    /** Nobody needs to call her. */
    public Optional<ScheduledCallback> cancelled(String by, Instant at) {
        return isAtRest() ? Optional.of(closed(State.CANCELLED, by, at)) : Optional.empty();
    }

    private Optional<ScheduledCallback> result(OfferId offer, String result) {
        boolean open = attempts.stream().anyMatch(one -> one.offer().equals(offer) && one.result() == null);
        return open
                ? Optional.of(withAttempts(attempts.stream()
                        .map(one -> one.offer().equals(offer) ? new Attempt(one.call(), offer, one.at(), result) : one)
                        .toList()))
                : Optional.empty();
    }

    private Wanted wanted(@Nullable String owner, Instant opensAt, Instant closesAt) {
        return new Wanted(
                wanted.queue(),
                wanted.number(),
                wanted.shownAs(),
                wanted.customer(),
                wanted.language(),
                owner,
                opensAt,
                closesAt,
                wanted.note(),
                wanted.node(),
                wanted.agreedIn(),
                wanted.by());
    }

    private ScheduledCallback with(Wanted other) {
        return new ScheduledCallback(id, other, createdAt, state, call, calls, attempts, closedBy, closedAt);
    }

    private ScheduledCallback with(State next) {
        return new ScheduledCallback(id, wanted, createdAt, next, call, calls, attempts, closedBy, closedAt);
    }

    private ScheduledCallback with(Call next) {
        List<InteractionId> more = new ArrayList<>(calls);
        more.add(next.interaction());
        return new ScheduledCallback(id, wanted, createdAt, State.DUE, next, more, attempts, closedBy, closedAt);
    }

    private ScheduledCallback withoutCall() {
        return new ScheduledCallback(id, wanted, createdAt, state, null, calls, attempts, closedBy, closedAt);
    }

    ScheduledCallback withAttempts(List<Attempt> others) {
        return new ScheduledCallback(id, wanted, createdAt, state, call, calls, others, closedBy, closedAt);
    }

    private ScheduledCallback closed(State as, @Nullable String by, Instant at) {
        return new ScheduledCallback(id, wanted, createdAt, as, call, calls, attempts, by, at);
    }
}
