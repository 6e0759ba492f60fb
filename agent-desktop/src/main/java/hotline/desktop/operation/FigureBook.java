package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.acd.figures.AgentFigure;
import hotline.acd.figures.QueueFigure;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.contact.KnownCaller;
import hotline.crm.report.AgentRow;
import hotline.crm.report.Behind;
import hotline.crm.report.Bucket;
import hotline.crm.report.FlowRow;
import hotline.crm.report.QueueRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures of the past. {@code from} is included, {@code to} is not. All methods block, and throw {@link hotline.crm.DatabaseAway}. */
public interface FigureBook {
    List<QueueRow> queues(Instant from, Instant to, Bucket by);

    List<AgentRow> agents(Instant from, Instant to, Bucket by);

    /** @param after what the page before named as next, null for the first; anything else is an {@link IllegalArgumentException} */
    Behind.Page behind(QueueFigure figure, QueueId queue, Instant from, Instant to, int most, @Nullable String after);

    /** @param after what the page before named as next, null for the first; anything else is an {@link IllegalArgumentException} */
    Behind.Page behind(AgentFigure figure, AgentId agent, Instant from, Instant to, int most, @Nullable String after);

    /**
     * An agent's conversations with customers and with colleagues, newest first.
     *
     * @param after what the page before named as next, null for the first; anything else is an {@link IllegalArgumentException}
     */
    Behind.Page conversations(AgentId agent, Instant from, Instant to, int most, @Nullable String after);

    List<FlowRow> flows(Instant from, Instant to);

    Map<InteractionId, KnownCaller> callers(Collection<InteractionId> interactions);
}
