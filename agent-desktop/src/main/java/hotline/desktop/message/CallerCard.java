package hotline.desktop.message;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.customer.Bill;
import hotline.crm.customer.Order;
import hotline.crm.customer.Tier;
import hotline.crm.record.InteractionOutcome;
import hotline.crm.survey.SurveyAnswers;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who calls.
 *
 * @param complete false while the customer's data have not been read yet, or the database is away
 * @param number in E.164; null when there is none
 * @param place of the number, null when unknown
 * @param displayName as the line says it, hostile: shown as text, believed by nobody
 * @param customers with this number, at most ten; several: the agent chooses
 * @param chosen which of them it is, null while nobody knows
 * @param entered by keys, as far as the flow says that agents see it
 */
public record CallerCard(
        InteractionId interaction,
        boolean complete,
        NumberKind kind,
        @Nullable String number,
        @Nullable Text place,
        String displayName,
        List<CustomerCard> customers,
        @Nullable String chosen,
        List<Entered> entered) {

    /** The id of the customer it is: the one chosen, or the only one with this number; null while nobody knows. */
    public @Nullable String customer() {
        return customers.size() == 1 ? customers.getFirst().id() : chosen;
    }

    /**
     * What the caller has entered by keys.
     *
     * @param title what it is, null when the flow in force does not say
     * @param value digits, with a point in an amount and hyphens in a day
     */
    public record Entered(String node, @Nullable Text title, String value, Instant at) {}

    /** What the line told of the number. */
    public enum NumberKind {
        KNOWN,
        ANONYMOUS,
        UNPARSABLE
    }

    /** A customer with what the agent wants to see at once, each list newest or most urgent first and at most five long. */
    public record CustomerCard(
            String id,
            String name,
            Tier tier,
            @Nullable String language,
            List<String> numbers,
            @Nullable AgentId assignedAgent,
            @Nullable AgentId backupAgent,
            List<Order> orders,
            List<Bill> bills,
            List<Contact> contacts) {}

    /**
     * An earlier interaction.
     *
     * @param agent who talked last, null for nobody
     * @param soundedBad the line was so bad that people noticed
     * @param survey what the customer answered afterwards, null when not asked
     * @param note the first 200 characters
     */
    public record Contact(
            InteractionId interaction,
            Instant at,
            @Nullable QueueId queue,
            @Nullable AgentId agent,
            @Nullable InteractionOutcome outcome,
            @Nullable String disposition,
            boolean soundedBad,
            @Nullable SurveyAnswers survey,
            @Nullable String note) {}
}
