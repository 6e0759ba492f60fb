package hotline.crm.guidance;

import hotline.crm.search.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What suits a conversation, in this order:
 *
 * <ol>
 *   <li>what stands open in its queue;
 *   <li>what suits a node of the menu by which the caller came, in its queue or in all: more such nodes first;
 *   <li>what suits its queue;
 *   <li>what suits everywhere.
 * </ol>
 *
 * Within each: guidance before answers, then as they were written. Pure.
 */
public final class Suggestions {
    private Suggestions() {}

    /** Why an article is offered. */
    public enum Why {
        OPENS,
        PATH,
        QUEUE,
        EVERYWHERE,
        /** It was looked for. */
        FOUND
    }

    /** One with the reason. */
    public record Suggested(Article article, Why why) {}

    /**
     * @param queue of the conversation
     * @param path the nodes of the menu by which she came
     */
    public static List<Suggested> of(List<Article> all, String queue, Set<String> path) {
        return all.stream()
                .filter(article -> !article.retired())
                .filter(article -> suits(article, queue, path))
                .map(article -> new Suggested(article, why(article, queue, path)))
                .sorted(Comparator.comparing(Suggested::why)
                        .thenComparing(one -> -steps(one.article(), path))
                        .thenComparing(one -> one.article().content().kind())
                        .thenComparing(one -> one.article().id()))
                .toList();
    }

    /** Those with all these words in either language, what suits first. */
    public static List<Suggested> found(List<Article> all, Words words, String queue, Set<String> path) {
        return all.stream()
                .filter(article -> !article.retired())
                .filter(article -> words.areIn(article.content().searched()))
                .sorted(Comparator.comparing((Article article) -> !suits(article, queue, path))
                        .thenComparing(article -> why(article, queue, path))
                        .thenComparing(Article::id))
                .map(article -> new Suggested(article, Why.FOUND))
                .toList();
    }

    private static boolean suits(Article article, String queue, Set<String> path) {
        Article.Content content = article.content();
        boolean here = content.queues().isEmpty()
                || content.queues().contains(queue)
                || content.opensIn().contains(queue);
        return here && (content.nodes().isEmpty() || content.opensIn().contains(queue) || steps(article, path) > 0);
    }

    private static Why why(Article article, String queue, Set<String> path) {
        Article.Content content = article.content();
        if (content.opensIn().contains(queue)) {
            return Why.OPENS;
        } else if (steps(article, path) > 0) {
            return Why.PATH;
        }
        return content.queues().contains(queue) ? Why.QUEUE : Why.EVERYWHERE;
    }

    private static long steps(Article article, Set<String> path) {
        return article.content().nodes().stream().filter(path::contains).count();
    }
}
