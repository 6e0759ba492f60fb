package hotline.crm.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.crm.Database;
import hotline.crm.TestDatabase;
import hotline.crm.demo.DemoArticles;
import hotline.crm.guidance.Article.Content;
import hotline.crm.guidance.Article.Kind;
import hotline.crm.guidance.Article.Wording;
import hotline.crm.guidance.Articles.Result;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class ArticlesTest {
    private static final Instant NOON = Instant.parse("2026-07-03T12:00:00Z");
    private static final InteractionId CALL = new InteractionId(1, 7);

    private Database database;
    private Articles articles;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
        articles = new Articles(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatIsWrittenIsReadAgainWithEveryVersionAndWhoWroteIt() {
        Article first = done(articles.create(content("one", List.of("service")), "user:s01", NOON));

        Article second = done(articles.change(first.id(), 1, content("two", List.of()), "user:s02", NOON));

        assertThat(articles.of(first.id())).contains(second);
        assertThat(second.version()).isEqualTo(2);
        assertThat(articles.change(first.id(), 1, content("three", List.of()), "user:s01", NOON))
                .isEqualTo(new Result.Conflict(second));
        assertThat(done(articles.change(first.id(), 2, second.content(), "user:s01", NOON)))
                .isEqualTo(second);
        assertThat(articles.versions(first.id()))
                .extracting(Article.Version::by, one -> one.content().english().title())
                .containsExactly(tuple("user:s02", "two"), tuple("user:s01", "one"));
        assertThat(articles.change(99, 1, second.content(), "user:s01", NOON)).isInstanceOf(Result.Unknown.class);
    }

    @Test
    void aQueueHasOneArticleThatStandsOpenAtMostButRetiredOnesDoNotCount() {
        Article first = done(articles.create(content("one", List.of("service", "sales")), "user:s01", NOON));

        assertThat(articles.create(content("two", List.of("sales")), "user:s01", NOON))
                .isEqualTo(new Result.OpensAlready(first));
        done(articles.retire(first.id(), 1, true, "user:s01", NOON));
        done(articles.create(content("two", List.of("sales")), "user:s01", NOON));
        assertThat(articles.retire(first.id(), 2, false, "user:s01", NOON)).isInstanceOf(Result.OpensAlready.class);
    }

    @Test
    void aUseIsCountedOnceAConversationAndFoundWithIt() {
        Article article = done(articles.create(content("one", List.of()), "user:s01", NOON));
        AgentId agent = new AgentId("a01");

        assertThat(articles.used(article.id(), CALL, agent, "en", NOON)).isTrue();
        assertThat(articles.used(article.id(), CALL, agent, "zh-CN", NOON.plusSeconds(5)))
                .isTrue();
        assertThat(articles.used(article.id(), new InteractionId(1, 8), agent, "en", NOON.minusSeconds(5)))
                .isTrue();
        assertThat(articles.used(99, CALL, agent, "en", NOON)).isFalse();

        assertThat(articles.usedIn(CALL))
                .containsExactly(new Article.Use(article.id(), "标题", "one", "a01", "en", NOON));
        assertThat(articles.figures(NOON)).containsEntry(article.id(), new Article.Figures(2, 1, NOON));
    }

    @Test
    void theDemosAreStoredOnce() {
        DemoArticles.storeInto(articles, NOON);
        DemoArticles.storeInto(articles, NOON);

        assertThat(articles.all()).hasSize(DemoArticles.all().size());
    }

    private static Article done(Result result) {
        assertThat(result).isInstanceOf(Result.Done.class);
        return ((Result.Done) result).article();
    }

    private static Content content(String title, List<String> opensIn) {
        return new Content(
                Kind.ANSWER,
                new Wording("标题", "文字 {customer.name}"),
                new Wording(title, "text {customer.name}"),
                List.of("service"),
                opensIn,
                List.of("my-bill"),
                List.of("H1", "H2"),
                List.of("a", "b, c"));
    }
}
