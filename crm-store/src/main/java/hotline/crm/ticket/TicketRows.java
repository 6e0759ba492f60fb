package hotline.crm.ticket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hotline.acd.interaction.InteractionId;
import hotline.crm.ticket.Ticket.Assigned;
import hotline.crm.ticket.Ticket.Kind;
import hotline.crm.ticket.Ticket.Priority;
import hotline.crm.ticket.Ticket.Status;
import hotline.crm.ticket.TicketFilter.After;
import hotline.crm.ticket.TicketFilter.Sight;
import hotline.crm.ticket.TicketFilter.Which;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** How a ticket stands in its tables. */
final class TicketRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String SEEN = """
            (:all OR (t.queue IS NULL AND t.team IS NULL) OR t.queue = ANY(:queues) OR t.team = ANY(:teams)
                OR t.assignee = :person OR t.assignee = ANY(:agents) OR split_part(t.opened_by, ':', 2) = :person)""";
    private static final String OVERDUE = "(t.status IN ('OPEN', 'IN_PROGRESS', 'REOPENED') AND t.due_at <= :now)";
    /** In the order of {@link Tickets#place}. */
    private static final String PLACE = """
            CASE WHEN t.status IN ('SOLVED', 'CLOSED') THEN 2 WHEN t.status = 'WAITING' THEN 1 ELSE 0 END,
            CASE WHEN t.status IN ('SOLVED', 'CLOSED') THEN -floor(extract(epoch FROM t.status_since) * 1000)
                ELSE floor(extract(epoch FROM t.due_at) * 1000) END,
            t.number""";

    private TicketRows() {}

    static Optional<Ticket> insert(Handle handle, Tickets.Wanted wanted, Instant dueAt, Instant at) {
        return handle.createQuery("""
                        INSERT INTO ticket (interaction, kind, category, product, priority, status, subject, text, customer, opened_at,
                            opened_by, status_since, due_at, assignee, queue, team)
                        VALUES (:interaction, :kind, :category, :product, :priority, 'OPEN', :subject, :text,
                            (SELECT id FROM customer WHERE id = :customer), :at, :by, :at, :due, :agent, :queue, :team)
                        ON CONFLICT DO NOTHING RETURNING *""")
                .bind(
                        "interaction",
                        wanted.interaction() == null
                                ? null
                                : wanted.interaction().toString())
                .bind("kind", wanted.kind().name())
                .bind("category", wanted.category())
                .bind("product", wanted.product())
                .bind("priority", wanted.priority().name())
                .bind("subject", wanted.subject())
                .bind("text", wanted.text())
                .bind("customer", wanted.customer())
                .bind("at", at)
                .bind("by", wanted.by())
                .bind("due", dueAt)
                .bind("agent", wanted.assigned().agent())
                .bind("queue", wanted.assigned().queue())
                .bind("team", wanted.assigned().team())
                .map((row, context) -> ticket(row))
                .findOne();
    }

    static Optional<Ticket> ofFlow(Handle handle, InteractionId interaction, Kind kind) {
        return handle.createQuery(
                        "SELECT * FROM ticket WHERE interaction = :interaction AND kind = :kind AND opened_by = 'flow'")
                .bind("interaction", interaction)
                .bind("kind", kind.name())
                .map((row, context) -> ticket(row))
                .findOne();
    }

    /** @param locked until the end of the transaction */
    static Optional<Ticket> byNumber(Handle handle, long number, boolean locked) {
        return handle.createQuery("SELECT * FROM ticket WHERE number = :number" + (locked ? " FOR UPDATE" : ""))
                .bind("number", number)
                .map((row, context) -> ticket(row))
                .findOne();
    }

    static List<Ticket> list(Handle handle, TicketFilter filter, int most, Instant now) {
        StringBuilder where = new StringBuilder("SELECT t.* FROM ticket t WHERE ").append(SEEN);
        Which which = filter.which();
        if (which == Which.MINE) {
            where.append(" AND t.assignee = :person");
        } else if (which == Which.OVERDUE) {
            where.append(" AND ").append(OVERDUE);
        }
        if (filter.status() != null) {
            where.append(" AND t.status = :status");
        } else if (!filter.done()) {
            where.append(" AND t.status NOT IN ('SOLVED', 'CLOSED')");
        }
        if (filter.kind() != null) {
            where.append(" AND t.kind = :kind");
        }
        if (filter.product() != null) {
            where.append(" AND t.product = :product");
        }
        if (filter.customer() != null) {
            where.append(" AND t.customer = :customer");
        }
        After after = filter.after();
        if (after != null) {
            where.append(" AND (").append(PLACE).append(") > (:rank, :key, :number)");
        }
        Query query = seen(handle.createQuery(where + " ORDER BY " + PLACE + " LIMIT :most"), filter.sight())
                .bind("most", most);
        if (which == Which.OVERDUE) {
            query.bind("now", now);
        }
        if (filter.status() != null) {
            query.bind("status", filter.status().name());
        }
        if (filter.kind() != null) {
            query.bind("kind", filter.kind().name());
        }
        if (filter.product() != null) {
            query.bind("product", filter.product());
        }
        if (filter.customer() != null) {
            query.bind("customer", filter.customer());
        }
        if (after != null) {
            query.bind("rank", after.rank()).bind("key", after.key()).bind("number", after.number());
        }
        return query.map((row, context) -> ticket(row)).list();
    }

    static Tickets.Counts counts(Handle handle, Sight sight, Instant now) {
        return seen(
                        handle.createQuery("""
                        SELECT count(*) FILTER (WHERE t.assignee = :person) AS mine, count(*) AS seen,
                            count(*) FILTER (WHERE """ + OVERDUE + ") AS overdue FROM ticket t"
                                + " WHERE t.status NOT IN ('SOLVED', 'CLOSED') AND " + SEEN),
                        sight)
                .bind("now", now)
                .map((row, context) ->
                        new Tickets.Counts(row.getInt("mine"), row.getInt("seen"), row.getInt("overdue")))
                .one();
    }

    private static Query seen(Query query, Sight sight) {
        return query.bind("all", sight.all())
                .bind("person", sight.person())
                .bindArray("agents", String.class, sight.agents())
                .bindArray("queues", String.class, sight.queues())
                .bindArray("teams", String.class, sight.teams());
    }

    /** The same, a version on. */
    static Ticket next(Ticket ticket) {
        return new Ticket(
                ticket.number(),
                ticket.kind(),
                ticket.category(),
                ticket.product(),
                ticket.priority(),
                ticket.status(),
                ticket.subject(),
                ticket.text(),
                ticket.customer(),
                ticket.interaction(),
                ticket.assigned(),
                ticket.openedAt(),
                ticket.openedBy(),
                ticket.statusSince(),
                ticket.dueAt(),
                ticket.escalatedAt(),
                ticket.version() + 1);
    }

    static void save(Handle handle, Ticket ticket) {
        handle.createUpdate("""
                        UPDATE ticket SET kind = :kind, category = :category, product = :product, priority = :priority, status = :status,
                            subject = :subject, text = :text, assignee = :agent, queue = :queue, team = :team,
                            status_since = :statusSince, due_at = :dueAt, escalated_at = :escalatedAt, version = :version
                        WHERE number = :number""")
                .bind("kind", ticket.kind().name())
                .bind("category", ticket.category())
                .bind("product", ticket.product())
                .bind("priority", ticket.priority().name())
                .bind("status", ticket.status().name())
                .bind("subject", ticket.subject())
                .bind("text", ticket.text())
                .bind("agent", ticket.assigned().agent())
                .bind("queue", ticket.assigned().queue())
                .bind("team", ticket.assigned().team())
                .bind("statusSince", ticket.statusSince())
                .bind("dueAt", ticket.dueAt())
                .bind("escalatedAt", ticket.escalatedAt())
                .bind("version", ticket.version())
                .bind("number", ticket.number())
                .execute();
    }

    static void note(Handle handle, long ticket, TicketChange change) {
        handle.createUpdate("""
                        INSERT INTO ticket_change (ticket, at, by, deed, comment, fields, interaction)
                        VALUES (:ticket, :at, :by, :deed, :comment, :fields::jsonb, :interaction)""")
                .bind("ticket", ticket)
                .bind("at", change.at())
                .bind("by", change.by())
                .bind("deed", change.deed().name())
                .bind("comment", change.comment())
                .bind("fields", written(change.fields()))
                .bind(
                        "interaction",
                        change.interaction() == null
                                ? null
                                : change.interaction().toString())
                .execute();
    }

    /** @return whether it is new */
    static boolean link(Handle handle, long ticket, @Nullable InteractionId interaction) {
        return interaction != null
                && handle.createUpdate(
                                        "INSERT INTO ticket_interaction (ticket, interaction) VALUES (:ticket, :interaction)"
                                                + " ON CONFLICT DO NOTHING")
                                .bind("ticket", ticket)
                                .bind("interaction", interaction)
                                .execute()
                        > 0;
    }

    static List<TicketChange> changes(Handle handle, long ticket) {
        return handle.createQuery("SELECT * FROM ticket_change WHERE ticket = :ticket ORDER BY id")
                .bind("ticket", ticket)
                .map((row, context) -> change(row))
                .list();
    }

    static Map<Ticket, SortedMap<Long, TicketChange>> ofCustomer(Handle handle, String customer) {
        Map<Long, SortedMap<Long, TicketChange>> changes = new HashMap<>();
        handle.createQuery(
                        "SELECT c.* FROM ticket_change c JOIN ticket t ON t.number = c.ticket WHERE t.customer = :customer")
                .bind("customer", customer)
                .map((row, context) -> changes.computeIfAbsent(row.getLong("ticket"), ticket -> new TreeMap<>())
                        .put(row.getLong("id"), change(row)))
                .list();
        Map<Ticket, SortedMap<Long, TicketChange>> all = new LinkedHashMap<>();
        handle.createQuery("SELECT * FROM ticket WHERE customer = :customer ORDER BY number")
                .bind("customer", customer)
                .map((row, context) -> ticket(row))
                .forEach(ticket -> all.put(ticket, changes.getOrDefault(ticket.number(), new TreeMap<>())));
        return all;
    }

    private static TicketChange change(ResultSet row) throws SQLException {
        String interaction = row.getString("interaction");
        return new TicketChange(
                row.getTimestamp("at").toInstant(),
                row.getString("by"),
                TicketChange.Deed.valueOf(row.getString("deed")),
                row.getString("comment"),
                read(row.getString("fields")),
                interaction == null ? null : InteractionId.parse(interaction));
    }

    static List<InteractionId> interactions(Handle handle, long ticket) {
        return handle.createQuery("SELECT interaction FROM ticket_interaction WHERE ticket = :ticket ORDER BY 1")
                .bind("ticket", ticket)
                .map((row, context) -> InteractionId.parse(row.getString("interaction")))
                .list();
    }

    static List<Ticket> escalated(Handle handle, Instant now, int most) {
        return handle.createQuery(
                        "UPDATE ticket SET escalated_at = :now WHERE number IN (SELECT number FROM ticket t WHERE "
                                + OVERDUE
                                + " AND t.escalated_at IS NULL ORDER BY t.due_at LIMIT :most FOR UPDATE SKIP LOCKED) RETURNING *")
                .bind("now", now)
                .bind("most", most)
                .map((row, context) -> ticket(row))
                .list();
    }

    private static Ticket ticket(ResultSet row) throws SQLException {
        String interaction = row.getString("interaction");
        return new Ticket(
                row.getLong("number"),
                Kind.valueOf(row.getString("kind")),
                row.getString("category"),
                row.getString("product"),
                Priority.valueOf(row.getString("priority")),
                Status.valueOf(row.getString("status")),
                row.getString("subject"),
                row.getString("text"),
                row.getString("customer"),
                interaction == null ? null : InteractionId.parse(interaction),
                new Assigned(row.getString("assignee"), row.getString("queue"), row.getString("team")),
                row.getTimestamp("opened_at").toInstant(),
                row.getString("opened_by"),
                row.getTimestamp("status_since").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                instant(row.getTimestamp("escalated_at")),
                row.getLong("version"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static String written(List<TicketChange.Field> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    private static List<TicketChange.Field> read(String fields) throws SQLException {
        try {
            return List.of(JSON.readValue(fields, TicketChange.Field[].class));
        } catch (JsonProcessingException e) {
            throw new SQLException("the history of a ticket does not read", e);
        }
    }
}
