package hotline.desktop.records;

import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.callback.ScheduledCallback;
import hotline.crm.callback.ScheduledCallbacks;
import hotline.crm.callback.Wanted;
import hotline.crm.contact.CallerCards;
import hotline.desktop.live.Titles;
import hotline.desktop.message.CallbackView;
import hotline.desktop.operation.CallbackPorts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Promised calls out of the store, with whom they are for. */
public final class StoredCallbacks implements CallbackPorts.Diary {
    /** Whoever has just been reached is still talked with. */
    private static final Duration STILL_TALKED_OF = Duration.ofHours(2);

    private final ScheduledCallbacks callbacks;
    private final CallerCards cards;
    private final Titles titles;
    private final InstantSource clock;

    public StoredCallbacks(ScheduledCallbacks callbacks, CallerCards cards, Titles titles, InstantSource clock) {
        this.callbacks = callbacks;
        this.cards = cards;
        this.titles = titles;
        this.clock = clock;
    }

    @Override
    public List<CallbackView> open(Collection<QueueId> queues) {
        return callbacks.open(queues, clock.instant().minus(STILL_TALKED_OF)).stream()
                .map(this::view)
                .toList();
    }

    /** The one an interaction is about; empty when there is none. */
    Optional<CallbackView> about(InteractionId interaction) {
        return callbacks.about(interaction).map(this::view);
    }

    private CallbackView view(ScheduledCallback one) {
        Wanted wanted = one.wanted();
        Wanted.Node node = wanted.node();
        return new CallbackView(
                Long.toString(one.id()),
                wanted.queue(),
                wanted.number(),
                name(wanted.customer()),
                wanted.language(),
                wanted.owner(),
                wanted.opensAt(),
                wanted.closesAt(),
                wanted.note(),
                node == null ? null : titles.title(node.flow(), node.node()),
                wanted.by(),
                wanted.agreedIn(),
                one.state(),
                one.calls().isEmpty() ? null : one.calls().getLast(),
                one.attempts().stream()
                        .map(attempt -> new CallbackView.Attempt(attempt.at(), attempt.result()))
                        .toList());
    }

    private @Nullable String name(@Nullable String customer) {
        return customer == null
                ? null
                : cards.customer(customer).map(card -> card.customer().name()).orElse(null);
    }

    @Override
    public Optional<ScheduledCallback> of(long id) {
        return callbacks.of(id);
    }

    @Override
    public Optional<ScheduledCallback> promise(Wanted wanted, Instant at) {
        return callbacks.promise(wanted, at);
    }

    @Override
    public Optional<ScheduledCallback> change(long id, Function<ScheduledCallback, Optional<ScheduledCallback>> how) {
        return callbacks.change(id, how);
    }
}
