package hotline.crm.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** How a customer who is corrected stands in the tables. */
final class CustomerRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CustomerRows() {}

    static CustomerFile file(Handle handle, Customer customer) {
        CustomerFile.Merge undoable = handle.createQuery("""
                        SELECT m.id, m.gone, c.name FROM customer_merge m JOIN customer c ON c.id = m.gone
                        WHERE m.kept = :id AND m.undone_at IS NULL ORDER BY m.id DESC LIMIT 1""")
                .bind("id", customer.id())
                .map((row, context) ->
                        new CustomerFile.Merge(row.getLong("id"), row.getString("gone"), row.getString("name")))
                .findOne()
                .orElse(null);
        return handle.createQuery("SELECT version, merged_into FROM customer WHERE id = :id")
                .bind("id", customer.id())
                .map((row, context) ->
                        new CustomerFile(customer, row.getLong("version"), row.getString("merged_into"), undoable))
                .one();
    }

    static void insert(Handle handle, Customer customer) {
        handle.createUpdate("INSERT INTO customer (id, name, tier, language) VALUES (:id, :name, :tier, :language)")
                .bind("id", customer.id())
                .bind("name", customer.name())
                .bind("tier", customer.tier())
                .bind("language", customer.language())
                .execute();
        numbers(handle, customer);
    }

    /** Name, tier, language and numbers; who looks after her stays. */
    static void update(Handle handle, Customer customer) {
        handle.createUpdate(
                        "UPDATE customer SET name = :name, tier = :tier, language = :language, version = version + 1 WHERE id = :id")
                .bind("id", customer.id())
                .bind("name", customer.name())
                .bind("tier", customer.tier())
                .bind("language", customer.language())
                .execute();
        handle.createUpdate("DELETE FROM customer_number WHERE customer = :id")
                .bind("id", customer.id())
                .execute();
        numbers(handle, customer);
    }

    private static void numbers(Handle handle, Customer customer) {
        customer.numbers()
                .forEach(number -> handle.createUpdate(
                                "INSERT INTO customer_number (customer, number) VALUES (:id, :number) ON CONFLICT DO NOTHING")
                        .bind("id", customer.id())
                        .bind("number", number)
                        .execute());
    }

    static void note(Handle handle, String customer, CustomerChange change) {
        handle.createUpdate("""
                        INSERT INTO customer_change (customer, at, by, deed, fields)
                        VALUES (:customer, :at, :by, :deed, :fields::jsonb)""")
                .bind("customer", customer)
                .bind("at", change.at())
                .bind("by", change.by())
                .bind("deed", change.deed().name())
                .bind("fields", written(change.fields()))
                .execute();
    }

    static List<CustomerChange> changes(Handle handle, String customer) {
        return handle.createQuery("SELECT * FROM customer_change WHERE customer = :customer ORDER BY id")
                .bind("customer", customer)
                .map((row, context) -> new CustomerChange(
                        row.getTimestamp("at").toInstant(),
                        row.getString("by"),
                        CustomerChange.Deed.valueOf(row.getString("deed")),
                        read(row.getString("fields"))))
                .list();
    }

    private static String written(List<CustomerChange.Field> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    private static List<CustomerChange.Field> read(String fields) throws SQLException {
        try {
            return List.of(JSON.readValue(fields, CustomerChange.Field[].class));
        } catch (JsonProcessingException e) {
            throw new SQLException("the history of a customer does not read", e);
        }
    }
}
