package hotline.crm.callback;

import hotline.acd.distributor.Event;
import hotline.acd.interaction.InteractionId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What the journal says became of a promised call. A pure function; an event that comes again changes nothing. */
public final class CallbackFold {
    private CallbackFold() {}

    /**
     * What an event may mean for the promised call it happened in.
     *
     * @param how what that is afterwards; empty when it changes nothing
     */
    public record Step(InteractionId in, Function<ScheduledCallback, Optional<ScheduledCallback>> how) {}

    /** Empty for an event that means nothing for promised calls. */
    public static Optional<Step> of(Event event) {
        return switch (event) {
            case Event.CustomerDialled dialled -> {
                InteractionId in = dialled.entry().interaction();
                yield step(in, one -> one.dialled(in, dialled.offer(), Instant.ofEpochMilli(dialled.at())));
            }
            case Event.CustomerNotReached missed ->
                step(missed.entry().interaction(), one -> one.notReached(missed.offer(), missed.how()));
            case Event.CustomerReached reached ->
                step(
                        reached.interaction(),
                        one -> one.reached(reached.interaction(), reached.offer(), Instant.ofEpochMilli(reached.at())));
            case Event.InteractionEnded ended ->
                step(ended.interaction(), one -> one.over(ended.interaction(), Instant.ofEpochMilli(ended.at())));
            case Event.EpochBegan unseen -> Optional.empty();
            case Event.Configured unseen -> Optional.empty();
            case Event.AgentSignedIn unseen -> Optional.empty();
            case Event.AvailabilityChanged unseen -> Optional.empty();
            case Event.AvailabilityPended unseen -> Optional.empty();
            case Event.StationChanged unseen -> Optional.empty();
            case Event.InteractionBegan unseen -> Optional.empty();
            case Event.FlowPassed unseen -> Optional.empty();
            case Event.FlowServed unseen -> Optional.empty();
            case Event.Transferred unseen -> Optional.empty();
            case Event.EntryQueued unseen -> Optional.empty();
            case Event.EntryBlocked unseen -> Optional.empty();
            case Event.QueueClosed unseen -> Optional.empty();
            case Event.QueueOpened unseen -> Optional.empty();
            case Event.EntryStepReached unseen -> Optional.empty();
            case Event.EntryReordered unseen -> Optional.empty();
            case Event.EntryEnded unseen -> Optional.empty();
            case Event.PlaceKept unseen -> Optional.empty();
            case Event.CallbackDue unseen -> Optional.empty();
            case Event.OfferMade unseen -> Optional.empty();
            case Event.OfferRang unseen -> Optional.empty();
            case Event.OfferEnding unseen -> Optional.empty();
            case Event.OfferEnded unseen -> Optional.empty();
            case Event.AssignmentBegan unseen -> Optional.empty();
            case Event.AssignmentHeld unseen -> Optional.empty();
            case Event.AssignmentRetrieved unseen -> Optional.empty();
            case Event.AssignmentLineLost unseen -> Optional.empty();
            case Event.AssignmentLineBack unseen -> Optional.empty();
            case Event.DispositionChosen unseen -> Optional.empty();
            case Event.WrapUpExtended unseen -> Optional.empty();
            case Event.ConsultBegan unseen -> Optional.empty();
            case Event.EntryDirected unseen -> Optional.empty();
            case Event.ConsultConnected unseen -> Optional.empty();
            case Event.ConsultEnded unseen -> Optional.empty();
            case Event.PassedOn unseen -> Optional.empty();
            case Event.PartyDropped unseen -> Optional.empty();
            case Event.OutsideLeft unseen -> Optional.empty();
            case Event.WatchBegan unseen -> Optional.empty();
            case Event.WatchConnected unseen -> Optional.empty();
            case Event.WatchModeChanged unseen -> Optional.empty();
            case Event.WatchEnded unseen -> Optional.empty();
            case Event.HelpAsked unseen -> Optional.empty();
            case Event.HelpEnded unseen -> Optional.empty();
            case Event.WrapUpBegan unseen -> Optional.empty();
            case Event.AssignmentEnded unseen -> Optional.empty();
            case Event.SegmentBegan unseen -> Optional.empty();
            case Event.CustomerLeft unseen -> Optional.empty();
            case Event.ReportAbsorbed unseen -> Optional.empty();
        };
    }

    private static Optional<Step> step(InteractionId in, Function<ScheduledCallback, Optional<ScheduledCallback>> how) {
        return Optional.of(new Step(in, how));
    }
}
