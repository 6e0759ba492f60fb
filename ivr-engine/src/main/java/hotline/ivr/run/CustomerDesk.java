package hotline.ivr.run;

import hotline.ivr.speech.Language;
import hotline.ivr.speech.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a flow may ask about customers; an adapter over the customer records implements it.
 *
 * <p>Thread: called on a virtual thread of its own per question, many at once, never on the caller's thread. May block, but an answer after the
 * node's time-out is thrown away and the thread interrupted: the caller is then already on the way to a person. May throw any unchecked exception, with
 * the same effect. Idempotent: a question changes nothing, and what is told may be told again.
 */
public interface CustomerDesk {

    /**
     * The customers who use a telephone number, at most a handful; empty when none does.
     *
     * @param number as the telephone network gave it, hostile, possibly empty or {@code anonymous}
     */
    List<Customer> customersOf(String number);

    /** Who of the agents spoke with this customer last; empty when nobody did, or nobody knows. */
    default Optional<LastTalk> lastTalk(String customerId) {
        return Optional.empty();
    }

    /**
     * Who of the agents spoke last with whoever calls from a number; empty when nobody did, or nobody knows.
     *
     * @param number as {@link #customersOf}
     */
    default Optional<LastTalk> lastTalkFrom(String number) {
        return Optional.empty();
    }

    /**
     * A conversation with an agent.
     *
     * @param agent the agent's id
     * @param daysAgo whole days since then; 0 within the last 24 hours
     */
    record LastTalk(String agent, long daysAgo) {}

    /**
     * This customer, the only one with the number that calls, has chosen a language by a key: from now on it is hers. Nobody waits for it, and nobody is told when it fails.
     *
     * @param interaction id of the interaction in which she has
     */
    default void speaks(String customerId, Language language, String interaction) {}

    /** The bill that this customer has to pay next; empty when nothing is open. */
    Optional<Bill> openBill(String customerId);

    /** The order that this customer placed last; empty when there is none. */
    Optional<Order> latestOrder(String customerId);

    /**
     * The order with this number, whoever placed it: who knows the number of an order may hear how far it is.
     *
     * @param number as the caller entered it: digits only
     */
    Optional<Order> order(String number);

    /**
     * The service ticket with this number, whoever it is for: who knows the number may hear how far it is.
     *
     * @param number as the caller entered it: digits only
     */
    Optional<Ticket> ticket(String number);

    /** Opens a service ticket; the one there is already, when the interaction has one of that category. */
    Ticket openTicket(NewTicket ticket);

    /**
     * What is to be opened.
     *
     * @param interaction id of the interaction it comes from
     * @param category a code
     * @param customer id of the customer it is for, when known
     */
    record NewTicket(String interaction, String category, Optional<String> customer) {}

    /**
     * A service ticket.
     *
     * @param number what the customer knows it by: digits only
     * @param category a code
     * @param status a code: {@code open}, {@code pending}, {@code solved}, {@code closed}
     * @param dueOn the day until which it is to be dealt with
     */
    record Ticket(String number, String category, String status, LocalDate dueOn) {}

    /**
     * A customer, as far as flows may know her.
     *
     * @param tier code of the customer's tier, for example {@code vip}, {@code gold}, {@code ordinary}
     * @param language the language the customer is known to prefer
     * @param assignedAgent id of the agent who looks after this customer
     * @param backupAgent id of the agent who does so when the assigned one cannot
     */
    record Customer(
            String id,
            String tier,
            Optional<Language> language,
            Optional<String> assignedAgent,
            Optional<String> backupAgent) {}

    record Bill(String id, Money amount, LocalDate dueOn) {}

    /**
     * An order.
     *
     * @param number what the customer knows the order by; only its digits are read out
     * @param status a code: {@code placed}, {@code paid}, {@code shipped}, {@code delivered}, {@code cancelled}; others are read out as "in progress"
     * @param items how many articles were ordered
     * @param expectedOn the day it should arrive, or arrived
     */
    record Order(String id, String number, String status, int items, Optional<LocalDate> expectedOn) {}
}
