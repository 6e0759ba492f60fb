package hotline.crm.contact;

import hotline.acd.distributor.Actor;
import hotline.acd.interaction.InteractionId;
import hotline.crm.Database;
import hotline.crm.customer.Arrived;
import hotline.crm.customer.CallerNumber;
import hotline.crm.customer.Customer;
import hotline.crm.customer.Customers;
import hotline.crm.customer.InteractionArrivals;
import hotline.crm.customer.PhoneNumbers;
import hotline.crm.customer.Tier;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Which customer an agent says it is: one of several, or a new one. What is answered as done is committed. Methods block, and
 * throw {@link hotline.crm.DatabaseAway}. Whether the agent may is for whoever asks to check. Safe for many threads.
 */
public final class CustomerChoices {
    private static final int LONGEST_NAME = 100;
    private static final Set<String> LANGUAGES = Set.of("zh-CN", "en");
    /** Without those that are mistaken for each other. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int ID_LENGTH = 12;

    private final Database database;
    private final PhoneNumbers numbers;
    private final InteractionArrivals arrivals;
    private final SecureRandom random = new SecureRandom();

    public CustomerChoices(Database database, PhoneNumbers numbers, InteractionArrivals arrivals) {
        this.database = database;
        this.numbers = numbers;
        this.arrivals = arrivals;
    }

    /** What came of it. */
    public sealed interface Result {
        record Done(Customer customer) implements Result {}

        /** Nothing has changed. */
        record Refused(Reason reason, String detail) implements Result {}
    }

    public enum Reason {
        UNKNOWN_INTERACTION,
        UNKNOWN_CUSTOMER,
        BAD_NAME,
        BAD_NUMBER,
        BAD_LANGUAGE
    }

    /** The caller is this customer. Harmless to repeat; a later choice replaces an earlier one, and both stay on record. */
    public Result choose(InteractionId interaction, String customerId, Actor by, Instant at) {
        return database.transaction(handle -> {
            Optional<Customer> customer =
                    customerId.indexOf('\0') >= 0 ? Optional.empty() : Customers.customer(handle, customerId);
            if (customer.isEmpty()) {
                return new Result.Refused(Reason.UNKNOWN_CUSTOMER, "there is no such customer");
            }
            Optional<Arrived> arrived = arrivals.find(handle, interaction);
            return arrived.isEmpty()
                    ? unknown(interaction)
                    : store(handle, arrived.get(), customer.get(), false, by, at);
        });
    }

    /**
     * The caller is a customer nobody knew. Asked again by the same person with the same name, for example because the answer was
     * lost, it is the same customer.
     *
     * @param name kept exactly as written
     * @param language {@code zh-CN} or {@code en}, null when unknown
     * @param rawNumber the number to remember, null or empty for none
     */
    public Result create(
            InteractionId interaction,
            String name,
            @Nullable String language,
            @Nullable String rawNumber,
            Actor by,
            Instant at) {
        if (!isName(name)) {
            return new Result.Refused(
                    Reason.BAD_NAME,
                    "a name has 1 to " + LONGEST_NAME + " characters, none of them a control character");
        }
        if (language != null && !LANGUAGES.contains(language)) {
            return new Result.Refused(Reason.BAD_LANGUAGE, "the language is one of zh-CN and en, or left out");
        }
        String number = null;
        if (rawNumber != null && !rawNumber.isBlank()) {
            if (!(numbers.read(rawNumber) instanceof CallerNumber.Known known)) {
                return new Result.Refused(
                        Reason.BAD_NUMBER, "that is no telephone number; write it with its area or country code");
            }
            number = known.e164();
        }
        Customer customer = new Customer(
                newId(), name, Tier.ORDINARY, language, null, null, number == null ? List.of() : List.of(number));
        return database.transaction(handle -> {
            Optional<Customer> before = created(handle, interaction, name, by);
            if (before.isPresent()) {
                return new Result.Done(before.get());
            }
            Optional<Arrived> arrived = arrivals.find(handle, interaction);
            if (arrived.isEmpty()) {
                return unknown(interaction);
            }
            insert(handle, customer);
            return store(handle, arrived.get(), customer, true, by, at);
        });
    }

    private static Result store(
            Handle handle, Arrived arrived, Customer customer, boolean created, Actor by, Instant at) {
        // one that has not come from this machine's disk yet is stored now; the spool's own copy then changes nothing
        InteractionArrivals.store(handle, arrived);
        handle.createUpdate("UPDATE arrival SET customer = :customer WHERE interaction = :interaction")
                .bind("customer", customer.id())
                .bind("interaction", arrived.interaction())
                .execute();
        // what was opened in a menu before anybody knew who calls is hers, too
        handle.createUpdate(
                        "UPDATE ticket SET customer = :customer WHERE interaction = :interaction AND opened_by = 'flow'")
                .bind("customer", customer.id())
                .bind("interaction", arrived.interaction())
                .execute();
        handle.createUpdate("""
                        INSERT INTO customer_choice (interaction, customer, created, chosen_by, chosen_at)
                        VALUES (:interaction, :customer, :created, :by, :at)""")
                .bind("interaction", arrived.interaction())
                .bind("customer", customer.id())
                .bind("created", created)
                .bind("by", by.value())
                .bind("at", at)
                .execute();
        return new Result.Done(customer);
    }

    private static Result unknown(InteractionId interaction) {
        return new Result.Refused(Reason.UNKNOWN_INTERACTION, "nobody has called under " + interaction);
    }

    private static Optional<Customer> created(Handle handle, InteractionId interaction, String name, Actor by) {
        return handle.createQuery("""
                        SELECT customer FROM customer_choice
                        WHERE interaction = :interaction AND chosen_by = :by AND created AND customer IS NOT NULL
                        ORDER BY id DESC LIMIT 1""")
                .bind("interaction", interaction)
                .bind("by", by.value())
                .mapTo(String.class)
                .findFirst()
                .flatMap(id -> Customers.customer(handle, id))
                .filter(customer -> customer.name().equals(name));
    }

    private static void insert(Handle handle, Customer customer) {
        handle.createUpdate("INSERT INTO customer (id, name, tier, language) VALUES (:id, :name, :tier, :language)")
                .bind("id", customer.id())
                .bind("name", customer.name())
                .bind("tier", customer.tier())
                .bind("language", customer.language())
                .execute();
        customer.numbers()
                .forEach(number -> handle.createUpdate(
                                "INSERT INTO customer_number (customer, number) VALUES (:id, :number)")
                        .bind("id", customer.id())
                        .bind("number", number)
                        .execute());
    }

    private static boolean isName(String name) {
        return !name.isBlank()
                && name.codePointCount(0, name.length()) <= LONGEST_NAME
                && name.codePoints()
                        .noneMatch(c -> Character.isISOControl(c)
                                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private String newId() {
        StringBuilder id = new StringBuilder("n-");
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
