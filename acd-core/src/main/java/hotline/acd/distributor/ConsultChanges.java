package hotline.acd.distributor;

import hotline.acd.interaction.InteractionId;
import java.util.List;

/** What events about consultations change. */
final class ConsultChanges {
    private final State state;

    ConsultChanges(State state) {
        this.state = state;
    }

    void began(Event.ConsultBegan event) {
        var interaction = interaction(event.interaction());
        interaction.consult = new Consult(event.ordinal(), event.by(), event.to(), event.blind(), event.at());
        interaction.consultsSoFar = event.ordinal();
    }

    void directed(Event.EntryDirected event, Position position, long at) {
        var interaction = interaction(event.entry().interaction());
        var entry = new Entry(
                event.entry(),
                interaction,
                event.queue(),
                event.plan(),
                position,
                at,
                event.orderKey(),
                event.attached(),
                List.of());
        entry.purpose = event.purpose();
        entry.held = event.call() == null ? null : new HeldPlace(Distributor.NEVER, event.call());
        interaction.entry = entry;
        interaction.entriesSoFar = event.entry().ordinal();
        var board = state.boards.get(event.queue());
        if (board != null) {
            board.add(entry);
        }
        InteractionChanges.watchStep(state, entry);
        state.show(entry);
    }

    void connected(Event.ConsultConnected event) {
        var consult = interaction(event.interaction()).consult;
        if (consult != null) {
            consult.connected = true;
            consult.with = event.agent();
        }
    }

    void ended(Event.ConsultEnded event) {
        var interaction = interaction(event.interaction());
        var consult = interaction.consult;
        interaction.consult = null;
        if (consult == null || !event.how().isTakenPart()) {
            return;
        }
        interaction.outside = consult.isOutside();
        var with = consult.with == null ? null : interaction.assignments.get(consult.with);
        if (with != null) {
            with.consulted = false;
        }
    }

    void outsideLeft(Event.OutsideLeft event) {
        interaction(event.interaction()).outside = false;
    }

    private Interaction interaction(InteractionId id) {
        var interaction = state.interactions.get(id);
        if (interaction == null) {
            throw new IllegalArgumentException("the journal names interaction " + id + ", which is not going on");
        }
        return interaction;
    }
}
