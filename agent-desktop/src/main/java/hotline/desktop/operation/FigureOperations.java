package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.acd.figures.AgentFigure;
import hotline.acd.figures.QueueFigure;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.contact.KnownCaller;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.crm.record.InteractionOutcome;
import hotline.crm.report.AgentMetric;
import hotline.crm.report.AgentRow;
import hotline.crm.report.Behind;
import hotline.crm.report.Bucket;
import hotline.crm.report.FigureSheets;
import hotline.crm.report.FlowRow;
import hotline.crm.report.QueueMetric;
import hotline.crm.report.QueueRow;
import hotline.crm.report.Unit;
import hotline.desktop.live.Access;
import hotline.desktop.live.Titles;
import hotline.desktop.message.Centre;
import hotline.desktop.message.Text;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Figures of days, and the interactions behind them; each for whom they concern. */
public final class FigureOperations {
    private static final Set<Role> WATCHERS = EnumSet.of(Role.SUPERVISOR, Role.ADMIN);
    private static final int A_PAGE = 50;
    private static final KnownCaller NOBODY = new KnownCaller(null, null, null);

    private final FigureBook book;
    private final Access access;
    private final Titles titles;
    private final Supplier<Centre> centre;
    private final InstantSource clock;

    public FigureOperations(
            FigureBook book, Titles titles, Access access, Supplier<Centre> centre, InstantSource clock) {
        this.book = book;
        this.titles = titles;
        this.access = access;
        this.centre = centre;
        this.clock = clock;
    }

    /** @param by {@code whole} unless it says otherwise */
    record Figures(LocalDate from, LocalDate to, @Nullable Bucket by) {}

    /**
     * @param figure of {@link QueueFigure} together with a queue, of {@link AgentFigure} together with an agent
     * @param after what the page before named as next
     */
    record Drill(
            String figure,
            @Nullable QueueId queue,
            @Nullable AgentId agent,
            LocalDate from,
            LocalDate to,
            @Nullable String after) {}

    record Mine(@Nullable String after) {}

    /** Rows, each with its figures by name. */
    record Rows(List<Map<String, Object>> rows) {}

    /** By name. */
    record Flows(List<FlowFigures> flows) {}

    /**
     * One flow, in the whole time.
     *
     * @param left hung up in it, unserved
     * @param transferred connected with a number outside, and talked to no agent
     * @param containment served by the flow alone of those ended, null when none has
     */
    record FlowFigures(
            String flow,
            long calls,
            long selfServed,
            long left,
            long queued,
            long transferred,
            long ended,
            @Nullable Double containment,
            List<NodeFigures> nodes) {}

    /**
     * One node.
     *
     * @param title what it is about, null when the flow does not say
     * @param exits by what it was left, and how often
     */
    record NodeFigures(
            String node,
            @Nullable Text title,
            long entered,
            long abandoned,
            long meanMillis,
            Map<String, Long> exits) {}

    /**
     * One behind a figure.
     *
     * @param colleague with whom the agent has spoken, or tried to; null where there was a customer
     * @param customer the name, null when not known
     */
    record Line(
            InteractionId interaction,
            Instant at,
            QueueId queue,
            @Nullable AgentId agent,
            @Nullable AgentId colleague,
            @Nullable String number,
            @Nullable String customer,
            @Nullable InteractionOutcome outcome,
            @Nullable String disposition,
            @Nullable Long talkMillis) {}

    /** @param next goes into {@code after}, null at the end */
    record Lines(List<Line> interactions, @Nullable String next) {}

