package hotline.crm.timeline;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.QueueId;
import hotline.crm.Database;
import hotline.crm.callback.ScheduledCallback;
import hotline.crm.customer.Bill;
import hotline.crm.customer.Order;
import hotline.crm.guidance.Article;
import hotline.crm.guidance.Articles;
import hotline.crm.record.InteractionOutcome;
import hotline.crm.survey.SurveyAnswers;
import hotline.crm.ticket.Tickets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** All that was between one customer and us: a customer's history is small, so it is read as a whole. Blocks for some milliseconds; throws {@link hotline.crm.DatabaseAway}. Safe for many threads. */
public final class Timeline {
    /** Of calls, messages, promises, orders and bills each. */
    private static final int MOST = 2_000;

    /** What has happened, newest first; then what is to come, a bill that is not due yet: none of it stands above what has happened. */
    public static Comparator<Entry> order(Instant now) {
        return Comparator.<Entry, Boolean>comparing(entry -> entry.at().isAfter(now))
                .thenComparing(
                        Comparator.comparing(Entry::at).thenComparing(Entry::id).reversed());
    }

    private final Database database;
    private final ZoneId zone;

    /** @param zone the centre's: orders and bills have days */
    public Timeline(Database database, ZoneId zone) {
        this.database = database;
        this.zone = zone;
    }

    /** In that order. */
    public List<Entry> of(String customer, Instant now) {
        return database.transaction(handle -> {
            List<Entry> all = new ArrayList<>(calls(handle, customer));
            all.addAll(messages(handle, customer));
            all.addAll(promises(handle, customer));
            Tickets.ofCustomer(handle, customer)
                    .forEach((ticket, changes) ->
                            changes.forEach((id, change) -> all.add(new Entry.Case(change.at(), id, ticket, change))));
            rows(
                            handle,
                            customer,
                            "SELECT * FROM customer_order WHERE customer = :customer ORDER BY placed_on DESC",
                            Order.class)
                    .forEach(order -> all.add(new Entry.Bought(day(order.placedOn()), order)));
            rows(handle, customer, "SELECT * FROM bill WHERE customer = :customer ORDER BY due_on DESC", Bill.class)
                    .forEach(bill -> all.add(new Entry.Billed(
                            day(Optional.ofNullable(bill.paidOn()).orElse(bill.dueOn())), bill)));
            all.sort(order(now));
            return all;
        });
    }

    private Instant day(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static <T> List<T> rows(Handle handle, String customer, String sql, Class<T> type) {
        return handle.createQuery(sql + " LIMIT " + MOST)
                .bind("customer", customer)
                .map(ConstructorMapper.of(type))
                .list();
    }

    private static List<Entry.Call> calls(Handle handle, String customer) {
        Map<String, List<Entry.Written>> notes = new HashMap<>();
        handle.createQuery("""
                        SELECT note.interaction, note.agent, note.text FROM note
                        JOIN arrival ON arrival.interaction = note.interaction
                        WHERE arrival.customer = :customer AND note.text <> '' ORDER BY note.saved_at""")
                .bind("customer", customer)
                .map((row, context) -> notes.computeIfAbsent(row.getString("interaction"), id -> new ArrayList<>())
                        .add(new Entry.Written(new AgentId(row.getString("agent")), row.getString("text"))))
                .list();
        Map<InteractionId, List<Article.Use>> guidance = Articles.usedWith(handle, customer);
        return handle.createQuery("""
                        SELECT i.id, i.began_at, i.channel, i.direction, i.outcome,
                            ARRAY(SELECT queue FROM queue_entry WHERE interaction = i.id GROUP BY queue ORDER BY min(ordinal)) AS queues,
                            ARRAY(SELECT agent FROM assignment WHERE interaction = i.id GROUP BY agent ORDER BY min(ordinal)) AS agents,
                            (SELECT disposition FROM assignment WHERE interaction = i.id AND disposition IS NOT NULL
                                ORDER BY ordinal DESC LIMIT 1) AS disposition,
                            (SELECT coalesce(sum(talk_millis), 0) FROM assignment WHERE interaction = i.id) AS talk_millis,
                            s.asked_at, s.satisfied, s.recommend, s.solved
                        FROM arrival a JOIN interaction i ON i.id = a.interaction LEFT JOIN survey s ON s.interaction = i.id
                        WHERE a.customer = :customer ORDER BY a.arrived_at DESC LIMIT""" + " " + MOST)
                .bind("customer", customer)
                .map((row, context) -> call(
                        row,
                        notes.getOrDefault(row.getString("id"), List.of()),
                        guidance.getOrDefault(InteractionId.parse(row.getString("id")), List.of())))
                .list();
    }

    private static Entry.Call call(ResultSet row, List<Entry.Written> notes, List<Article.Use> guidance)
            throws SQLException {
        String outcome = row.getString("outcome");
        return new Entry.Call(
                row.getTimestamp("began_at").toInstant(),
                InteractionId.parse(row.getString("id")),
                MediaChannel.valueOf(row.getString("channel")),
                Direction.valueOf(row.getString("direction")),
                texts(row, "queues").map(QueueId::new).toList(),
                texts(row, "agents").map(AgentId::new).toList(),
                outcome == null ? null : InteractionOutcome.valueOf(outcome),
                row.getString("disposition"),
                row.getLong("talk_millis"),
                notes,
                SurveyAnswers.in(row),
                guidance);
    }

    private static List<Entry.Message> messages(Handle handle, String customer) {
        return handle.createQuery("""
                        SELECT v.interaction, v.queue, v.left_at, v.millis, v.done_at FROM voicemail v
                        JOIN arrival a ON a.interaction = v.interaction WHERE a.customer = :customer
                        ORDER BY v.left_at DESC LIMIT""" + " " + MOST)
                .bind("customer", customer)
                .map((row, context) -> new Entry.Message(
                        row.getTimestamp("left_at").toInstant(),
                        InteractionId.parse(row.getString("interaction")),
                        new QueueId(row.getString("queue")),
                        row.getLong("millis"),
                        instant(row.getTimestamp("done_at"))))
                .list();
    }

    private static List<Entry.Promise> promises(Handle handle, String customer) {
        return handle.createQuery("""
                        SELECT id, queue, state, created_at, opens_at, closes_at, note FROM callback
                        WHERE customer = :customer ORDER BY created_at DESC LIMIT""" + " " + MOST)
                .bind("customer", customer)
                .map((row, context) -> new Entry.Promise(
                        row.getTimestamp("created_at").toInstant(),
                        row.getLong("id"),
                        new QueueId(row.getString("queue")),
                        ScheduledCallback.State.valueOf(row.getString("state")),
                        row.getTimestamp("opens_at").toInstant(),
                        row.getTimestamp("closes_at").toInstant(),
                        row.getString("note")))
                .list();
    }

    private static Stream<String> texts(ResultSet row, String column) throws SQLException {
        return Stream.of((Object[]) row.getArray(column).getArray()).map(Object::toString);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
