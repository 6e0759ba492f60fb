package hotline.crm.guidance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.crm.guidance.Article.Content;
import hotline.crm.guidance.Article.Wording;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** How an article stands in its tables. */
final class ArticleRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ArticleRows() {}

    static List<Article> all(Handle handle) {
        return handle.createQuery("SELECT * FROM article ORDER BY id")
                .map((row, context) -> article(row))
                .list();
    }

    static Optional<Article> of(Handle handle, long id) {
        return handle.createQuery("SELECT * FROM article WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> article(row))
                .findOne();
    }

    /** @param but not this one */
    static Optional<Article> opensIn(Handle handle, List<String> queues, long but) {
        return handle.createQuery(
                        "SELECT * FROM article WHERE opens_in && CAST(:queues AS text[]) AND NOT retired AND id <> :but"
                                + " ORDER BY id LIMIT 1")
                .bindArray("queues", String.class, queues)
                .bind("but", but)
                .map((row, context) -> article(row))
                .findOne();
    }

    static Article insert(Handle handle, Content content, String by, Instant at) {
        Article made = bind(handle.createQuery("""
                        INSERT INTO article (kind, title_zh, title_en, text_zh, text_en, queues, opens_in, nodes, products, tags,
                            changed_at, changed_by)
                        VALUES (:kind, :titleZh, :titleEn, :textZh, :textEn, CAST(:queues AS text[]), CAST(:opensIn AS text[]),
                            CAST(:nodes AS text[]), CAST(:products AS text[]), CAST(:tags AS text[]), :at, :by) RETURNING *"""), content)
                .bind("at", at)
                .bind("by", by)
                .map((row, context) -> article(row))
                .one();
        keep(handle, made);
        return made;
    }

    static void save(Handle handle, Article article) {
        bind(handle.createUpdate("""
                        UPDATE article SET kind = :kind, title_zh = :titleZh, title_en = :titleEn, text_zh = :textZh,
                            text_en = :textEn, queues = CAST(:queues AS text[]), opens_in = CAST(:opensIn AS text[]),
                            nodes = CAST(:nodes AS text[]), products = CAST(:products AS text[]), tags = CAST(:tags AS text[]),
                            retired = :retired, version = :version, changed_at = :at, changed_by = :by
                        WHERE id = :id"""), article.content())
                .bind("retired", article.retired())
                .bind("version", article.version())
                .bind("at", article.changedAt())
                .bind("by", article.changedBy())
                .bind("id", article.id())
                .execute();
        keep(handle, article);
    }

    private static <T extends SqlStatement<T>> T bind(T statement, Content content) {
        return statement
                .bind("kind", content.kind().name())
                .bind("titleZh", content.chinese().title())
                .bind("titleEn", content.english().title())
                .bind("textZh", content.chinese().text())
                .bind("textEn", content.english().text())
                .bindArray("queues", String.class, content.queues())
                .bindArray("opensIn", String.class, content.opensIn())
                .bindArray("nodes", String.class, content.nodes())
                .bindArray("products", String.class, content.products())
                .bindArray("tags", String.class, content.tags());
    }

    private static void keep(Handle handle, Article article) {
        handle.createUpdate("""
                        INSERT INTO article_version (article, version, at, by, retired, content)
                        VALUES (:article, :version, :at, :by, :retired, :content::jsonb)""")
                .bind("article", article.id())
                .bind("version", article.version())
                .bind("at", article.changedAt())
                .bind("by", article.changedBy())
                .bind("retired", article.retired())
                .bind("content", written(article.content()))
                .execute();
    }

    static List<Article.Version> versions(Handle handle, long id) {
        return handle.createQuery("SELECT * FROM article_version WHERE article = :id ORDER BY version DESC")
                .bind("id", id)
                .map((row, context) -> new Article.Version(
                        row.getLong("version"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("by"),
                        row.getBoolean("retired"),
                        read(row.getString("content"))))
                .list();
    }

    static boolean used(Handle handle, long id, InteractionId interaction, AgentId agent, String language, Instant at) {
        Optional<Article> article = of(handle, id);
        article.ifPresent(one -> handle.createUpdate("""
                        INSERT INTO article_use (article, interaction, agent, version, language, at)
                        VALUES (:article, :interaction, :agent, :version, :language, :at) ON CONFLICT DO NOTHING""")
                .bind("article", id)
                .bind("interaction", interaction)
                .bind("agent", agent)
                .bind("version", one.version())
                .bind("language", language)
                .bind("at", at)
                .execute());
        return article.isPresent();
    }

    static List<Article.Use> usedIn(Handle handle, InteractionId interaction) {
        return handle.createQuery("""
                        SELECT u.*, a.title_zh, a.title_en FROM article_use u JOIN article a ON a.id = u.article
                        WHERE u.interaction = :interaction ORDER BY u.at, u.article, u.agent""")
                .bind("interaction", interaction)
                .map((row, context) -> use(row))
                .list();
    }

    static Map<InteractionId, List<Article.Use>> usedWith(Handle handle, String customer) {
        Map<InteractionId, List<Article.Use>> used = new HashMap<>();
        handle.createQuery("""
                        SELECT u.*, a.title_zh, a.title_en FROM article_use u JOIN article a ON a.id = u.article
                        JOIN arrival ON arrival.interaction = u.interaction
                        WHERE arrival.customer = :customer ORDER BY u.at, u.article, u.agent""")
                .bind("customer", customer)
                .map((row, context) -> used.computeIfAbsent(
                                InteractionId.parse(row.getString("interaction")), id -> new ArrayList<>())
                        .add(use(row)))
                .list();
        return used;
    }

    private static Article.Use use(ResultSet row) throws SQLException {
        return new Article.Use(
                row.getLong("article"),
                row.getString("title_zh"),
                row.getString("title_en"),
                row.getString("agent"),
                row.getString("language"),
                row.getTimestamp("at").toInstant());
    }

    static Map<Long, Article.Figures> figures(Handle handle, Instant recentFrom) {
        Map<Long, Article.Figures> figures = new HashMap<>();
        handle.createQuery("""
                        SELECT article, count(*) AS total, count(*) FILTER (WHERE at >= :from) AS recent, max(at) AS last
                        FROM article_use GROUP BY article""")
                .bind("from", recentFrom)
                .map((row, context) -> figures.put(
                        row.getLong("article"),
                        new Article.Figures(
                                row.getInt("total"),
                                row.getInt("recent"),
                                row.getTimestamp("last").toInstant())))
                .list();
        return figures;
    }

    private static Article article(ResultSet row) throws SQLException {
        return new Article(
                row.getLong("id"),
                new Content(
                        Article.Kind.valueOf(row.getString("kind")),
                        new Wording(row.getString("title_zh"), row.getString("text_zh")),
                        new Wording(row.getString("title_en"), row.getString("text_en")),
                        texts(row, "queues"),
                        texts(row, "opens_in"),
                        texts(row, "nodes"),
                        texts(row, "products"),
                        texts(row, "tags")),
                row.getBoolean("retired"),
                row.getLong("version"),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("changed_by"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static String written(Content content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    private static Content read(String content) throws SQLException {
        try {
            return JSON.readValue(content, Content.class);
        } catch (JsonProcessingException e) {
            throw new SQLException("a version of an article does not read", e);
        }
    }
}
