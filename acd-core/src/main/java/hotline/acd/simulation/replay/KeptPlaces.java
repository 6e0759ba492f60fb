package hotline.acd.simulation.replay;

import hotline.acd.distributor.CallbackEnd;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Recorded;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Virtual hold, as it went that day: who of those that left a queue for the flow kept the place and hung up, and what became of
 * the calls to them. Not for several threads while it reads.
 */
final class KeptPlaces {
    /**
     * Somebody keeps the place.
     *
     * @param leavesAfterMillis from the end of the stay until she has hung up
     * @param comesBack she has not hung up, but waits on the line after all: as somebody who arrives anew
     */
    record Kept(long leavesAfterMillis, boolean comesBack) {}

    /**
     * A customer was called.
     *
     * @param inVain why she was not reached, null when she was
     */
    record Called(@Nullable CallbackEnd inVain, long afterMillis) {}

    /** How somebody left which queue: those are alike. */
    private record Departure(QueueId queue, EntryOutcome outcome) {}

    private record Left(Departure how, long at) {}

    private record Dialling(QueueId queue, long since) {}

    private final Samples<Optional<Kept>> decisions = new Samples<>();
    private final Samples<Called> calls = new Samples<>();

    private final Map<QueueEntryId, QueueId> stays = new HashMap<>();
    private final Map<QueueEntryId, QueueId> kept = new HashMap<>();
    private final Map<InteractionId, Left> left = new HashMap<>();
    /** When places were kept, and how long from then on customers could be called. */
    private final TreeMap<Long, Long> windows = new TreeMap<>();

    private final Map<InteractionId, Left> keeping = new HashMap<>();
    private final Map<OfferId, Dialling> dialling = new HashMap<>();

    /** @param counts whether it belongs to the day */
    void take(Recorded recorded, boolean counts) {
        switch (recorded.event()) {
            case Event.EntryQueued queued -> {
                if (counts) {
                    stays.put(queued.entry(), queued.queue());
                }
                var was = left.remove(queued.entry().interaction());
                // what a rule sends on into another queue is never asked
                if (was != null && queued.overflowedFrom().isEmpty()) {
                    decided(was, Optional.empty());
                }
                kept(queued.entry().interaction(), recorded.at(), true);
            }
            case Event.EntryEnded ended -> {
                var queue = stays.remove(ended.entry());
                if (queue != null && ended.outcome().isFlowOut() && ended.outcome() != EntryOutcome.MOVED) {
                    left.put(ended.entry().interaction(), new Left(new Departure(queue, ended.outcome()), ended.at()));
                }
            }
            case Event.PlaceKept place -> {
                kept.put(place.entry(), place.queue());
                var was = left.remove(place.entry().interaction());
                if (was != null) {
                    keeping.put(place.entry().interaction(), was);
                    windows.put(recorded.at(), place.until() - recorded.at());
                }
            }
            case Event.CustomerLeft gone -> {
                var was = left.remove(gone.interaction());
                if (was != null) {
                    decided(was, Optional.empty());
                }
                kept(gone.interaction(), gone.at(), false);
            }
            case Event.CustomerDialled dialled -> {
                var queue = kept.get(dialled.entry());
                if (queue != null) {
                    dialling.put(dialled.offer(), new Dialling(queue, dialled.at()));
                }
            }
            case Event.CustomerReached reached -> called(reached.offer(), null, reached.at());
            case Event.CustomerNotReached missed -> called(missed.offer(), missed.how(), missed.at());
            default -> {}
        }
    }

    private void kept(InteractionId interaction, long at, boolean comesBack) {
        var was = keeping.remove(interaction);
        if (was != null) {
            decided(was, Optional.of(new Kept(Math.max(0, at - was.at()), comesBack)));
        }
    }

    private void decided(Left was, Optional<Kept> decision) {
        decisions.add(was.how(), was.how().outcome(), decision);
    }

    private void called(OfferId offer, @Nullable CallbackEnd inVain, long at) {
        var call = dialling.remove(offer);
        if (call != null) {
            calls.add(call.queue(), "any queue", new Called(inVain, Math.max(0, at - call.since())));
        }
    }

    /** Whether somebody who left the queue like that keeps the place; empty when she does not. */
    Optional<Kept> draw(QueueId queue, EntryOutcome outcome, RandomGenerator random) {
        return decisions
                .drawAlike(new Departure(queue, outcome), outcome, random)
                .flatMap(decision -> decision);
    }

    /** Until when who keeps a place now can be called: as long from now as it was at the hour nearest to this. */
    long until(long now) {
        var before = windows.floorEntry(now);
        var after = windows.ceilingEntry(now);
        if (before == null && after == null) {
            return now;
        }
        var nearest =
                before == null || (after != null && after.getKey() - now < now - before.getKey()) ? after : before;
        return now + Objects.requireNonNull(nearest).getValue();
    }

    /** What becomes of a call. */
    Called drawCall(QueueId queue, RandomGenerator random) {
        return calls.draw(queue, "any queue", random).orElse(new Called(CallbackEnd.NO_ANSWER, 0));
    }
}
