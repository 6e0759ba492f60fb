package hotline.acd.distributor;

import hotline.acd.queue.QueueId;
import org.jspecify.annotations.Nullable;

/** What each event changes. The only way the state changes, live and replayed alike; decides nothing. */
final class Changes {
    private final State state;
    private final AgentChanges agents;
    private final InteractionChanges interactions;
    private final OfferChanges offers;
    private final CallbackChanges callbacks;
    private final ConsultChanges consults;
    private final WatchChanges watches;

    Changes(State state) {
        this.state = state;
        this.agents = new AgentChanges(state);
        this.interactions = new InteractionChanges(state);
        this.offers = new OfferChanges(state);
        this.callbacks = new CallbackChanges(state);
        this.consults = new ConsultChanges(state);
        this.watches = new WatchChanges(state);
    }

    void apply(Recorded recorded) {
        long at = recorded.at();
        state.position = recorded.position();
        state.at = Math.max(state.at, at);
        if (recorded.cause() != null) {
            state.requests.add(recorded.cause());
        }
        switch (recorded.event()) {
            // Those that come most often first.
            case Event.InteractionBegan event -> interactions.began(event);
            case Event.EntryQueued event -> interactions.queued(event, recorded.position(), at);
            case Event.OfferMade event -> offers.made(event, at);
            case Event.OfferRang event -> offers.rang(event);
            case Event.EntryEnded event -> interactions.entryEnded(event, at);
            case Event.OfferEnded event -> offers.ended(event, at);
            case Event.AssignmentBegan event -> interactions.assigned(event, at);
            case Event.SegmentBegan event -> interactions.segmentBegan(event);
            case Event.CustomerLeft event -> interactions.customerLeft(event);
            case Event.WrapUpBegan event -> interactions.wrapUpBegan(event, at);
            case Event.AssignmentEnded event -> interactions.assignmentEnded(event, at);
            case Event.DispositionChosen event -> interactions.dispositionChosen(event);
            case Event.WrapUpExtended event -> interactions.wrapUpExtended(event);
            case Event.InteractionEnded event -> interactions.ended(event);
            case Event.FlowPassed event -> {}
            case Event.EpochBegan began -> state.lastOfferNumber = 0;
            case Event.Configured configured -> configured(configured, at);
            case Event.AgentSignedIn event -> agents.signedIn(event, at);
            case Event.AvailabilityChanged event -> agents.availabilityChanged(event, at);
            case Event.AvailabilityPended event -> agents.availabilityPended(event, at);
            case Event.StationChanged event -> agents.stationChanged(event);
            case Event.FlowServed event -> interactions.served(event);
            case Event.Transferred event -> interactions.transferred(event);
            case Event.EntryBlocked event -> interactions.blocked(event);
            case Event.QueueClosed event -> queueOpen(event.queue(), at);
            case Event.QueueOpened event -> queueOpen(event.queue(), null);
            case Event.EntryStepReached event -> interactions.stepReached(event, at);
            case Event.EntryReordered event -> interactions.reordered(event);
            case Event.PlaceKept event -> callbacks.kept(event, at);
            case Event.CustomerDialled event -> callbacks.dialled(event);
            case Event.CustomerReached event -> callbacks.reached(event);
            case Event.CustomerNotReached event -> callbacks.notReached(event);
            case Event.CallbackDue event -> callbacks.due(event);
            case Event.OfferEnding event -> offers.ending(event, at);
            case Event.AssignmentHeld event -> interactions.held(event, at);
            case Event.AssignmentRetrieved event -> interactions.retrieved(event.interaction(), event.agent(), at);
            case Event.AssignmentLineLost event -> interactions.lineLost(event);
            case Event.AssignmentLineBack event -> interactions.lineBack(event);
            case Event.ConsultBegan event -> consults.began(event);
            case Event.EntryDirected event -> consults.directed(event, recorded.position(), at);
            case Event.ConsultConnected event -> consults.connected(event);
            case Event.ConsultEnded event -> consults.ended(event);
            case Event.PassedOn event -> {}
            case Event.PartyDropped event -> {}
            case Event.OutsideLeft event -> consults.outsideLeft(event);
            case Event.WatchBegan event -> watches.began(event, at);
            case Event.WatchConnected event -> watches.connected(event);
            case Event.WatchModeChanged event -> watches.mode(event);
            case Event.WatchEnded event -> watches.ended(event, at);
            case Event.HelpAsked event -> watches.help(event.interaction(), event.agent(), event.at());
            case Event.HelpEnded event -> watches.help(event.interaction(), event.agent(), null);
            case Event.ReportAbsorbed event -> {}
        }
    }

    private void queueOpen(QueueId id, @Nullable Long closedSince) {
        var board = state.boards.get(id);
        if (board == null) {
            throw new IllegalArgumentException("the journal names queue " + id + ", which is not configured");
        }
        board.closedSince = closedSince;
        StayRules.watchAll(state, board, state.at);
        board.inQueue.forEach(state.unsettled::add);
    }

    private void configured(Event.Configured configured, long at) {
        for (ConfigChange change : configured.changes()) {
            switch (change) {
                case ConfigChange.PutQueue put -> state.boards.put(put.queue());
                case ConfigChange.RemoveQueue remove -> state.boards.remove(remove.queue());
                case ConfigChange.PutAgent put -> state.putAgent(put.agent(), at);
                case ConfigChange.RemoveAgent remove -> state.removeAgent(remove.agent());
            }
        }
        state.meanOccupancy.forget();
        state.boards.placeAll();
        state.allUnsettled();
        for (QueueBoard board : state.boards.all().values()) {
            StayRules.noteService(state, board, at);
            StayRules.watchAll(state, board, at);
        }
    }
}
