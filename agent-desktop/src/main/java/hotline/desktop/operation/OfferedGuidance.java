package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.crm.customer.Order;
import hotline.crm.guidance.Article;
import hotline.crm.guidance.Suggestions;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.crm.search.Words;
import hotline.desktop.live.LiveAnswers;
import hotline.desktop.message.ArticleView;
import hotline.desktop.message.CallerCard;
import hotline.desktop.message.Centre;
import hotline.desktop.message.GuidanceView;
import hotline.desktop.message.WorkItem;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Standard answers and guidance as agents are offered them in their conversations. */
public final class OfferedGuidance {
    private static final Set<Role> AGENT = EnumSet.of(Role.AGENT);
    private static final int MOST_OFFERED = 30;

    private final GuidanceBook book;
    private final LiveAnswers live;
    private final OwnDesk desk;
    private final Supplier<Centre> centre;
    private final InstantSource clock;

    /** @param centre the configuration in force; does not block */
    public OfferedGuidance(GuidanceBook book, LiveAnswers live, Supplier<Centre> centre, InstantSource clock) {
        this.book = book;
        this.live = live;
        this.desk = new OwnDesk(live);
        this.centre = centre;
        this.clock = clock;
    }

    /** @param text words that must be in it; null: what suits the conversation */
    record Offered(
            InteractionId interaction,
            @Nullable @Longest(Words.LONGEST) String text) {}

    /** @param language in which it was used */
    record Use(InteractionId interaction, int article, String language) {}

    public List<Operation<?>> table() {
        return List.of(
                new Operation<>(
                        "guidance.offered",
                        "GET",
                        "/desk/interactions/{interaction}/guidance",
                        AGENT,
                        Offered.class,
                        this::offered,
                        GuidanceView.class,
                        "Standard answers and guidance that suit a conversation on the own desk, by its queue, the caller's way through the menu and the products it is about; or those with some words, in either language."),
                new Operation<>(
                        "guidance.use",
                        "POST",
                        "/desk/interactions/{interaction}/guidance/{article}",
                        AGENT,
                        Use.class,
                        this::use,
                        null,
                        "One of them was used in a conversation on the own desk."));
    }

    private Object offered(Person person, Offered wanted) throws InterruptedException {
        Suggestions.Conversation conversation = conversation(desk.work(new AgentId(person.id()), wanted.interaction()));
        String text = wanted.text() == null ? "" : wanted.text();
        List<Article> all = book.all();
        List<Suggestions.Suggested> offered = text.isBlank()
                ? Suggestions.of(all, conversation)
                : Suggestions.found(all, Words.of(text), centre.get()::productNames, conversation);
        Set<Long> used = book.usedIn(wanted.interaction()).stream()
                .filter(use -> use.agent().equals(person.id()))
                .map(Article.Use::article)
                .collect(Collectors.toSet());
        return new GuidanceView(offered.stream()
                .limit(MOST_OFFERED)
                .map(one -> view(one, used.contains(one.article().id())))
                .toList());
    }

    /** It is about what she chose in the menu, and what she has ordered. */
    private Suggestions.Conversation conversation(WorkItem work) throws InterruptedException {
        Set<String> path = work.path().stream().map(WorkItem.PathStep::node).collect(Collectors.toSet());
        Map<String, String> byNode = book.products();
        Stream<String> chosen = path.stream().map(byNode::get);
        Stream<String> ordered = live.card(work.interaction()).stream()
                .flatMap(OfferedGuidance::orders)
                .map(Order::product);
        return new Suggestions.Conversation(
                work.queue().value(),
                path,
                Stream.concat(chosen, ordered).filter(Objects::nonNull).collect(Collectors.toSet()));
    }

    /** Those that are open, of the customer it is. */
    private static Stream<Order> orders(CallerCard card) {
        return card.customers().stream()
                .filter(one -> one.id().equals(card.customer()))
                .flatMap(one -> one.orders().stream());
    }

    private static GuidanceView.Suggested view(Suggestions.Suggested one, boolean used) {
        ArticleView article = ArticleView.of(one.article(), Article.Figures.NEVER);
        return new GuidanceView.Suggested(
                article.article(),
                article.kind(),
                one.why(),
                article.title(),
                article.text(),
                one.product(),
                article.tags(),
                used);
    }

    private @Nullable Object use(Person person, Use wanted) throws InterruptedException {
        AgentId agent = new AgentId(person.id());
        desk.work(agent, wanted.interaction());
        LanguageOperations.mustBeSpoken(wanted.language());
        if (!book.used(wanted.article(), wanted.interaction(), agent, wanted.language(), clock.instant())) {
            throw NotDone.unknown("article", "There is no such article.");
        }
        return null;
    }
}
