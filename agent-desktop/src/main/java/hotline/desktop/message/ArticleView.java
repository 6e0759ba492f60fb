package hotline.desktop.message;

import hotline.acd.queue.QueueId;
import hotline.crm.guidance.Article;
import hotline.crm.guidance.Placeholder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A standard answer or guidance, as supervisors see it.
 *
 * @param text with {@link Placeholder}s in braces
 * @param queues in whose conversations it is suggested; empty: in all
 * @param opensIn in whose conversations it stands open
 * @param nodes of the menu, whose callers it suits
 * @param products it is about, by their codes; empty: whatever a conversation is about
 * @param tags situations
 * @param version to be told with a change
 * @param changedBy as an actor
 * @param uses in how many conversations it was used
 * @param recentUses of those in the last 30 days
 * @param lastUsed null: never
 */
public record ArticleView(
        int article,
        Article.Kind kind,
        Text title,
        Text text,
        List<QueueId> queues,
        List<QueueId> opensIn,
        List<String> nodes,
        List<String> products,
        List<String> tags,
        boolean retired,
        int version,
        Instant changed,
        String changedBy,
        int uses,
        int recentUses,
        @Nullable Instant lastUsed) {
    /** An article as it is now. */
    public static ArticleView of(Article article, Article.Figures figures) {
        Article.Content content = article.content();
        return new ArticleView(
                Math.toIntExact(article.id()),
                content.kind(),
                new Text(content.chinese().title(), content.english().title()),
                new Text(content.chinese().text(), content.english().text()),
                content.queues().stream().map(QueueId::new).toList(),
                content.opensIn().stream().map(QueueId::new).toList(),
                content.nodes(),
                content.products(),
                content.tags(),
                article.retired(),
                Math.toIntExact(article.version()),
                article.changedAt(),
                article.changedBy(),
                figures.total(),
                figures.recent(),
                figures.lastAt());
    }

    /** As it once was; how often it was used is of the article as a whole, and not said here. */
    public static ArticleView of(int article, Article.Version version) {
        return of(
                new Article(
                        article, version.content(), version.retired(), version.version(), version.at(), version.by()),
                Article.Figures.NEVER);
    }
}
