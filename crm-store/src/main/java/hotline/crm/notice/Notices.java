package hotline.crm.notice;

import hotline.acd.agent.AgentId;
import hotline.crm.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Messages from supervisors in PostgreSQL. They are never changed and never erased, so they are the audit, too. What is answered as done is committed. Methods block, and throw
 * {@link hotline.crm.DatabaseAway}. Safe for many threads.
 */
public final class Notices {
    /** What nobody has read for so long is shown no more. */
    private static final Duration SHOWN = Duration.ofDays(7);

    private final Database database;

    public Notices(Database database) {
        this.database = database;
    }

    /**
     * Writes one.
     *
     * @param whom null with {@code EVERYBODY}
     * @param agents to whom it goes
     */
    public Notice send(
            String by, Notice.Kind kind, @Nullable String whom, Set<AgentId> agents, String text, Instant at) {
        return database.transaction(handle -> {
            long id = handle.createQuery("INSERT INTO notice (at, by, kind, whom, text)"
                            + " VALUES (:at, :by, :kind, :whom, :text) RETURNING id")
                    .bind("at", at)
                    .bind("by", by)
                    .bind("kind", kind.name())
                    .bind("whom", whom)
                    .bind("text", text)
                    .mapTo(Long.class)
                    .one();
            handle.createUpdate("INSERT INTO notice_reader (notice, agent) SELECT :id, unnest(CAST(:agents AS text[]))")
                    .bind("id", id)
                    .bindArray(
                            "agents",
                            String.class,
                            agents.stream().map(AgentId::value).sorted().toList())
                    .execute();
            return withReaders(
                            handle,
                            handle.createQuery("SELECT * FROM notice WHERE id = :id")
                                    .bind("id", id)
                                    .map((row, context) -> notice(row))
                                    .list())
                    .getFirst();
        });
    }

    /** What the agent has not confirmed yet, the oldest first; of the readers only herself. */
    public List<Notice> unread(AgentId agent, Instant now) {
        return database.transaction(handle -> handle.createQuery("""
                        SELECT n.* FROM notice n JOIN notice_reader r ON r.notice = n.id
                        WHERE r.agent = :agent AND r.read_at IS NULL AND n.at > :from ORDER BY n.id""")
                .bind("agent", agent)
                .bind("from", now.minus(SHOWN))
                .map((row, context) -> notice(row))
                .list());
    }

    /**
     * She has read it; again is no news.
     *
     * @return who wrote it; empty when it was not for her
     */
    public Optional<String> read(long id, AgentId agent, Instant at) {
        return database.transaction(handle -> handle.createQuery("""
                        UPDATE notice_reader r SET read_at = coalesce(r.read_at, :at) FROM notice n
                        WHERE n.id = r.notice AND r.notice = :id AND r.agent = :agent RETURNING n.by""")
                .bind("id", id)
                .bind("agent", agent)
                .bind("at", at)
                .mapTo(String.class)
                .findOne());
    }

    /**
     * What was written, the newest first, with who has read it.
     *
     * @param by null: whoever wrote it
     */
    public List<Notice> sent(@Nullable String by, int most) {
        return database.transaction(handle -> withReaders(
                handle,
                handle.createQuery("SELECT * FROM notice WHERE CAST(:by AS text) IS NULL OR by = :by"
                                + " ORDER BY id DESC LIMIT :most")
                        .bind("by", by)
                        .bind("most", most)
                        .map((row, context) -> notice(row))
                        .list()));
    }

    private static List<Notice> withReaders(Handle handle, List<Notice> notices) {
        Map<Long, List<Notice.Reader>> readers = new HashMap<>();
        handle.createQuery("SELECT * FROM notice_reader WHERE notice = ANY(:ids) ORDER BY agent")
                .bindArray("ids", Long.class, notices.stream().map(Notice::id).toList())
                .map((row, context) -> readers.computeIfAbsent(row.getLong("notice"), id -> new ArrayList<>())
                        .add(new Notice.Reader(new AgentId(row.getString("agent")), instant(row))))
                .list();
        return notices.stream()
                .map(one -> new Notice(
                        one.id(),
                        one.at(),
                        one.by(),
                        one.kind(),
                        one.whom(),
                        one.text(),
                        readers.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private static @Nullable Instant instant(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("read_at");
        return at == null ? null : at.toInstant();
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("by"),
                Notice.Kind.valueOf(row.getString("kind")),
                row.getString("whom"),
                row.getString("text"),
                List.of());
    }
}
