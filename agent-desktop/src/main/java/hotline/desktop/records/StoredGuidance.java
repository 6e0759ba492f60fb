package hotline.desktop.records;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.crm.guidance.Article;
import hotline.crm.guidance.Articles;
import hotline.desktop.message.Text;
import hotline.desktop.operation.GuidanceBook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Standard answers and guidance out of the store.
 *
 * @param titles of the nodes of the menus in force; does not block
 * @param byNode the products of the nodes of the menus in force; does not block
 */
public record StoredGuidance(
        Articles articles, Supplier<Map<String, Text>> titles, Supplier<Map<String, String>> byNode)
        implements GuidanceBook {
    @Override
    public List<Article> all() {
        return articles.all();
    }

    @Override
    public Optional<Article> of(long id) {
        return articles.of(id);
    }

    @Override
    public Articles.Result create(Article.Content content, String by, Instant at) {
        return articles.create(content, by, at);
    }

    @Override
    public Articles.Result change(long id, long version, Article.Content content, String by, Instant at) {
        return articles.change(id, version, content, by, at);
    }

    @Override
    public Articles.Result retire(long id, long version, boolean retired, String by, Instant at) {
        return articles.retire(id, version, retired, by, at);
    }

    @Override
    public List<Article.Version> versions(long id) {
        return articles.versions(id);
    }

    @Override
    public boolean used(long id, InteractionId interaction, AgentId agent, String language, Instant at) {
        return articles.used(id, interaction, agent, language, at);
    }

    @Override
    public List<Article.Use> usedIn(InteractionId interaction) {
        return articles.usedIn(interaction);
    }

    @Override
    public Map<Long, Article.Figures> figures(Instant recentFrom) {
        return articles.figures(recentFrom);
    }

    @Override
    public Map<String, Text> nodes() {
        return titles.get();
    }

    @Override
    public Map<String, String> products() {
        return byNode.get();
    }
}
