package hotline.crm.guidance;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A standard answer, or guidance how to go about something.
 *
 * @param retired nobody is offered it any more
 * @param version goes up with each change
 * @param changedBy as an actor
 */
public record Article(long id, Content content, boolean retired, long version, Instant changedAt, String changedBy) {
    /** In characters. */
    public static final int LONGEST_TITLE = 120;

    public static final int LONGEST_TEXT = 4_000;

    /** What it is for. */
    public enum Kind {
        /** What an agent is to do. */
        GUIDANCE,
        /** What an agent may say or send word for word. */
        ANSWER
    }

    /** A title and a text in one language; the text may have {@link Placeholder}s in braces. */
    public record Wording(String title, String text) {}

    /**
     * What it says, and where it is offered.
     *
     * @param queues in whose conversations it is suggested; empty: in all
     * @param opensIn in whose conversations it stands open
     * @param nodes of the menu, whose callers it suits
     * @param products it is about, by their codes: suggested when a conversation is about one of them; empty: whatever it is about
     * @param tags situations, in a supervisor's words
     */
    public record Content(
            Kind kind,
            Wording chinese,
            Wording english,
            List<String> queues,
            List<String> opensIn,
            List<String> nodes,
            List<String> products,
            List<String> tags) {
        public Content {
            queues = List.copyOf(queues);
            opensIn = List.copyOf(opensIn);
            nodes = List.copyOf(nodes);
            products = List.copyOf(products);
            tags = List.copyOf(tags);
        }

        /**
         * Everything in it that can be looked for.
         *
         * @param names how a product is called, by its code
         */
        public String searched(UnaryOperator<String> names) {
            return String.join(
                    "\n",
                    chinese.title(),
                    english.title(),
                    chinese.text(),
                    english.text(),
                    String.join("\n", products),
                    products.stream().map(names).collect(Collectors.joining("\n")),
                    String.join("\n", tags));
        }
    }

    /**
     * One as it once was.
     *
     * @param by as an actor
     */
    public record Version(long version, Instant at, String by, boolean retired, Content content) {}

    /** Somebody has used one in a conversation. */
    public record Use(
            long article, String chineseTitle, String englishTitle, String agent, String language, Instant at) {}

    /**
     * How often one was used.
     *
     * @param lastAt null: never
     */
    public record Figures(int total, int recent, @Nullable Instant lastAt) {
        public static final Figures NEVER = new Figures(0, 0, null);
    }
}
