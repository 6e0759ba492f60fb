package hotline.desktop.operation;

import hotline.acd.queue.QueueId;
import hotline.crm.guidance.Article;
import hotline.crm.guidance.Article.Content;
import hotline.crm.guidance.Article.Wording;
import hotline.crm.guidance.Articles;
import hotline.crm.guidance.Placeholder;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.crm.search.Words;
import hotline.desktop.live.Access;
import hotline.desktop.message.ArticleView;
import hotline.desktop.message.Centre;
import hotline.desktop.message.Text;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Standard answers and guidance as those who watch write them. */
public final class GuidanceOperations {
    private static final Set<Role> WATCHERS = EnumSet.of(Role.SUPERVISOR, Role.ADMIN);
    private static final Duration RECENT = Duration.ofDays(30);
    private static final int MOST_TAGS = 10;
    private static final int LONGEST_TAG = 40;
    private static final int LONGEST_LIST = 1_000;

    private final GuidanceBook book;
    private final Access access;
    private final Supplier<Centre> centre;
    private final InstantSource clock;

    /** @param centre the configuration in force; does not block */
    public GuidanceOperations(GuidanceBook book, Access access, Supplier<Centre> centre, InstantSource clock) {
        this.book = book;
        this.centre = centre;
        this.access = access;
        this.clock = clock;
    }

    /**
     * @param text words that must be in it, null: all
     * @param kind null: both
     * @param queue those that are suggested there, null: wherever
     * @param product those that are about it, null: about whatever
     * @param retired those that are offered no more instead of the others
     */
    record Listed(
            @Nullable @Longest(Words.LONGEST) String text,
            Article.@Nullable Kind kind,
            @Nullable QueueId queue,
            @Nullable String product,
            @Nullable Boolean retired) {}

    record One(int article) {}

    /** Lists are written with commas between. */
    record Create(
            Article.Kind kind,
            @Longest(2 * Article.LONGEST_TITLE) String titleChinese,
            @Longest(2 * Article.LONGEST_TITLE) String titleEnglish,
            @Longest(2 * Article.LONGEST_TEXT) String textChinese,
            @Longest(2 * Article.LONGEST_TEXT) String textEnglish,
            @Longest(LONGEST_LIST) String queues,
            @Longest(LONGEST_LIST) String opensIn,
            @Longest(LONGEST_LIST) String nodes,
            @Longest(LONGEST_LIST) String products,
            @Longest(LONGEST_LIST) String tags) {}

    /** @param version the one that was looked at */
    record Change(
            int article,
            int version,
            Article.Kind kind,
            @Longest(2 * Article.LONGEST_TITLE) String titleChinese,
            @Longest(2 * Article.LONGEST_TITLE) String titleEnglish,
            @Longest(2 * Article.LONGEST_TEXT) String textChinese,
            @Longest(2 * Article.LONGEST_TEXT) String textEnglish,
            @Longest(LONGEST_LIST) String queues,
            @Longest(LONGEST_LIST) String opensIn,
            @Longest(LONGEST_LIST) String nodes,
            @Longest(LONGEST_LIST) String products,
            @Longest(LONGEST_LIST) String tags) {
        Create content() {
            return new Create(
                    kind, titleChinese, titleEnglish, textChinese, textEnglish, queues, opensIn, nodes, products, tags);
        }
    }

    record Retire(int article, int version, boolean retired) {}

    /** @param nodes of the menus in force, by which callers may come */
    record Page(List<ArticleView> articles, List<Node> nodes) {}

    record Node(String node, Text title) {}

    /** @param versions as it was, the newest first */
    record History(List<ArticleView> versions) {}

