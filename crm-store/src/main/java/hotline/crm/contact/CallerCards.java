package hotline.crm.contact;

import hotline.acd.interaction.InteractionId;
import hotline.crm.Database;
import hotline.crm.customer.Arrived;
import hotline.crm.customer.CallerNumber;
import hotline.crm.customer.Customer;
import hotline.crm.customer.Customers;
import hotline.crm.customer.InteractionArrivals;
import hotline.crm.customer.PhoneNumbers;
import hotline.crm.customer.PhonePlaces;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, for the screen pop. Methods that need PostgreSQL block for some milliseconds and throw
 * {@link hotline.crm.DatabaseAway}: call them from virtual threads. Safe for many threads.
 */
public final class CallerCards {
    private final Database database;
    private final PhoneNumbers numbers;
    private final PhonePlaces places;
    private final InteractionArrivals arrivals;

    public CallerCards(Database database, PhoneNumbers numbers, PhonePlaces places, InteractionArrivals arrivals) {
        this.database = database;
        this.numbers = numbers;
        this.places = places;
        this.arrivals = arrivals;
    }

    /** What the line says of the caller of an interaction of now: out of memory, also while PostgreSQL is away. */
    public Optional<Caller> caller(InteractionId interaction) {
        return arrivals.recent(interaction).map(arrived -> Caller.of(arrived, places));
    }

    /** Everything the pop shows, in one read; empty when nobody knows of the interaction's caller (any more). */
    public Optional<CallerCard> card(InteractionId interaction) {
        return database.transaction(handle -> {
            Optional<Arrived> arrived = arrivals.find(handle, interaction);
            if (arrived.isEmpty()) {
                return Optional.empty();
            }
            Caller caller = Caller.of(arrived.get(), places);
            String chosen = chosen(handle, interaction);
            return Optional.of(new CallerCard(
                    interaction,
                    caller,
                    customers(handle, caller.number(), chosen, interaction),
                    chosen,
                    CallerEntries.of(handle, interaction)));
        });
    }

    /**
     * The same for a number alone.
     *
     * @param rawNumber hostile
     */
    public CallerCard card(String rawNumber) {
        Caller caller = Caller.of(numbers.read(rawNumber), places);
        return database.transaction(handle ->
                new CallerCard(null, caller, customers(handle, caller.number(), null, null), null, List.of()));
    }

    /** One customer, whoever is calling. */
    public Optional<CustomerCard> customer(String id) {
        return database.transaction(handle -> Customers.customer(handle, id)
                .map(customer ->
                        CustomerReading.cards(handle, List.of(customer), null).getFirst()));
    }

    /** Who called, for a list; interactions whose caller nobody knows are left out. */
    public Map<InteractionId, KnownCaller> callers(Collection<InteractionId> interactions) {
        Map<InteractionId, KnownCaller> callers = new HashMap<>();
        database.transaction(handle -> handle.createQuery("""
                        SELECT arrival.interaction, arrival.number, customer.id, customer.name
                        FROM arrival LEFT JOIN customer ON customer.id = arrival.customer
                        WHERE arrival.interaction = ANY(:ids)""")
                .bindArray(
                        "ids",
                        String.class,
                        interactions.stream().map(InteractionId::toString).toList())
                .map((row, context) -> callers.put(
                        InteractionId.parse(row.getString("interaction")),
                        new KnownCaller(row.getString("number"), row.getString("id"), row.getString("name"))))
                .list());
        return callers;
    }

    private static List<CustomerCard> customers(
            Handle handle, CallerNumber number, @Nullable String chosen, @Nullable InteractionId without) {
        List<Customer> all = new ArrayList<>();
        if (number instanceof CallerNumber.Known known) {
            all.addAll(Customers.withNumber(handle, known.e164()));
        }
        if (chosen != null && all.stream().noneMatch(customer -> customer.id().equals(chosen))) {
            Customers.customer(handle, chosen).ifPresent(all::addFirst);
        }
        return CustomerReading.cards(handle, all, without);
    }

    private static @Nullable String chosen(Handle handle, InteractionId interaction) {
        return handle.createQuery(
                        "SELECT customer FROM customer_choice WHERE interaction = :id ORDER BY customer_choice.id DESC LIMIT 1")
                .bind("id", interaction)
                .mapTo(String.class)
                .findFirst()
                .orElse(null);
    }
}
