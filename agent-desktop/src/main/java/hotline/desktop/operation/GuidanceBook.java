package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.crm.guidance.Article;
import hotline.crm.guidance.Articles;
import hotline.desktop.message.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** @see Articles Methods block, and throw {@link hotline.crm.DatabaseAway}; what they answer as done is committed. */
public interface GuidanceBook {
    List<Article> all();

    Optional<Article> of(long id);

    Articles.Result create(Article.Content content, String by, Instant at);

    Articles.Result change(long id, long version, Article.Content content, String by, Instant at);

    Articles.Result retire(long id, long version, boolean retired, String by, Instant at);

    /** The newest first. */
    List<Article.Version> versions(long id);

    /** False when there is no such article. */
    boolean used(long id, InteractionId interaction, AgentId agent, String language, Instant at);

    List<Article.Use> usedIn(InteractionId interaction);

    Map<Long, Article.Figures> figures(Instant recentFrom);

    /** The nodes of the menus in force that have a title. Does not block. */
    Map<String, Text> nodes();

    /** By node of the menus in force: the code of the product that callers who come by it ask about. Does not block. */
    Map<String, String> products();
}