    public List<Operation<?>> table() {
        return List.of(
                new Operation<>(
                        "guidance",
                        "GET",
                        "/guidance",
                        WATCHERS,
                        Listed.class,
                        this::list,
                        Page.class,
                        "Standard answers and guidance, with how often each was used."),
                new Operation<>(
                        "guidance.create",
                        "POST",
                        "/guidance",
                        WATCHERS,
                        Create.class,
                        this::create,
                        ArticleView.class,
                        "Writes an article, in both languages; in braces what is to be filled in, for example {customer.name}."),
                new Operation<>(
                        "guidance.change",
                        "PUT",
                        "/guidance/{article}",
                        WATCHERS,
                        Change.class,
                        this::change,
                        ArticleView.class,
                        "Writes an article anew; the version before stays on record."),
                new Operation<>(
                        "guidance.retire",
                        "PUT",
                        "/guidance/{article}/retired",
                        WATCHERS,
                        Retire.class,
                        this::retire,
                        ArticleView.class,
                        "Offers an article no more, or again."),
                new Operation<>(
                        "guidance.versions",
                        "GET",
                        "/guidance/{article}/versions",
                        WATCHERS,
                        One.class,
                        this::versions,
                        History.class,
                        "An article as it was, with who wrote it and when."));
    }

    private Object list(Person person, Listed wanted) {
        Words words = Words.of(wanted.text() == null ? "" : wanted.text());
        QueueId queue = wanted.queue();
        boolean retired = Boolean.TRUE.equals(wanted.retired());
        Map<Long, Article.Figures> figures = figures();
        return new Page(
                book.all().stream()
                        .filter(one -> one.retired() == retired)
                        .filter(one -> wanted.kind() == null || one.content().kind() == wanted.kind())
                        .filter(one -> queue == null
                                || one.content().queues().isEmpty()
                                || one.content().queues().contains(queue.value())
                                || one.content().opensIn().contains(queue.value()))
                        .filter(one -> wanted.product() == null
                                || one.content().products().contains(wanted.product()))
                        .filter(one -> words.areIn(one.content().searched(centre.get()::productNames)))
                        .map(one -> ArticleView.of(one, figures.getOrDefault(one.id(), Article.Figures.NEVER)))
                        .toList(),
                book.nodes().entrySet().stream()
                        .map(one -> new Node(one.getKey(), one.getValue()))
                        .toList());
    }

    private Object create(Person person, Create wanted) {
        Content content = content(wanted);
        mustBeOnes(person, content);
        return told(book.create(content, Core.actor(person).value(), clock.instant()));
    }

    private Object change(Person person, Change wanted) {
        Content content = content(wanted.content());
        mustBeOnes(person, article(wanted.article()).content());
        mustBeOnes(person, content);
        return told(book.change(
                wanted.article(), wanted.version(), content, Core.actor(person).value(), clock.instant()));
    }

    private Object retire(Person person, Retire wanted) {
        mustBeOnes(person, article(wanted.article()).content());
        return told(book.retire(
                wanted.article(),
                wanted.version(),
                wanted.retired(),
                Core.actor(person).value(),
                clock.instant()));
    }

    private Object versions(Person person, One wanted) {
        article(wanted.article());
        return new History(book.versions(wanted.article()).stream()
                .map(version -> ArticleView.of(wanted.article(), version))
                .toList());
    }

    private ArticleView told(Articles.Result result) {
        return switch (result) {
            case Articles.Result.Done done -> view(done.article());
            case Articles.Result.Conflict conflict ->
                throw NotDone.conflict(
                                "article-changed",
                                "Somebody has changed it meanwhile.",
                                "Look at what it is now first.")
                        .with("article", view(conflict.stored()));
            case Articles.Result.OpensAlready already ->
                throw NotDone.conflict(
                                "opens-already",
                                "In one of these queues another article stands open already.",
                                "Take the queue away there first.")
                        .with("article", view(already.other()));
            case Articles.Result.Unknown none -> throw unknown();
        };
    }

    private ArticleView view(Article article) {
        return ArticleView.of(article, figures().getOrDefault(article.id(), Article.Figures.NEVER));
    }

