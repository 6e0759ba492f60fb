package hotline.crm.guidance;

import hotline.crm.guidance.Article.Content;
import hotline.crm.search.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What suits a conversation, in this order:
 *
 * <ol>
 *   <li>what stands open in its queue;
 *   <li>what is about a product that the conversation is about;
 *   <li>what suits a node of the menu by which the caller came: more such nodes first;
 *   <li>what suits its queue;
 *   <li>what suits everywhere.
 * </ol>
 *
 * An article that names queues, nodes or products suits only where one of each that it names is there; what stands open does so
 * whatever else it names. Within each: guidance before answers, then as they were written. Pure.
 */
public final class Suggestions {
    private Suggestions() {}

    /** Why an article is offered. */
    public enum Why {
        OPENS,
        PRODUCT,
        PATH,
        QUEUE,
        EVERYWHERE,
        /** It was looked for. */
        FOUND
    }

    /**
     * What is known of a conversation.
     *
     * @param path the nodes of the menu by which the caller came
     * @param products by their codes: what she chose in the menu, and what she has ordered
     */
    public record Conversation(String queue, Set<String> path, Set<String> products) {
        public Conversation {
            path = Set.copyOf(path);
            products = Set.copyOf(products);
        }
    }

    /**
     * One with the reason.
     *
     * @param product of the conversation's that it is about, null for none
     */
    public record Suggested(
            Article article, Why why, @Nullable String product) {}

    public static List<Suggested> of(List<Article> all, Conversation conversation) {
        return all.stream()
                .filter(article -> !article.retired())
                .filter(article -> suits(article.content(), conversation))
                .map(article -> suggested(article, why(article.content(), conversation), conversation))
                .sorted(Comparator.comparing(Suggested::why)
                        .thenComparing(one -> -steps(one.article().content(), conversation))
                        .thenComparing(one -> one.article().content().kind())
                        .thenComparing(one -> one.article().id()))
                .toList();
    }

    /**
     * Those with all these words in either language, what suits first.
     *
     * @param names how a product is called, by its code
     */
    public static List<Suggested> found(
            List<Article> all, Words words, UnaryOperator<String> names, Conversation conversation) {
        return all.stream()
                .filter(article -> !article.retired())
                .filter(article -> words.areIn(article.content().searched(names)))
                .sorted(Comparator.comparing((Article article) -> !suits(article.content(), conversation))
                        .thenComparing(article -> why(article.content(), conversation))
                        .thenComparing(Article::id))
                .map(article -> suggested(article, Why.FOUND, conversation))
                .toList();
    }

    private static Suggested suggested(Article article, Why why, Conversation conversation) {
        return new Suggested(
                article, why, product(article.content(), conversation).orElse(null));
    }

    private static boolean suits(Content content, Conversation conversation) {
        return content.opensIn().contains(conversation.queue())
                || (content.queues().isEmpty() || content.queues().contains(conversation.queue()))
                        && (content.nodes().isEmpty() || steps(content, conversation) > 0)
                        && (content.products().isEmpty()
                                || product(content, conversation).isPresent());
    }

    private static Why why(Content content, Conversation conversation) {
        if (content.opensIn().contains(conversation.queue())) {
            return Why.OPENS;
        } else if (product(content, conversation).isPresent()) {
            return Why.PRODUCT;
        } else if (steps(content, conversation) > 0) {
            return Why.PATH;
        }
        return content.queues().contains(conversation.queue()) ? Why.QUEUE : Why.EVERYWHERE;
    }

    private static long steps(Content content, Conversation conversation) {
        return content.nodes().stream().filter(conversation.path()::contains).count();
    }

    private static Optional<String> product(Content content, Conversation conversation) {
        return content.products().stream()
                .filter(conversation.products()::contains)
                .findFirst();
    }
}
