package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.crm.customer.Order;
import hotline.crm.guidance.Article;
import hotline.crm.guidance.Suggestions;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.crm.search.Words;
import hotline.crm.ticket.Ticket;
import hotline.crm.ticket.TicketFilter;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Standard answers and guidance as agents are offered them in their conversations. */
public final class OfferedGuidance {
    private static final Set<Role> AGENT = EnumSet.of(Role.AGENT);
    private static final int MOST_OFFERED = 30;
    /** Of one customer, that are open. */
    private static final int MOST_TICKETS = 20;

    private final GuidanceBook book;
    private final TicketBook tickets;
    private final LiveAnswers live;
    private final OwnDesk desk;
    private final Supplier<Centre> centre;
    private final InstantSource clock;

    /** @param centre the configuration in force; does not block */
    public OfferedGuidance(
            GuidanceBook book, TicketBook tickets, LiveAnswers live, Supplier<Centre> centre, InstantSource clock) {
        this.book = book;
        this.tickets = tickets;
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
        WorkItem work = desk.work(new AgentId(person.id()), wanted.interaction());
        Set<String> path = work.path().stream().map(WorkItem.PathStep::node).collect(Collectors.toSet());
        List<String> products = products(person, work);
        Suggestions.Conversation conversation =
                new Suggestions.Conversation(work.queue().value(), path, Set.copyOf(products));
        String text = wanted.text() == null ? "" : wanted.text();
        List<Article> all = book.all();
        List<Suggestions.Suggested> offered = text.isBlank()
                ? Suggestions.of(all, conversation)
                : Suggestions.found(all, Words.of(text), centre.get()::productNames, conversation);
        Set<Long> used = book.usedIn(wanted.interaction()).stream()
                .filter(use -> use.agent().equals(person.id()))
                .map(Article.Use::article)
                .collect(Collectors.toSet());
        return new GuidanceView(
                offered.stream()
                        .limit(MOST_OFFERED)
                        .map(one -> view(one, used.contains(one.article().id())))
                        .toList(),
                products);
    }

    /** It is about what she chose in the menu, what is to be done for her, and what she has ordered. */
    private List<String> products(Person person, WorkItem work) throws InterruptedException {
        Map<String, String> byNode = book.products();
        Optional<CallerCard> card = live.card(work.interaction());
        Stream<String> chosen =
                work.path().stream().map(WorkItem.PathStep::node).map(byNode::get);
        Stream<String> open = card.map(CallerCard::customer).stream()
                .flatMap(customer -> openTickets(person, customer))
                .map(Ticket::product);
        Stream<String> ordered = card.stream().flatMap(OfferedGuidance::orders).map(Order::product);
        return Stream.of(chosen, open, ordered)
                .flatMap(Function.identity())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Whoever has her on the desk may see all of hers. */
    private Stream<Ticket> openTickets(Person person, String customer) {
        TicketFilter.Sight all = new TicketFilter.Sight(true, person.id(), List.of(), List.of(), List.of());
        return tickets
                .list(
                        new TicketFilter(all, TicketFilter.Which.ALL, null, false, null, null, customer, null),
                        MOST_TICKETS,
                        clock.instant())
                .stream();
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