    public List<Operation<?>> table() {
        return List.of(
                new Operation<>(
                        "figures.queues",
                        "GET",
                        "/figures/queues",
                        WATCHERS,
                        Figures.class,
                        this::queues,
                        Rows.class,
                        "Figures of the queues one watches."),
                new Operation<>(
                        "figures.agents",
                        "GET",
                        "/figures/agents",
                        WATCHERS,
                        Figures.class,
                        this::agents,
                        Rows.class,
                        "Figures of the agents one watches."),
                new Operation<>(
                        "figures.flows",
                        "GET",
                        "/figures/flows",
                        WATCHERS,
                        Figures.class,
                        this::flows,
                        Flows.class,
                        "How callers fared in the call flows: node by node."),
                new Operation<>(
                        "figures.interactions",
                        "GET",
                        "/figures/interactions",
                        WATCHERS,
                        Drill.class,
                        this::behind,
                        Lines.class,
                        "The interactions behind one figure, newest first."),
                new Operation<>(
                        "my.interactions",
                        "GET",
                        "/desk/interactions",
                        EnumSet.of(Role.AGENT),
                        Mine.class,
                        this::mine,
                        Lines.class,
                        "The own conversations whose wrap-up was completed today, with colleagues too, newest first."));
    }

    private Object queues(Person person, Figures wanted) {
        Span span = span(wanted.from(), wanted.to(), wanted.by());
        List<QueueRow> rows = span.isEmpty()
                ? List.of()
                : book.queues(span.from(), span.to(), bucket(wanted.by())).stream()
                        .filter(row -> access.seesQueue(person, row.queue()))
                        .toList();
        Map<QueueId, Text> names =
                centre.get().queues().stream().collect(Collectors.toMap(Centre.Queue::id, Centre.Queue::name));
        return new Tabular(
                new Rows(rows.stream().map(FigureOperations::row).toList()),
                locale -> new FigureSheets(zone(), locale)
                        .queues(rows, id -> Text.in(locale, names.get(id), id.value())));
    }

    private Object agents(Person person, Figures wanted) {
        Span span = span(wanted.from(), wanted.to(), wanted.by());
        List<AgentRow> rows = span.isEmpty()
                ? List.of()
                : book.agents(span.from(), span.to(), bucket(wanted.by())).stream()
                        .filter(row -> access.seesAgent(person, row.agent()))
                        .toList();
        Map<AgentId, String> names =
                centre.get().agents().stream().collect(Collectors.toMap(Centre.Agent::id, Centre.Agent::name));
        return new Tabular(
                new Rows(rows.stream().map(FigureOperations::row).toList()),
                locale -> new FigureSheets(zone(), locale).agents(rows, id -> names.getOrDefault(id, id.value())));
    }

    private Object flows(Person person, Figures wanted) {
        Span span = span(wanted.from(), wanted.to(), Bucket.WHOLE);
        List<FlowRow> rows = span.isEmpty() ? List.of() : book.flows(span.from(), span.to());
        return new Tabular(
                new Flows(rows.stream().map(this::flow).toList()),
                locale -> new FigureSheets(zone(), locale)
                        .flows(rows, (flow, node) -> Text.in(locale, titles.title(flow, node), "")));
    }

    private FlowFigures flow(FlowRow row) {
        OptionalDouble containment = row.containment();
        return new FlowFigures(
                row.flow(),
                row.calls(),
                row.selfServed(),
                row.left(),
                row.queued(),
                row.transferred(),
                row.ended(),
                containment.isPresent() ? containment.getAsDouble() : null,
                row.nodes().stream()
                        .map(node -> new NodeFigures(
                                node.node(),
                                titles.title(row.flow(), node.node()),
                                node.entered(),
                                node.abandoned(),
                                node.meanMillis(),
                                node.exits()))
                        .toList());
    }

    private Object behind(Person person, Drill wanted) {
        Span span = span(wanted.from(), wanted.to(), Bucket.WHOLE);
        QueueId queue = wanted.queue();
        AgentId agent = wanted.agent();
        if ((queue == null) == (agent == null)) {
            throw NotDone.bad("queue", "A figure is either a queue's or an agent's.", "Give one of queue and agent.");
        }
        if (queue != null) {
            if (!access.seesQueue(person, queue)) {
                throw NotDone.forbidden("Queue " + queue + " is not yours to watch.");
            }
            QueueFigure figure = figure(QueueFigure.values(), wanted.figure());
            return lines((most, after) -> book.behind(figure, queue, span.from(), span.to(), most, after), wanted);
        }
        if (agent == null || !access.seesAgent(person, agent)) {
            throw NotDone.forbidden("Agent " + agent + " is not of your team.");
        }
        AgentFigure figure = figure(AgentFigure.values(), wanted.figure());
        return lines((most, after) -> book.behind(figure, agent, span.from(), span.to(), most, after), wanted);
    }

