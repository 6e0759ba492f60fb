package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.acd.queue.QueueId;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.crm.report.Bucket;
import hotline.crm.report.Sheet;
import hotline.crm.survey.Opinion;
import hotline.crm.survey.OpinionSheet;
import hotline.desktop.live.Access;
import hotline.desktop.message.Centre;
import hotline.desktop.message.Text;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What callers think, by queue and by agent. */
public final class OpinionOperations {
    private static final Set<Role> WATCHERS = EnumSet.of(Role.SUPERVISOR, Role.ADMIN);

    private final OpinionBook book;
    private final Access access;
    private final Supplier<Centre> centre;
    private final InstantSource clock;

    public OpinionOperations(OpinionBook book, Access access, Supplier<Centre> centre, InstantSource clock) {
        this.book = book;
        this.access = access;
        this.centre = centre;
        this.clock = clock;
    }

    record Days(LocalDate from, LocalDate to) {}

    /** Those one watches, by id. */
    record Opinions(List<Score> queues, List<Score> agents) {}

    /**
     * The scores of one queue, or of one agent's conversations; null where nobody has answered.
     *
     * @param of the queue's or the agent's id
     * @param responseRate answered anything / asked
     * @param csat answers 4–5 of 1–5 / answers
     * @param nps share of 9–10 minus share of 0–6, from -1 to 1
     * @param solved yes / answers
     */
    record Score(
            String of,
            long asked,
            long answered,
            @Nullable Double responseRate,
            long csatAnswers,
            @Nullable Double csat,
            long npsAnswers,
            @Nullable Double nps,
            long solvedAnswers,
            @Nullable Double solved) {
        static Score of(Opinion opinion) {
            return new Score(
                    opinion.of(),
                    opinion.asked(),
                    opinion.answered(),
                    opinion.responseRate(),
                    opinion.satisfiedAnswers(),
                    opinion.satisfaction(),
                    opinion.recommendAnswers(),
                    opinion.promoterScore(),
                    opinion.solvedAnswers(),
                    opinion.solvedShare());
        }
    }

    public List<Operation<?>> table() {
        return List.of(new Operation<>(
                "figures.opinions",
                "GET",
                "/figures/opinions",
                WATCHERS,
                Days.class,
                this::opinions,
                Opinions.class,
                "What callers answered after conversations, by queue and by agent."));
    }

    private Object opinions(Person person, Days wanted) {
        Span span = Span.of(
                wanted.from(), wanted.to(), Bucket.WHOLE, ZoneId.of(centre.get().zone()), clock.instant());
        List<Opinion> queues = span.isEmpty()
                ? List.of()
                : book.ofQueues(span.from(), span.to()).stream()
                        .filter(one -> access.seesQueue(person, new QueueId(one.of())))
                        .toList();
        List<Opinion> agents = span.isEmpty()
                ? List.of()
                : book.ofAgents(span.from(), span.to()).stream()
                        .filter(one -> access.seesAgent(person, new AgentId(one.of())))
                        .toList();
        return new Tabular(
                new Opinions(
                        queues.stream().map(Score::of).toList(),
                        agents.stream().map(Score::of).toList()),
                locale -> sheet(wanted, locale, queues, agents));
    }

    private Sheet sheet(Days wanted, Locale locale, List<Opinion> queues, List<Opinion> agents) {
        Centre now = centre.get();
        Map<String, Text> queueNames = now.queues().stream()
                .collect(Collectors.toMap(queue -> queue.id().value(), Centre.Queue::name));
        Map<String, String> agentNames = now.agents().stream()
                .collect(Collectors.toMap(agent -> agent.id().value(), Centre.Agent::name));
        return new OpinionSheet(wanted.from(), wanted.to(), locale)
                .queues(queues, id -> Text.in(locale, queueNames.get(id), id))
                .agents(agents, id -> agentNames.getOrDefault(id, id))
                .sheet();
    }
}
