package hotline.desktop;

import hotline.acd.agent.AgentId;
import hotline.acd.figures.AgentFigure;
import hotline.acd.figures.AgentFigures;
import hotline.acd.figures.QueueFigure;
import hotline.acd.figures.QueueFigures;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.contact.KnownCaller;
import hotline.crm.record.InteractionOutcome;
import hotline.crm.report.AgentRow;
import hotline.crm.report.Behind;
import hotline.crm.report.Bucket;
import hotline.crm.report.FlowRow;
import hotline.crm.report.QueueRow;
import hotline.desktop.operation.FigureBook;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A quiet past: a row for each queue and for two agents, one of each team; behind them only so many who abandoned a queue. */
final class NoFigures implements FigureBook {
    /** More than a page, and more than is read at once. */
    static final int ABANDONED = 1_060;

    @Override
    public List<QueueRow> queues(Instant from, Instant to, Bucket by) {
        return Stream.of(House.SERVICE, House.SALES)
                .map(queue -> new QueueRow(from, to, queue, QueueFigures.NONE))
                .toList();
    }

    @Override
    public List<AgentRow> agents(Instant from, Instant to, Bucket by) {
        return Stream.of("a01", "a07")
                .map(agent -> new AgentRow(from, to, new AgentId(agent), AgentFigures.NONE))
                .toList();
    }

    @Override
    public Behind.Page behind(
            QueueFigure figure, QueueId queue, Instant from, Instant to, int most, @Nullable String after) {
        if (figure != QueueFigure.ABANDONED) {
            return new Behind.Page(List.of(), null);
        }
        int begin = after == null ? 0 : Integer.parseInt(after);
        int end = Math.min(ABANDONED, begin + most);
        return new Behind.Page(
                IntStream.range(begin, end)
                        .mapToObj(n -> abandoned(n, queue, to.minusSeconds(1 + n)))
                        .toList(),
                end == ABANDONED ? null : String.valueOf(end));
    }

    @Override
    public Behind.Page behind(
            AgentFigure figure, AgentId agent, Instant from, Instant to, int most, @Nullable String after) {
        return new Behind.Page(List.of(), null);
    }

    @Override
    public Behind.Page conversations(AgentId agent, Instant from, Instant to, int most, @Nullable String after) {
        return new Behind.Page(List.of(), null);
    }

    @Override
    public List<FlowRow> flows(Instant from, Instant to) {
        return List.of();
    }

    /** All of them a customer with a hostile name. */
    @Override
    public Map<InteractionId, KnownCaller> callers(Collection<InteractionId> interactions) {
        return interactions.stream()
                .collect(Collectors.toMap(one -> one, one -> new KnownCaller("+8613800138000", "c1", "=1+1")));
    }

    private static Behind abandoned(int n, QueueId queue, Instant at) {
        return new Behind(
                new InteractionId(1, n + 1),
                0,
                at,
                queue,
                null,
                null,
                InteractionOutcome.ABANDONED_QUEUE,
                "ABANDONED",
                null,
                61_500L,
                null);
    }
}
