package hotline.crm.guidance;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.crm.Database;
import hotline.crm.guidance.Article.Content;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The articles in PostgreSQL. There are hundreds, not more: they are read as a whole. What is answered as done is committed. Methods block, and throw
 * {@link hotline.crm.DatabaseAway}. Safe for many threads.
 */
public final class Articles {
    private final Database database;

    public Articles(Database database) {
        this.database = database;
    }

    /** What came of a change. */
    public sealed interface Result {
        record Done(Article article) implements Result {}

        /** Somebody was faster; nothing has changed. */
        record Conflict(Article stored) implements Result {}

        /** In one of its queues another one stands open already. */
        record OpensAlready(Article other) implements Result {}

        record Unknown() implements Result {}
    }

    /** Every one there is, retired or not, in the order in which they were written. */
    public List<Article> all() {
        return database.transaction(ArticleRows::all);
    }

    public Optional<Article> of(long id) {
        return database.transaction(handle -> ArticleRows.of(handle, id));
    }

    public Result create(Content content, String by, Instant at) {
        return database.transaction(handle -> {
            lock(handle);
            Optional<Article> other = ArticleRows.opensIn(handle, content.opensIn(), 0);
            return other.<Result>map(Result.OpensAlready::new)
                    .orElseGet(() -> new Result.Done(ArticleRows.insert(handle, content, by, at)));
        });
    }

    /** @param version the one that was looked at */
    public Result change(long id, long version, Content content, String by, Instant at) {
        return store(id, version, content, null, by, at);
    }

    /** It is offered no more, or again. */
    public Result retire(long id, long version, boolean retired, String by, Instant at) {
        return store(id, version, null, retired, by, at);
    }

    private Result store(
            long id, long version, @Nullable Content content, @Nullable Boolean retired, String by, Instant at) {
        return database.transaction(handle -> {
            lock(handle);
            Optional<Article> found = ArticleRows.of(handle, id);
            if (found.isEmpty()) {
                return new Result.Unknown();
            }
            Article before = found.get();
            if (before.version() != version) {
                return new Result.Conflict(before);
            }
            Article after = new Article(
                    id,
                    content == null ? before.content() : content,
                    retired == null ? before.retired() : retired,
                    version + 1,
                    at,
                    by);
            if (after.content().equals(before.content()) && after.retired() == before.retired()) {
                return new Result.Done(before);
            }
            Optional<Article> other = after.retired()
                    ? Optional.empty()
                    : ArticleRows.opensIn(handle, after.content().opensIn(), id);
            if (other.isPresent()) {
                return new Result.OpensAlready(other.get());
            }
            ArticleRows.save(handle, after);
            return new Result.Done(after);
        });
    }

    /** One writer at a time, so that no queue comes to two articles that stand open. */
    private static void lock(Handle handle) {
        handle.execute("LOCK TABLE article IN EXCLUSIVE MODE");
    }

    /** What it was, the newest first. */
    public List<Article.Version> versions(long id) {
        return database.transaction(handle -> ArticleRows.versions(handle, id));
    }

    /**
     * Somebody has used it in a conversation; again in the same is no news.
     *
     * @param language in which
     * @return false when there is no such article
     */
    public boolean used(long id, InteractionId interaction, AgentId agent, String language, Instant at) {
        return database.transaction(handle -> ArticleRows.used(handle, id, interaction, agent, language, at));
    }

    /** What was used in a conversation, the first first. */
    public List<Article.Use> usedIn(InteractionId interaction) {
        return database.transaction(handle -> ArticleRows.usedIn(handle, interaction));
    }

    /** What was used in a customer's conversations; within the caller's transaction. */
    public static Map<InteractionId, List<Article.Use>> usedWith(Handle handle, String customer) {
        return ArticleRows.usedWith(handle, customer);
    }

    /** How often each was used; those that never were are not in it. */
    public Map<Long, Article.Figures> figures(Instant recentFrom) {
        return database.transaction(handle -> ArticleRows.figures(handle, recentFrom));
    }

    /** Stores these unless there are articles already. */
    public int fill(List<Content> contents, String by, Instant at) {
        return database.transaction(handle -> {
            lock(handle);
            if (!ArticleRows.all(handle).isEmpty()) {
                return 0;
            }
            contents.forEach(content -> ArticleRows.insert(handle, content, by, at));
            return contents.size();
        });
    }
}
