package hotline.desktop.message;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.callback.ScheduledCallback;
import hotline.crm.customer.Bill;
import hotline.crm.customer.Order;
import hotline.crm.record.InteractionOutcome;
import hotline.crm.survey.SurveyAnswers;
import hotline.crm.ticket.Ticket;
import hotline.crm.ticket.TicketChange;
import hotline.crm.timeline.Entry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that was between a customer and us; one of the six, as {@code kind} says, the others null.
 *
 * @param id tells it from all others of the customer's
 */
public record TimelineItem(
        Kind kind,
        Instant at,
        String id,
        @Nullable CallItem call,
        @Nullable VoicemailItem voicemail,
        @Nullable CallbackItem callback,
        @Nullable TicketItem ticket,
        @Nullable Order order,
        @Nullable Bill bill) {
    public enum Kind {
        CALL,
        VOICEMAIL,
        CALLBACK,
        TICKET,
        ORDER,
        BILL
    }

    /**
     * A conversation, or what came instead of one.
     *
     * @param queue where she waited last, null when nowhere
     * @param agents who talked with her, in order
     * @param outcome null while it goes on
     * @param survey what she answered afterwards, null when not asked
     * @param guidance standard answers and guidance that were used
     */
    public record CallItem(
            InteractionId interaction,
            Direction direction,
            @Nullable QueueId queue,
            List<AgentId> agents,
            @Nullable InteractionOutcome outcome,
            @Nullable String disposition,
            long talkMillis,
            List<NoteItem> notes,
            @Nullable SurveyAnswers survey,
            List<GuidanceView.Used> guidance) {}

    /** What an agent wrote, hostile. */
    public record NoteItem(AgentId agent, String text) {}

    /** A message she has left. */
    public record VoicemailItem(
            InteractionId interaction,
            QueueId queue,
            long millis,
            @Nullable Instant done) {}

    /** A call she was promised. */
    public record CallbackItem(
            QueueId queue, ScheduledCallback.State state, Instant opensAt, Instant closesAt, String note) {}

    /**
     * Something that was done to a ticket.
     *
     * @param status as it is now
     * @param by as an actor; {@code flow} for a flow
     */
    public record TicketItem(
            int ticket,
            Ticket.Kind kind,
            Ticket.Status status,
            String subject,
            TicketChange.Deed deed,
            String by,
            String comment) {}

    public static Kind kindOf(Entry entry) {
        return switch (entry) {
            case Entry.Call call -> Kind.CALL;
            case Entry.Message message -> Kind.VOICEMAIL;
            case Entry.Promise promise -> Kind.CALLBACK;
            case Entry.Case of -> Kind.TICKET;
            case Entry.Bought bought -> Kind.ORDER;
            case Entry.Billed billed -> Kind.BILL;
        };
    }

    public static TimelineItem of(Entry entry) {
        CallItem call = entry instanceof Entry.Call of ? call(of) : null;
        VoicemailItem voicemail = entry instanceof Entry.Message of
                ? new VoicemailItem(of.interaction(), of.queue(), of.millis(), of.doneAt())
                : null;
        CallbackItem callback = entry instanceof Entry.Promise of
                ? new CallbackItem(of.queue(), of.state(), of.opensAt(), of.closesAt(), of.note())
                : null;
        TicketItem ticket = entry instanceof Entry.Case of ? ticket(of) : null;
        return new TimelineItem(
                kindOf(entry),
                entry.at(),
                entry.id(),
                call,
                voicemail,
                callback,
                ticket,
                entry instanceof Entry.Bought of ? of.order() : null,
                entry instanceof Entry.Billed of ? of.bill() : null);
    }

    private static CallItem call(Entry.Call call) {
        return new CallItem(
                call.interaction(),
                call.direction(),
                call.queues().isEmpty() ? null : call.queues().getLast(),
                call.agents(),
                call.outcome(),
                call.disposition(),
                call.talkMillis(),
                call.notes().stream()
                        .map(note -> new NoteItem(note.agent(), note.text()))
                        .toList(),
                call.survey(),
                call.guidance().stream().map(GuidanceView.Used::of).toList());
    }

    private static TicketItem ticket(Entry.Case of) {
        return new TicketItem(
                Math.toIntExact(of.ticket().number()),
                of.ticket().kind(),
                of.ticket().status(),
                of.ticket().subject(),
                of.change().deed(),
                of.change().by(),
                of.change().comment());
    }
}
