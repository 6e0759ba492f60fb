package hotline.crm.record;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Recorded;
import hotline.acd.interaction.InteractionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Events in, records out: a pure function of the journal. What is open is kept in memory; what is not there is asked of the
 * records stored before. Confined to one thread.
 */
public final class RecordFold {
    /** The records as stored up to the event before. */
    public interface Stored {
        @Nullable
        InteractionRecord interaction(InteractionId id);

        @Nullable
        InteractionId interactionOf(OfferId offer);

        @Nullable
        AgentNow agent(AgentId id);
    }

    /**
     * What a batch of events has changed.
     *
     * @param interactions those touched, as they are now
     * @param agents changes of state, in order
     */
    public record Changes(List<InteractionRecord> interactions, List<AgentStateChange> agents) {}

    private final Map<InteractionId, RecordInProgress> open = new HashMap<>();
    private final Map<OfferId, InteractionId> offers = new HashMap<>();
    private final Map<AgentId, AgentNow> agents = new HashMap<>();
    private final Map<InteractionId, RecordInProgress> touched = new LinkedHashMap<>();
    private final List<AgentStateChange> agentChanges = new ArrayList<>();

    /** Forgets what is open, to be asked for again: after changes that were not stored after all. */
    public void forget() {
        open.clear();
        offers.clear();
        agents.clear();
        touched.clear();
        agentChanges.clear();
    }

    /** Folds events that follow what was folded or stored before. */
    public Changes fold(List<Recorded> batch, Stored stored) {
        batch.forEach(recorded -> fold(recorded, stored));
        Changes changes = new Changes(
                touched.values().stream().map(RecordInProgress::record).toList(), List.copyOf(agentChanges));
        touched.forEach((id, record) -> {
            if (record.ended()) {
                open.remove(id);
                record.offers().forEach(offer -> offers.remove(offer.id()));
            }
        });
        touched.clear();
        agentChanges.clear();
        return changes;
    }

    private void fold(Recorded recorded, Stored stored) {
        Instant at = Instant.ofEpochMilli(recorded.at());
        switch (recorded.event()) {
            case Event.EpochBegan e -> {}
            case Event.Configured e -> {}
            case Event.AvailabilityPended e -> {}
            case Event.StationChanged e -> {}
            case Event.OfferEnding e -> {}
            case Event.EntryBlocked e -> change(e.interaction(), stored, RecordInProgress::blocked);
            case Event.QueueClosed e -> {}
            case Event.QueueOpened e -> {}
            case Event.ReportAbsorbed e -> {}
            case Event.AgentSignedIn e ->
                agent(recorded, e.agent(), e.by().value(), stored, now -> now.signedInAt(e.station()));
            case Event.AvailabilityChanged e ->
                agent(recorded, e.agent(), e.by().value(), stored, now -> now.with(e.availability()));
            case Event.InteractionBegan e -> began(e, stored);
            case Event.FlowPassed e -> change(e.interaction(), stored, record -> record.passed(e));
            case Event.FlowServed e -> change(e.interaction(), stored, record -> record.served(e));
            case Event.Transferred e -> change(e.interaction(), stored, RecordInProgress::transferred);
            case Event.EntryQueued e -> change(e.entry().interaction(), stored, record -> record.queued(e, at));
            case Event.PlaceKept e -> change(e.entry().interaction(), stored, record -> record.kept(e));
            case Event.CustomerReached e -> change(e.interaction(), stored, RecordInProgress::reached);
            case Event.CustomerDialled e -> {}
            case Event.CustomerNotReached e -> {}
            case Event.CallbackDue e -> {}
            case Event.AssignmentLineLost e -> {}
            case Event.AssignmentLineBack e -> {}
            case Event.DispositionChosen e -> {}
            case Event.WrapUpExtended e -> {}
            case Event.ConsultBegan e -> change(e.interaction(), stored, record -> record.consultBegan(e));
            case Event.EntryDirected e -> change(e.entry().interaction(), stored, record -> record.directed(e, at));
            case Event.ConsultConnected e -> {
                if (e.agent() == null) {
                    change(e.interaction(), stored, record -> record.outsideAnswered(e.at()));
                }
            }
            case Event.ConsultEnded e -> {
                change(e.interaction(), stored, record -> record.consultEnded(e));
                if (e.with() != null && e.how().isTakenPart()) {
                    assignment(e.interaction(), e.with(), stored, Assignment::becomesOwn);
                }
            }
            case Event.PassedOn e -> {}
            case Event.PartyDropped e -> {}
            case Event.OutsideLeft e -> {}
            case Event.WatchBegan e -> change(e.interaction(), stored, record -> record.watchBegan(e));
            case Event.WatchConnected e -> change(e.interaction(), stored, record -> record.watchConnected(e));
            case Event.WatchModeChanged e -> change(e.interaction(), stored, record -> record.watchChanged(e));
            case Event.WatchEnded e -> change(e.interaction(), stored, record -> record.watchEnded(e));
            case Event.HelpAsked e -> change(e.interaction(), stored, record -> record.helpAsked(e));
            case Event.HelpEnded e -> change(e.interaction(), stored, record -> record.helpEnded(e));
            case Event.EntryStepReached e -> change(e.entry().interaction(), stored, record -> record.stepReached(e));
            case Event.EntryReordered e -> change(e.entry().interaction(), stored, record -> record.reordered(e));
            case Event.EntryEnded e -> change(e.entry().interaction(), stored, record -> record.entryEnded(e));
            case Event.OfferMade e -> {
                offers.put(e.offer(), e.entry().interaction());
                change(e.entry().interaction(), stored, record -> record.offered(e, at));
                agent(recorded, e.agent(), null, stored, now -> now.offered(e.offer()));
            }
            case Event.OfferRang e -> change(interactionOf(e.offer(), stored), stored, record -> record.rang(e));
            case Event.OfferEnded e -> offerEnded(recorded, e, stored);
            case Event.AssignmentBegan e -> {
                change(e.interaction(), stored, record -> record.assigned(e));
                work(recorded, e.agent(), e.interaction(), AgentState.TALKING, stored);
            }
            case Event.AssignmentHeld e -> {
                assignment(e.interaction(), e.agent(), stored, one -> one.held(Instant.ofEpochMilli(e.at())));
                work(recorded, e.agent(), e.interaction(), AgentState.HOLD, stored);
            }
            case Event.AssignmentRetrieved e -> {
                assignment(e.interaction(), e.agent(), stored, one -> one.retrieved(Instant.ofEpochMilli(e.at())));
                work(recorded, e.agent(), e.interaction(), AgentState.TALKING, stored);
            }
            case Event.WrapUpBegan e -> {
                assignment(
                        e.interaction(),
                        e.agent(),
                        stored,
                        one -> one.conversationOver(e.by(), Instant.ofEpochMilli(e.at())));
                change(e.interaction(), stored, record -> record.conversationOver(e.agent(), e.at()));
                work(recorded, e.agent(), e.interaction(), AgentState.WRAP_UP, stored);
            }
            case Event.AssignmentEnded e -> {
                String disposition = e.disposition() == null ? null : StoredText.of(e.disposition());
                assignment(
                        e.interaction(),
                        e.agent(),
                        stored,
                        one -> one.ended(disposition, e.byTimeout(), Instant.ofEpochMilli(e.at())));
                change(e.interaction(), stored, record -> record.conversationOver(e.agent(), e.at()));
                agent(recorded, e.agent(), null, stored, AgentNow::free);
            }
            case Event.SegmentBegan e -> change(e.interaction(), stored, record -> record.segmentBegan(e));
            case Event.CustomerLeft e -> change(e.interaction(), stored, record -> record.customerLeft(e));
            case Event.InteractionEnded e -> change(e.interaction(), stored, record -> record.ended(e));
        }
    }