    private Tabular lines(BehindTable.Pages pages, Drill wanted) {
        return new Tabular(
                lines(after -> pages.read(A_PAGE, after), wanted.after()),
                locale -> new BehindTable(book, centre.get(), locale).of(pages));
    }

    private Object mine(Person person, Mine wanted) {
        Instant now = clock.instant();
        Instant midnight = LocalDate.ofInstant(now, zone()).atStartOfDay(zone()).toInstant();
        AgentId agent = new AgentId(person.id());
        return lines(after -> book.conversations(agent, midnight, now.plusSeconds(1), A_PAGE, after), wanted.after());
    }

    private Lines lines(Function<@Nullable String, Behind.Page> reading, @Nullable String after) {
        Behind.Page page;
        try {
            page = reading.apply(after);
        } catch (IllegalArgumentException noPage) {
            throw NotDone.bad("after", "There is no such page.", "Begin without 'after'.");
        }
        Map<InteractionId, KnownCaller> callers = book.callers(
                page.interactions().stream().map(Behind::interaction).toList());
        return new Lines(
                page.interactions().stream()
                        .map(one -> line(one, callers.getOrDefault(one.interaction(), NOBODY)))
                        .toList(),
                page.next());
    }

    private static Line line(Behind one, KnownCaller caller) {
        return new Line(
                one.interaction(),
                one.at(),
                one.queue(),
                one.agent(),
                one.colleague(),
                caller.number(),
                caller.customerName(),
                one.outcome(),
                one.disposition(),
                one.talkMillis());
    }

    private static Map<String, Object> row(QueueRow row) {
        Map<String, Object> fields = begun("queue", row.queue(), row.from(), row.to());
        for (QueueMetric metric : QueueMetric.values()) {
            put(fields, metric.key(), metric.unit(), metric.value(row.figures()));
        }
        return fields;
    }

    private static Map<String, Object> row(AgentRow row) {
        Map<String, Object> fields = begun("agent", row.agent(), row.from(), row.to());
        for (AgentMetric metric : AgentMetric.values()) {
            put(fields, metric.key(), metric.unit(), metric.value(row.figures()));
        }
        Map<String, Long> notReady = new LinkedHashMap<>();
        row.figures().notReadyMillis().forEach((reason, millis) -> notReady.put(reason.code(), millis));
        fields.put("notReadyMillis", notReady);
        return fields;
    }

    private static Map<String, Object> begun(String what, Object id, Instant from, Instant to) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(what, id);
        fields.put("from", from);
        fields.put("to", to);
        return fields;
    }

    @SuppressWarnings("NullAway") // in JSON absent values are null
    private static void put(Map<String, Object> fields, String key, Unit unit, OptionalDouble value) {
        if (value.isEmpty()) {
            fields.put(key, null);
        } else if (unit == Unit.SHARE) {
            fields.put(key, value.getAsDouble());
        } else {
            fields.put(key, Math.round(value.getAsDouble()));
        }
    }

    private static <E extends Enum<E>> E figure(E[] all, String name) {
        for (E figure : all) {
            if (figure.name().equals(name)) {
                return figure;
            }
        }
        throw NotDone.bad(
                "figure",
                "There is no such figure.",
                "Choose one of: " + List.of(all).stream().map(Enum::name).collect(Collectors.joining(", ")) + ".");
    }

    private Span span(LocalDate from, LocalDate to, @Nullable Bucket by) {
        return Span.of(from, to, bucket(by), zone(), clock.instant());
    }

    private static Bucket bucket(@Nullable Bucket by) {
        return by == null ? Bucket.WHOLE : by;
    }

    private ZoneId zone() {
        return ZoneId.of(centre.get().zone());
    }
}
