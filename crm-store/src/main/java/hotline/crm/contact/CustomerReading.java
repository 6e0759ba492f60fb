package hotline.crm.contact;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.QueueId;
import hotline.crm.customer.Bill;
import hotline.crm.customer.Customer;
import hotline.crm.customer.Order;
import hotline.crm.record.InteractionOutcome;
import hotline.crm.sound.Sound;
import hotline.crm.survey.SurveyAnswers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Reads what belongs to customers, of all of them at once: four queries, however many there are. */
final class CustomerReading {
    private static final String MOST = " LIMIT 5";

    private CustomerReading() {}

    /** @param without an interaction that is not told among the contacts */
    static List<CustomerCard> cards(Handle handle, List<Customer> customers, @Nullable InteractionId without) {
        if (customers.isEmpty()) {
            return List.of();
        }
        List<String> ids = customers.stream().map(Customer::id).toList();
        Map<String, List<Order>> orders = orders(handle, ids);
        Map<String, List<Bill>> bills = bills(handle, ids);
        Map<String, List<LastContact>> contacts = contacts(handle, ids, without);
        Map<String, String> names = names(handle, customers);
        return customers.stream()
                .map(customer -> new CustomerCard(
                        customer,
                        name(names, customer.assignedAgent()),
                        name(names, customer.backupAgent()),
                        orders.getOrDefault(customer.id(), List.of()),
                        bills.getOrDefault(customer.id(), List.of()),
                        contacts.getOrDefault(customer.id(), List.of())))
                .toList();
    }

    private static Map<String, List<Order>> orders(Handle handle, List<String> ids) {
        return byCustomer(handle, ids, null, """
                        SELECT c.id AS of_customer, found.* FROM unnest(:ids) AS c (id) CROSS JOIN LATERAL (
                            SELECT * FROM customer_order WHERE customer = c.id AND status IN ('PLACED', 'PAID', 'SHIPPED')
                            ORDER BY placed_on DESC, id DESC""" + MOST + ") AS found", ConstructorMapper.of(Order.class));
    }

    private static Map<String, List<Bill>> bills(Handle handle, List<String> ids) {
        return byCustomer(handle, ids, null, """
                        SELECT c.id AS of_customer, found.* FROM unnest(:ids) AS c (id) CROSS JOIN LATERAL (
                            SELECT * FROM bill WHERE customer = c.id AND paid_on IS NULL ORDER BY due_on, id""" + MOST + ") AS found", ConstructorMapper.of(Bill.class));
    }

    private static Map<String, List<LastContact>> contacts(
            Handle handle, List<String> ids, @Nullable InteractionId without) {
        return byCustomer(handle, ids, without, """
                        SELECT c.id AS of_customer, i.id, i.began_at, i.channel, i.outcome, part.agent, part.disposition,
                            coalesce(part.queue, entry.queue) AS queue, person.name AS agent_name, left(note.text, 200) AS note,
                            survey.asked_at, survey.satisfied, survey.recommend, survey.solved,
                            EXISTS (SELECT 1 FROM sound WHERE interaction = i.id AND (mos < :noticed OR loss > :lost)) AS sounded_bad
                        FROM unnest(:ids) AS c (id)
                        CROSS JOIN LATERAL (
                            SELECT interaction, arrived_at FROM arrival
                            WHERE customer = c.id AND interaction IS DISTINCT FROM :without
                            ORDER BY arrived_at DESC, interaction DESC""" + MOST + """
                            ) AS arrived
                        JOIN interaction i ON i.id = arrived.interaction
                        LEFT JOIN LATERAL (SELECT queue, agent, disposition FROM assignment
                            WHERE interaction = i.id ORDER BY ordinal DESC LIMIT 1) AS part ON true
                        LEFT JOIN LATERAL (SELECT queue FROM queue_entry
                            WHERE interaction = i.id ORDER BY ordinal DESC LIMIT 1) AS entry ON true
                        LEFT JOIN note ON note.interaction = i.id AND note.agent = part.agent
                        LEFT JOIN person ON person.id = part.agent
                        LEFT JOIN survey ON survey.interaction = i.id
                        ORDER BY arrived.arrived_at DESC, i.id DESC""", (row, context) -> contact(row));
    }

    private static LastContact contact(ResultSet row) throws SQLException {
        String queue = row.getString("queue");
        String agent = row.getString("agent");
        String outcome = row.getString("outcome");
        return new LastContact(
                InteractionId.parse(row.getString("id")),
                row.getTimestamp("began_at").toInstant(),
                MediaChannel.valueOf(row.getString("channel")),
                queue == null ? null : new QueueId(queue),
                agent == null ? null : new AgentId(agent),
                row.getString("agent_name"),
                outcome == null ? null : InteractionOutcome.valueOf(outcome),
                row.getString("disposition"),
                row.getBoolean("sounded_bad"),
                SurveyAnswers.in(row),
                row.getString("note"));
    }

    private static <T> Map<String, List<T>> byCustomer(
            Handle handle, List<String> ids, @Nullable InteractionId without, String sql, RowMapper<T> mapper) {
        Map<String, List<T>> found = new HashMap<>();
        var query = handle.createQuery(sql).bindArray("ids", String.class, ids);
        if (sql.contains(":without")) {
            query.bind("without", without == null ? "" : without.toString());
        }
        if (sql.contains(":noticed")) {
            query.bind("noticed", Sound.NOTICED).bind("lost", Sound.NOTICED_LOSS);
        }
        query.map((row, context) -> {
                    found.computeIfAbsent(row.getString("of_customer"), id -> new ArrayList<>())
                            .add(mapper.map(row, context));
                    return row.getRow();
                })
                .list();
        return found;
    }

    private static Map<String, String> names(Handle handle, List<Customer> customers) {
        List<String> agents = customers.stream()
                .flatMap(customer -> Stream.of(customer.assignedAgent(), customer.backupAgent()))
                .filter(Objects::nonNull)
                .map(AgentId::value)
                .distinct()
                .toList();
        Map<String, String> names = new HashMap<>();
        handle.createQuery("SELECT id, name FROM person WHERE id = ANY(:ids)")
                .bindArray("ids", String.class, agents)
                .map((row, context) -> names.put(row.getString("id"), row.getString("name")))
                .list();
        return names;
    }

    private static @Nullable String name(Map<String, String> names, @Nullable AgentId agent) {
        return agent == null ? null : names.get(agent.value());
    }
}