    private void began(Event.InteractionBegan event, Stored stored) {
        if (find(event.interaction(), stored) == null) {
            RecordInProgress record = RecordInProgress.began(event);
            open.put(event.interaction(), record);
            touched.put(event.interaction(), record);
        }
    }

    private void offerEnded(Recorded recorded, Event.OfferEnded event, Stored stored) {
        InteractionId id = interactionOf(event.offer(), stored);
        RecordInProgress record = find(id, stored);
        if (record == null) {
            return;
        }
        record.offerEnded(event);
        touched.put(record.id(), record);
        Offer offer = record.offer(event.offer());
        if (offer != null) {
            agent(
                    recorded,
                    offer.agent(),
                    null,
                    stored,
                    now -> event.offer().equals(now.offer()) ? now.offered(null) : now);
        }
    }

    private void work(Recorded recorded, AgentId agent, InteractionId on, AgentState how, Stored stored) {
        agent(recorded, agent, null, stored, now -> now.working(on, how));
    }

    /** A change of state is a row; so is a change of anything the state is derived from. */
    private void agent(Recorded recorded, AgentId id, @Nullable String by, Stored stored, UnaryOperator<AgentNow> how) {
        AgentNow before = agents.get(id);
        if (before == null) {
            before = stored.agent(id);
        }
        AgentNow after = how.apply(before == null ? AgentNow.unknown(id) : before);
        agents.put(id, after);
        if (!after.equals(before)) {
            agentChanges.add(new AgentStateChange(recorded.position(), Instant.ofEpochMilli(recorded.at()), after, by));
        }
    }

    private void assignment(InteractionId id, AgentId agent, Stored stored, UnaryOperator<Assignment> how) {
        change(id, stored, record -> record.assignment(agent, how));
    }

    private void change(@Nullable InteractionId id, Stored stored, Consumer<RecordInProgress> how) {
        RecordInProgress record = find(id, stored);
        if (record != null && id != null) {
            how.accept(record);
            touched.put(id, record);
        }
    }

    private @Nullable RecordInProgress find(@Nullable InteractionId id, Stored stored) {
        if (id == null) {
            return null;
        }
        RecordInProgress known = open.get(id);
        if (known != null) {
            return known;
        }
        InteractionRecord before = stored.interaction(id);
        if (before == null) {
            return null;
        }
        RecordInProgress loaded = new RecordInProgress(before);
        open.put(id, loaded);
        return loaded;
    }

    private @Nullable InteractionId interactionOf(OfferId offer, Stored stored) {
        InteractionId known = offers.get(offer);
        return known != null ? known : stored.interactionOf(offer);
    }
}
