package hotline.crm.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.crm.demo.DemoArticles;
import hotline.crm.guidance.Article.Content;
import hotline.crm.guidance.Article.Kind;
import hotline.crm.guidance.Article.Wording;
import hotline.crm.guidance.Suggestions.Why;
import hotline.crm.search.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    private static final Wording WORDS = new Wording("t", "x");

    @Test
    void whatStandsOpenInTheQueueComesFirstThenTheWayThenTheQueueThenTheRest() {
        List<Article> all = List.of(
                article(1, List.of(), List.of(), List.of()),
                article(2, List.of("service"), List.of(), List.of()),
                article(3, List.of(), List.of(), List.of("my-bill")),
                article(4, List.of(), List.of(), List.of("my-bill", "main")),
                article(5, List.of("service"), List.of("service"), List.of("elsewhere")),
                article(6, List.of("sales"), List.of(), List.of("my-bill")),
                article(7, List.of("service"), List.of(), List.of("elsewhere")));

        List<Suggestions.Suggested> offered = Suggestions.of(all, "service", Set.of("main", "my-bill"));

        assertThat(offered).extracting(one -> one.article().id()).containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(offered)
                .extracting(Suggestions.Suggested::why)
                .containsExactly(Why.OPENS, Why.PATH, Why.PATH, Why.QUEUE, Why.EVERYWHERE);
    }

    @Test
    void whatIsRetiredIsNeitherOfferedNorFound() {
        Article retired = new Article(
                1,
                new Content(Kind.ANSWER, WORDS, WORDS, List.of(), List.of(), List.of(), null, List.of("refund")),
                true,
                2,
                Instant.EPOCH,
                "user:s01");

        assertThat(Suggestions.of(List.of(retired), "service", Set.of())).isEmpty();
        assertThat(Suggestions.found(List.of(retired), Words.of("refund"), "service", Set.of()))
                .isEmpty();
    }

    @Test
    void theDemosArticlesFillInWhatIsKnownAndAreFoundInBothLanguages() {
        List<Article> all = new ArrayList<>();
        for (Content content : DemoArticles.all()) {
            assertThat(Placeholder.unknownIn(content.searched())).isEmpty();
            all.add(new Article(all.size() + 1L, content, false, 1, Instant.EPOCH, "system:demo"));
        }

        assertThat(Suggestions.of(all, "service", Set.of("my-bill")))
                .extracting(Suggestions.Suggested::why)
                .startsWith(Why.OPENS, Why.PATH, Why.PATH);
        assertThat(Suggestions.found(all, Words.of("退货"), "service", Set.of())).isNotEmpty();
        assertThat(Suggestions.found(all, Words.of("RETURNS seven"), "service", Set.of()))
                .hasSize(1);
    }

    @Test
    void bracesWithAnythingElseInThemAreNamed() {
        assertThat(Placeholder.unknownIn("{customer.name} {Customer.Name} {} { x } {a {bill.due}} } {"))
                .containsExactly("Customer.Name", "", " x ");
    }

    private static Article article(long id, List<String> queues, List<String> opensIn, List<String> nodes) {
        return new Article(
                id,
                new Content(Kind.ANSWER, WORDS, WORDS, queues, opensIn, nodes, null, List.of()),
                false,
                1,
                Instant.EPOCH,
                "user:s01");
    }
}
