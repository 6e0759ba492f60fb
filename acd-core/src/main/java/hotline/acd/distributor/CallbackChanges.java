package hotline.acd.distributor;

import hotline.acd.queue.QueueEntryId;
import java.util.List;

/** What events about places of callers who have hung up and will be called change. */
final class CallbackChanges {
    private final State state;

    CallbackChanges(State state) {
        this.state = state;
    }

    void kept(Event.PlaceKept event, long at) {
        var interaction = state.interactions.get(event.entry().interaction());
        if (interaction == null) {
            throw new IllegalArgumentException("the journal keeps " + event.entry() + ", which is nobody's place");
        }
        var entry = new Entry(
                event.entry(),
                interaction,
                event.queue(),
                event.plan(),
                event.queuedAs(),
                event.queuedAt(),
                event.orderKey(),
                event.attached(),
                List.of());
        entry.step = event.step();
        entry.stepSince = at;
        entry.held = new HeldPlace(event.until(), event.tries());
        interaction.entry = entry;
        interaction.left = null;
        interaction.entriesSoFar = event.entry().ordinal();
        var board = state.boards.get(event.queue());
        if (board != null) {
            board.add(entry);
        }
        InteractionChanges.watchStep(state, entry);
        watch(state, entry);
        state.show(entry);
    }

    void dialled(Event.CustomerDialled event) {
        var offer = state.offers.get(event.offer());
        if (offer == null) {
            throw new IllegalArgumentException("the journal calls for offer " + event.offer() + ", which is not open");
        }
        change(event.entry(), place -> {
            place.dialling = event.offer();
            place.attempts = event.attempt();
        });
        offer.dialExpiresAt = event.expiresAt();
        OfferChanges.watch(state, offer, offer.dialExpiresAt);
    }

    void reached(Event.CustomerReached event) {
        var interaction = state.interactions.get(event.interaction());
        var entry = interaction == null ? null : interaction.entry;
        if (interaction == null || entry == null) {
            throw new IllegalArgumentException("the journal reaches " + event.interaction() + ", who was not called");
        }
        change(entry.id, place -> {
            place.dialling = null;
            place.restsUntil = 0;
            place.reached = true;
            interaction.customerPresent = true;
            interaction.exit = null;
        });
        forget(state, entry);
    }

    void notReached(Event.CustomerNotReached event) {
        change(event.entry(), place -> {
            place.dialling = null;
            place.restsUntil = event.nextAt() == null ? 0 : event.nextAt();
        });
        var entry = state.entry(event.entry());
        if (entry != null) {
            watch(state, entry);
        }
    }

    void due(Event.CallbackDue event) {
        change(event.entry(), place -> place.restsUntil = 0);
    }

    private interface Change {
        void of(HeldPlace place);
    }

    private void change(QueueEntryId id, Change how) {
        var entry = state.entry(id);
        if (entry == null || entry.held == null) {
            throw new IllegalArgumentException("the journal names place " + id + ", which is not kept");
        }
        state.hide(entry);
        how.of(entry.held);
        state.show(entry);
    }

    /** Plans what falls due for a kept place. */
    static void watch(State state, Entry entry) {
        var place = entry.held;
        if (place == null || place.reached) {
            return;
        }
        if (place.until < Distributor.NEVER) {
            state.agenda.set(new Due.WindowOver(entry.id), place.until);
        }
        if (place.restsUntil > 0) {
            state.agenda.set(new Due.CallbackDue(entry.id), place.restsUntil);
        }
    }

    static void forget(State state, Entry entry) {
        if (entry.held != null) {
            state.agenda.clear(new Due.WindowOver(entry.id));
            state.agenda.clear(new Due.CallbackDue(entry.id));
        }
    }
}
