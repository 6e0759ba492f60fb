package hotline.crm.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
import java.util.function.UnaryOperator;
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

        List<Suggestions.Suggested> offered = Suggestions.of(all, about(Set.of("main", "my-bill"), Set.of()));

        assertThat(offered).extracting(one -> one.article().id()).containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(offered)
                .extracting(Suggestions.Suggested::why)
                .containsExactly(Why.OPENS, Why.PATH, Why.PATH, Why.QUEUE, Why.EVERYWHERE);
    }

    @Test
    void whatIsAboutAProductIsOfferedWhereTheConversationIsAboutItAndNowhereElse() {
        List<Article> all = List.of(
                about(1, List.of(), "H1", "H2"),
                about(2, List.of("my-bill"), "H1"),
                about(3, List.of(), "H3"),
                article(4, List.of(), List.of(), List.of("my-bill")));

        List<Suggestions.Suggested> offered = Suggestions.of(all, about(Set.of("my-bill"), Set.of("H2", "H4")));

        assertThat(offered)
                .extracting(one -> one.article().id(), Suggestions.Suggested::why, Suggestions.Suggested::product)
                .containsExactly(tuple(1L, Why.PRODUCT, "H2"), tuple(4L, Why.PATH, null));
        assertThat(Suggestions.of(all, about(Set.of(), Set.of("H1"))))
                .extracting(one -> one.article().id())
                .containsExactly(1L);
        assertThat(Suggestions.of(all, about(Set.of("my-bill"), Set.of("H1"))))
                .extracting(one -> one.article().id())
                .containsExactly(2L, 1L, 4L);
    }

    @Test
    void whatIsAboutAProductIsFoundByItsCodeAndItsNameInEveryConversation() {
        List<Article> all = List.of(about(1, List.of(), "H1"), about(2, List.of(), "H3"));
        UnaryOperator<String> names = code -> code.equals("H3") ? "台灯\nDesk lamp" : "";

        assertThat(Suggestions.found(all, Words.of("台灯"), names, about(Set.of(), Set.of())))
                .extracting(one -> one.article().id())
                .containsExactly(2L);
        assertThat(Suggestions.found(all, Words.of("h1"), names, about(Set.of(), Set.of())))
                .extracting(one -> one.article().id())
                .containsExactly(1L);
    }

    @Test
    void whatIsRetiredIsNeitherOfferedNorFound() {
        Article retired = new Article(
                1,
                new Content(Kind.ANSWER, WORDS, WORDS, List.of(), List.of(), List.of(), List.of(), List.of("refund")),
                true,
                2,
                Instant.EPOCH,
                "user:s01");

        assertThat(Suggestions.of(List.of(retired), about(Set.of(), Set.of()))).isEmpty();
        assertThat(Suggestions.found(List.of(retired), Words.of("refund"), name -> name, about(Set.of(), Set.of())))
                .isEmpty();
    }

    @Test
    void theDemosArticlesFillInWhatIsKnownAndAreFoundInBothLanguages() {
        List<Article> all = new ArrayList<>();
        for (Content content : DemoArticles.all()) {
            assertThat(Placeholder.unknownIn(content.searched(name -> ""))).isEmpty();
            all.add(new Article(all.size() + 1L, content, false, 1, Instant.EPOCH, "system:demo"));
        }

        assertThat(Suggestions.of(all, about(Set.of("my-bill"), Set.of("H1"))))
                .extracting(Suggestions.Suggested::why)
                .startsWith(Why.OPENS, Why.PRODUCT, Why.PRODUCT, Why.PATH, Why.PATH);
        assertThat(Suggestions.found(all, Words.of("退货"), name -> name, about(Set.of(), Set.of())))
                .isNotEmpty();
        assertThat(Suggestions.found(all, Words.of("RETURNS seven"), name -> name, about(Set.of(), Set.of())))
                .hasSize(1);
    }

    @Test
    void bracesWithAnythingElseInThemAreNamed() {
        assertThat(Placeholder.unknownIn("{customer.name} {Customer.Name} {} { x } {a {bill.due}} } {"))
                .containsExactly("Customer.Name", "", " x ");
    }

    private static Suggestions.Conversation about(Set<String> path, Set<String> products) {
        return new Suggestions.Conversation("service", path, products);
    }

    private static Article about(long id, List<String> nodes, String... products) {
        return new Article(
                id,
                new Content(Kind.ANSWER, WORDS, WORDS, List.of(), List.of(), nodes, List.of(products), List.of()),
                false,
                1,
                Instant.EPOCH,
                "user:s01");
    }

    private static Article article(long id, List<String> queues, List<String> opensIn, List<String> nodes) {
        return new Article(
                id,
                new Content(Kind.ANSWER, WORDS, WORDS, queues, opensIn, nodes, List.of(), List.of()),
                false,
                1,
                Instant.EPOCH,
                "user:s01");
    }
}
