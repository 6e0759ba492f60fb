package hotline.crm.customer;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.crm.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The customers in PostgreSQL. Methods block, and throw {@link hotline.crm.DatabaseAway} within some two seconds. */
public final class Customers {
    private static final int MOST_FOUND = 10;
    private static final String SELECT = """
        SELECT c.*, ARRAY(SELECT n.number FROM customer_number n WHERE n.customer = c.id ORDER BY n.number) AS numbers
        FROM customer c\
        """;

    private final Database database;
    private final PhoneNumbers numbers;

    public Customers(Database database, PhoneNumbers numbers) {
        this.database = database;
        this.numbers = numbers;
    }

    /**
     * Who may be calling.
     *
     * @param customers those with this number, at most ten, by id
     */
    public record Found(CallerNumber number, List<Customer> customers) {
        public Found {
            customers = List.copyOf(customers);
        }
    }

    /**
     * @param rawNumber as the line says, hostile
     */
    public Found find(String rawNumber) {
        CallerNumber number = numbers.read(rawNumber);
        return switch (number) {
            case CallerNumber.Known known -> new Found(number, withNumber(known.e164()));
            case CallerNumber.Anonymous anonymous -> new Found(number, List.of());
            case CallerNumber.Unparsable unparsable -> new Found(number, List.of());
        };
    }

    public Optional<Customer> customer(String id) {
        return database.transaction(handle -> customer(handle, id));
    }

    /**
     * The customer prefers this language from now on. What it was before stays on record, with the interaction in which it changed. Harmless to repeat.
     *
     * @param language as {@link Customer#language} has it
     */
    public void prefer(String customer, String language, InteractionId interaction, Instant at) {
        database.transaction(handle -> handle.createUpdate("""
                        WITH changed AS (
                            UPDATE customer c SET language = :language FROM customer before
                            WHERE c.id = :customer AND before.id = c.id AND c.language IS DISTINCT FROM :language
                            RETURNING c.id, before.language)
                        INSERT INTO customer_language (customer, language, before, interaction, at)
                        SELECT id, :language, language, :interaction, :at FROM changed""")
                .bind("customer", customer)
                .bind("language", language)
                .bind("interaction", interaction)
                .bind("at", at)
                .execute());
    }

    /** The bill to be paid next. */
    public Optional<Bill> openBill(String customer) {
        return database.transaction(handle -> handle.createQuery(
                        "SELECT * FROM bill WHERE customer = :customer AND paid_on IS NULL ORDER BY due_on, id LIMIT 1")
                .bind("customer", customer)
                .map(ConstructorMapper.of(Bill.class))
                .findOne());
    }

    /** The order placed last. */
    public Optional<Order> latestOrder(String customer) {
        return database.transaction(handle -> handle.createQuery(
                        "SELECT * FROM customer_order WHERE customer = :customer ORDER BY placed_on DESC, id DESC"
                                + " LIMIT 1")
                .bind("customer", customer)
                .map(ConstructorMapper.of(Order.class))
                .findOne());
    }

    /** The order with this number, whoever placed it; the newest, should there be several. */
    public Optional<Order> order(String number) {
        return database.transaction(handle -> handle.createQuery(
                        "SELECT * FROM customer_order WHERE number = :number ORDER BY placed_on DESC, id DESC LIMIT 1")
                .bind("number", number)
                .map(ConstructorMapper.of(Order.class))
                .findOne());
    }

    /** How those of them are called who are in the records. */
    public Map<String, String> names(Collection<String> ids) {
        Map<String, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            database.transaction(handle -> handle.createQuery("SELECT id, name FROM customer WHERE id = ANY(:ids)")
                    .bindArray("ids", String.class, List.copyOf(ids))
                    .map((row, context) -> names.put(row.getString("id"), row.getString("name")))
                    .list());
        }
        return names;
    }

    public long count() {
        return database.transaction(handle -> handle.createQuery("SELECT count(*) FROM customer")
                .mapTo(Long.class)
                .one());
    }

    /** Stores them all or none; those with a known id are replaced, with their numbers, orders and bills. */
    public void put(List<Customer> customers, List<Order> orders, List<Bill> bills) {
        database.transaction(handle -> {
            put(handle, customers);
            insert(handle, orders, """
                INSERT INTO customer_order (id, customer, number, status, items, product, placed_on, expected_on)
                VALUES (:id, :customer, :number, :status, :items, :product, :placedOn, :expectedOn)\
                """);
            insert(handle, bills, """
                INSERT INTO bill (id, customer, amount_minor, currency, due_on, paid_on)
                VALUES (:id, :customer, :amountMinor, :currency, :dueOn, :paidOn)\
                """);
            return customers.size();
        });
    }

    private static void put(Handle handle, List<Customer> customers) {
        for (String table : List.of("customer_order", "bill", "customer_number")) {
            try (PreparedBatch batch = handle.prepareBatch("DELETE FROM " + table + " WHERE customer = :id")) {
                customers.forEach(customer -> batch.bind("id", customer.id()).add());
                batch.execute();
            }
        }
        insert(handle, customers, """
            INSERT INTO customer (id, name, tier, language, assigned_agent, backup_agent)
            VALUES (:id, :name, :tier, :language, :assignedAgent, :backupAgent)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, tier = excluded.tier, language = excluded.language,
                assigned_agent = excluded.assigned_agent, backup_agent = excluded.backup_agent\
            """);
        try (PreparedBatch batch =
                handle.prepareBatch("INSERT INTO customer_number (customer, number) VALUES (:id, :number)")) {
            for (Customer customer : customers) {
                customer.numbers()
                        .forEach(number -> batch.bind("id", customer.id())
                                .bind("number", number)
                                .add());
            }
            batch.execute();
        }
    }

    private static void insert(Handle handle, List<?> rows, String sql) {
        try (PreparedBatch batch = handle.prepareBatch(sql)) {
            rows.forEach(row -> batch.bindMethods(row).add());
            batch.execute();
        }
    }

    private List<Customer> withNumber(String e164) {
        return database.transaction(handle -> withNumber(handle, e164));
    }

    /** Those with this number, at most ten, by id; within the caller's transaction. */
    public static List<Customer> withNumber(Handle handle, String e164) {
        return handle.createQuery(SELECT
                        + " WHERE c.id IN (SELECT customer FROM customer_number WHERE number = :number) ORDER BY c.id"
                        + " LIMIT "
                        + MOST_FOUND)
                .bind("number", e164)
                .map((row, context) -> customer(row))
                .list();
    }

    /** One of them, within the caller's transaction. */
    public static Optional<Customer> customer(Handle handle, String id) {
        return handle.createQuery(SELECT + " WHERE c.id = :id")
                .bind("id", id)
                .map((row, context) -> customer(row))
                .findOne();
    }

    private static Customer customer(ResultSet row) throws SQLException {
        return new Customer(
                row.getString("id"),
                row.getString("name"),
                Tier.valueOf(row.getString("tier")),
                row.getString("language"),
                agent(row.getString("assigned_agent")),
                agent(row.getString("backup_agent")),
                List.of((String[]) row.getArray("numbers").getArray()));
    }

    private static @Nullable AgentId agent(@Nullable String id) {
        return id == null ? null : new AgentId(id);
    }
}
