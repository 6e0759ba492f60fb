package hotline.desktop.message;

import hotline.acd.agent.AgentId;
import hotline.crm.guidance.Article;
import hotline.crm.guidance.Suggestions;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may help in a conversation.
 *
 * @param articles what suits best, first
 * @param products what the conversation is about, by their codes: what the caller chose in the menu first, then what open tickets and orders of hers are about
 */
public record GuidanceView(List<Suggested> articles, List<String> products) {
    /**
     * One of them.
     *
     * @param text with what is to be filled in in braces
     * @param product the code of the one that it is about and the conversation, too; null for none
     * @param used whether one has used it in this conversation
     */
    public record Suggested(
            int article,
            Article.Kind kind,
            Suggestions.Why why,
            Text title,
            Text text,
            @Nullable String product,
            List<String> tags,
            boolean used) {}

    /** Somebody has used it in a conversation. */
    public record Used(int article, Text title, AgentId agent, Instant at) {
        public static Used of(Article.Use use) {
            return new Used(
                    Math.toIntExact(use.article()),
                    new Text(use.chineseTitle(), use.englishTitle()),
                    new AgentId(use.agent()),
                    use.at());
        }
    }
}
