package hotline.crm.callback;

import hotline.acd.distributor.OfferId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.callback.ScheduledCallback.Attempt;
import hotline.crm.callback.ScheduledCallback.Call;
import hotline.crm.callback.ScheduledCallback.State;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** How a promised call stands in its tables. */
final class CallbackRows {
    private CallbackRows() {}

    static Optional<ScheduledCallback> byId(Handle handle, long id) {
        return where(handle, "id = :id", query -> query.bind("id", id)).stream().findFirst();
    }

    static Optional<ScheduledCallback> locked(Handle handle, long id) {
        return where(handle, "id = :id FOR UPDATE", query -> query.bind("id", id)).stream()
                .findFirst();
    }

    /** @param condition with whatever comes after it */
    static List<ScheduledCallback> where(Handle handle, String condition, UnaryOperator<Query> bindings) {
        List<ScheduledCallback> bare = bindings.apply(handle.createQuery("SELECT * FROM callback WHERE " + condition))
                .map((row, context) -> callback(row))
                .list();
        if (bare.isEmpty()) {
            return bare;
        }
        Map<Long, List<Attempt>> attempts = handle
                .createQuery("SELECT * FROM callback_attempt WHERE callback = ANY(:ids) ORDER BY callback, ordinal")
                .bindArray(
                        "ids",
                        Long.class,
                        bare.stream().map(ScheduledCallback::id).toList())
                .map((row, context) -> Map.entry(
                        row.getLong("callback"),
                        new Attempt(
                                InteractionId.parse(row.getString("call")),
                                OfferId.parse(row.getString("offer")),
                                row.getTimestamp("at").toInstant(),
                                row.getString("result"))))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return bare.stream()
                .map(one -> one.withAttempts(attempts.getOrDefault(one.id(), List.of())))
                .toList();
    }

    /** @param news whether somebody is to be told of it */
    static void save(Handle handle, ScheduledCallback changed, boolean news) {
        Call call = changed.call();
        handle.createUpdate("""
                        UPDATE callback SET owner = :owner, opens_at = :opensAt, closes_at = :closesAt, state = :state, call = :call,
                            call_until = :callUntil, call_by = :callBy, calls = :calls, closed_by = :closedBy,
                            closed_at = :closedAt, news = news OR :news
                        WHERE id = :id""")
                .bind("owner", changed.wanted().owner())
                .bind("opensAt", changed.wanted().opensAt())
                .bind("closesAt", changed.wanted().closesAt())
                .bind("state", changed.state().name())
                .bind("call", call == null ? null : call.interaction().toString())
                .bind("callUntil", call == null ? null : call.until())
                .bind("callBy", call == null ? null : call.by())
                .bindArray(
                        "calls",
                        String.class,
                        changed.calls().stream().map(InteractionId::toString).toList())
                .bind("closedBy", changed.closedBy())
                .bind("closedAt", changed.closedAt())
                .bind("news", news)
                .bind("id", changed.id())
                .execute();
        if (changed.attempts().isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO callback_attempt (callback, ordinal, call, offer, at, result)
                VALUES (:callback, :ordinal, :call, :offer, :at, :result)
                ON CONFLICT (callback, ordinal) DO UPDATE SET result = excluded.result""")) {
            for (int i = 0; i < changed.attempts().size(); i++) {
                batch.bind("callback", changed.id())
                        .bind("ordinal", i + 1)
                        .bindMethods(changed.attempts().get(i))
                        .add();
            }
            batch.execute();
        }
    }

    private static ScheduledCallback callback(ResultSet row) throws SQLException {
        String flow = row.getString("flow");
        String node = row.getString("node");
        String agreedIn = row.getString("agreed_in");
        Wanted wanted = new Wanted(
                new QueueId(row.getString("queue")),
                row.getString("number"),
                row.getString("shown_as"),
                row.getString("customer"),
                row.getString("language"),
                row.getString("owner"),
                row.getTimestamp("opens_at").toInstant(),
                row.getTimestamp("closes_at").toInstant(),
                row.getString("note"),
                flow == null || node == null ? null : new Wanted.Node(flow, node),
                agreedIn == null ? null : InteractionId.parse(agreedIn),
                row.getString("created_by"));
        String call = row.getString("call");
        Timestamp until = row.getTimestamp("call_until");
        return new ScheduledCallback(
                row.getLong("id"),
                wanted,
                row.getTimestamp("created_at").toInstant(),
                State.valueOf(row.getString("state")),
                call == null || until == null
                        ? null
                        : new Call(InteractionId.parse(call), until.toInstant(), row.getString("call_by")),
                interactions(row.getArray("calls")),
                List.of(),
                row.getString("closed_by"),
                instant(row.getTimestamp("closed_at")));
    }

    private static List<InteractionId> interactions(Array calls) throws SQLException {
        return Arrays.stream((Object[]) calls.getArray())
                .map(call -> InteractionId.parse(call.toString()))
                .toList();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
