package hotline.desktop;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.crm.guidance.Article;
import hotline.crm.guidance.Articles;
import hotline.desktop.message.Text;
import hotline.desktop.operation.GuidanceBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Articles in memory. */
final class MemoryGuidance implements GuidanceBook {
    private record Used(InteractionId interaction, Article.Use use) {}

    private final Map<Long, Article> all = new ConcurrentSkipListMap<>();
    private final Map<Long, List<Article.Version>> versions = new HashMap<>();
    private final List<Used> uses = new CopyOnWriteArrayList<>();

    @Override
    public synchronized List<Article> all() {
        return List.copyOf(all.values());
    }

    @Override
    public synchronized Optional<Article> of(long id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public synchronized Articles.Result create(Article.Content content, String by, Instant at) {
        return kept(new Article(all.size() + 1L, content, false, 1, at, by));
    }

    @Override
    public synchronized Articles.Result change(long id, long version, Article.Content content, String by, Instant at) {
        return changed(id, version, content, null, by, at);
    }

    @Override
    public synchronized Articles.Result retire(long id, long version, boolean retired, String by, Instant at) {
        return changed(id, version, null, retired, by, at);
    }

    private Articles.Result changed(
            long id,
            long version,
            Article.@Nullable Content content,
            @Nullable Boolean retired,
            String by,
            Instant at) {
        Article before = all.get(id);
        if (before == null) {
            return new Articles.Result.Unknown();
        } else if (before.version() != version) {
            return new Articles.Result.Conflict(before);
        }
        return kept(new Article(
                id,
                content == null ? before.content() : content,
                retired == null ? before.retired() : retired,
                version + 1,
                at,
                by));
    }

    private Articles.Result kept(Article article) {
        Optional<Article> other = all.values().stream()
                .filter(one -> one.id() != article.id()
                        && !Collections.disjoint(
                                one.content().opensIn(), article.content().opensIn()))
                .findFirst();
        if (other.isPresent()) {
            return new Articles.Result.OpensAlready(other.get());
        }
        all.put(article.id(), article);
        versions.computeIfAbsent(article.id(), id -> new ArrayList<>())
                .addFirst(new Article.Version(
                        article.version(),
                        article.changedAt(),
                        article.changedBy(),
                        article.retired(),
                        article.content()));
        return new Articles.Result.Done(article);
    }

    @Override
    public synchronized List<Article.Version> versions(long id) {
        return List.copyOf(versions.getOrDefault(id, List.of()));
    }

    @Override
    public synchronized boolean used(long id, InteractionId interaction, AgentId agent, String language, Instant at) {
        Article article = all.get(id);
        boolean known = uses.stream()
                .anyMatch(one -> one.interaction().equals(interaction)
                        && one.use().article() == id
                        && one.use().agent().equals(agent.value()));
        if (article != null && !known) {
            uses.add(new Used(
                    interaction,
                    new Article.Use(
                            id,
                            article.content().chinese().title(),
                            article.content().english().title(),
                            agent.value(),
                            language,
                            at)));
        }
        return article != null;
    }

    @Override
    public List<Article.Use> usedIn(InteractionId interaction) {
        return uses.stream()
                .filter(one -> one.interaction().equals(interaction))
                .map(Used::use)
                .toList();
    }

    @Override
    public Map<Long, Article.Figures> figures(Instant recentFrom) {
        Map<Long, Article.Figures> figures = new HashMap<>();
        uses.forEach(one -> figures.merge(
                one.use().article(),
                new Article.Figures(1, 1, one.use().at()),
                (a, b) -> new Article.Figures(a.total() + 1, a.recent() + 1, b.lastAt())));
        return figures;
    }

    @Override
    public Map<String, Text> nodes() {
        return Map.of("my-bill", new Text("我的账单", "My bill"));
    }

    @Override
    public Map<String, String> products() {
        return Map.of();
    }
}