    private Map<Long, Article.Figures> figures() {
        return book.figures(clock.instant().minus(RECENT));
    }

    private Article article(int id) {
        return book.of(id).orElseThrow(GuidanceOperations::unknown);
    }

    private Content content(Create wanted) {
        List<String> queues = list(wanted.queues());
        List<String> opensIn = list(wanted.opensIn());
        Stream.concat(queues.stream(), opensIn.stream()).forEach(this::mustBeAQueue);
        List<String> nodes = list(wanted.nodes());
        if (nodes.stream().anyMatch(node -> !node.matches("[A-Za-z0-9_-]{1,60}"))) {
            throw NotDone.bad("nodes", "One of these is no node of a menu.", "Give ids as they stand in the flow.");
        }
        List<String> tags = list(Written.line(wanted.tags()));
        if (tags.size() > MOST_TAGS || tags.stream().anyMatch(tag -> tag.length() > LONGEST_TAG)) {
            throw NotDone.bad(
                    "tags",
                    "These are too many tags, or one is too long.",
                    MOST_TAGS + " at most, of " + LONGEST_TAG + " characters each.");
        }
        List<String> products = list(wanted.products());
        products.forEach(this::mustBeAProduct);
        return new Content(
                wanted.kind(),
                wording("Chinese", wanted.titleChinese(), wanted.textChinese()),
                wording("English", wanted.titleEnglish(), wanted.textEnglish()),
                queues,
                opensIn,
                nodes,
                products,
                tags);
    }

    private static Wording wording(String language, String title, String text) {
        String line = Written.line(title);
        String lines = Written.text(text).strip();
        mustFit("title" + language, line, Article.LONGEST_TITLE);
        mustFit("text" + language, lines, Article.LONGEST_TEXT);
        List<String> unknown = Stream.of(line, lines)
                .flatMap(one -> Placeholder.unknownIn(one).stream())
                .toList();
        if (!unknown.isEmpty()) {
            throw NotDone.bad(
                    "placeholder",
                    "In braces stands what cannot be filled in: "
                            + unknown.stream()
                                    .limit(3)
                                    .map(one -> "{" + one.substring(0, Math.min(LONGEST_TAG, one.length())) + "}")
                                    .collect(Collectors.joining(", "))
                            + ".",
                    "Known are: "
                            + Arrays.stream(Placeholder.values())
                                    .map(one -> "{" + one.code() + "}")
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        return new Wording(line, lines);
    }

    private static void mustFit(String field, String written, int longest) {
        if (written.isEmpty() || written.codePointCount(0, written.length()) > longest) {
            throw NotDone.bad(
                    field,
                    "The field '" + field + "' is empty or too long.",
                    "Write 1 to " + longest + " characters, in both languages.");
        }
    }

    /** Whoever watches one team's queues alone leaves the others' articles to them; those for all queues are everybody's who watches. */
    private void mustBeOnes(Person person, Content content) {
        boolean foreign = Stream.concat(content.queues().stream(), content.opensIn().stream())
                .map(QueueId::new)
                .anyMatch(queue -> access.knows(queue) && !access.seesQueue(person, queue));
        if (foreign) {
            throw NotDone.forbidden("It is for a queue that is not yours to watch.");
        }
    }

    private void mustBeAQueue(String id) {
        try {
            if (access.knows(new QueueId(id))) {
                return;
            }
        } catch (IllegalArgumentException none) {
            // told below
        }
        throw NotDone.unknown("queue", "There is no such queue.");
    }

    private void mustBeAProduct(String code) {
        if (centre.get().products().stream().noneMatch(one -> one.code().equals(code))) {
            throw NotDone.unknown("product", "There is no such product.");
        }
    }

    private static List<String> list(String written) {
        return Arrays.stream(written.split("[,，;\n]", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
    }

    private static NotDone unknown() {
        return NotDone.unknown("article", "There is no such article.");
    }
}
