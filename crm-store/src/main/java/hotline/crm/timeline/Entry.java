package hotline.crm.timeline;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.QueueId;
import hotline.crm.callback.ScheduledCallback;
import hotline.crm.customer.Bill;
import hotline.crm.customer.Order;
import hotline.crm.guidance.Article;
import hotline.crm.record.InteractionOutcome;
import hotline.crm.survey.SurveyAnswers;
import hotline.crm.ticket.Ticket;
import hotline.crm.ticket.TicketChange;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that was between a customer and us. */
public sealed interface Entry {
    Instant at();

    /** Tells those of one moment apart. */
    String id();

    /** Everything in it that people write or say. */
    String text();

    /** A conversation, or what came instead of one. */
    record Call(
            Instant at,
            InteractionId interaction,
            MediaChannel channel,
            Direction direction,
            List<QueueId> queues,
            List<AgentId> agents,
            @Nullable InteractionOutcome outcome,
            @Nullable String disposition,
            long talkMillis,
            List<Written> notes,
            @Nullable SurveyAnswers survey,
            List<Article.Use> guidance)
            implements Entry {
        @Override
        public String id() {
            return "call " + interaction;
        }

        @Override
        public String text() {
            return String.join(
                    "\n",
                    Stream.of(
                                    notes.stream().map(Written::text),
                                    guidance.stream().map(Article.Use::chineseTitle),
                                    guidance.stream().map(Article.Use::englishTitle),
                                    Stream.of(interaction.toString()))
                            .flatMap(texts -> texts)
                            .toList());
        }
    }

    /** What an agent wrote down. */
    record Written(AgentId agent, String text) {}

    /** A message she has left. */
    record Message(
            Instant at,
            InteractionId interaction,
            QueueId queue,
            long millis,
            @Nullable Instant doneAt) implements Entry {
        @Override
        public String id() {
            return "voicemail " + interaction;
        }

        @Override
        public String text() {
            return interaction.toString();
        }
    }

    /** A call she was promised. */
    record Promise(
            Instant at,
            long callback,
            QueueId queue,
            ScheduledCallback.State state,
            Instant opensAt,
            Instant closesAt,
            String note)
            implements Entry {
        @Override
        public String id() {
            return "callback " + callback;
        }

        @Override
        public String text() {
            return note;
        }
    }

    /**
     * Something that was done to a ticket of hers.
     *
     * @param ordinal of all that was ever done to tickets
     * @param ticket as it is now
     */
    record Case(Instant at, long ordinal, Ticket ticket, TicketChange change) implements Entry {
        @Override
        public String id() {
            return "ticket " + ordinal;
        }

        @Override
        public String text() {
            boolean opened = change.deed() == TicketChange.Deed.OPENED;
            return ticket.number() + "\n" + change.comment()
                    + (opened ? "\n" + ticket.subject() + "\n" + ticket.text() : "");
        }
    }

    record Bought(Instant at, Order order) implements Entry {
        @Override
        public String id() {
            return "order " + order.id();
        }

        @Override
        public String text() {
            return order.number();
        }
    }

    record Billed(Instant at, Bill bill) implements Entry {
        @Override
        public String id() {
            return "bill " + bill.id();
        }

        @Override
        public String text() {
            return bill.id();
        }
    }
}
