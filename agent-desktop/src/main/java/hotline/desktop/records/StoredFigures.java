package hotline.desktop.records;

import hotline.acd.agent.AgentId;
import hotline.acd.figures.AgentFigure;
import hotline.acd.figures.QueueFigure;
import hotline.acd.figures.Thresholds;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.contact.CallerCards;
import hotline.crm.contact.KnownCaller;
import hotline.crm.report.AgentRow;
import hotline.crm.report.Behind;
import hotline.crm.report.Bucket;
import hotline.crm.report.FlowReports;
import hotline.crm.report.FlowRow;
import hotline.crm.report.QueueRow;
import hotline.crm.report.Reports;
import hotline.desktop.message.Centre;
import hotline.desktop.operation.FigureBook;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Figures of the past, out of the store, measured against the thresholds in force now. */
public final class StoredFigures implements FigureBook {
    private final Reports reports;
    private final FlowReports flows;
    private final CallerCards callers;
    private final Supplier<Centre> centre;

    public StoredFigures(Reports reports, FlowReports flows, CallerCards callers, Supplier<Centre> centre) {
        this.reports = reports;
        this.flows = flows;
        this.callers = callers;
        this.centre = centre;
    }

    @Override
    public List<QueueRow> queues(Instant from, Instant to, Bucket by) {
        return reports.queueFigures(from, to, zone(), by, this::thresholds);
    }

    @Override
    public List<AgentRow> agents(Instant from, Instant to, Bucket by) {
        return reports.agentFigures(from, to, zone(), by);
    }

    @Override
    public Behind.Page behind(
            QueueFigure figure, QueueId queue, Instant from, Instant to, int most, @Nullable String after) {
        return reports.interactionsBehind(figure, queue, from, to, thresholds(queue), most, after);
    }

    @Override
    public Behind.Page behind(
            AgentFigure figure, AgentId agent, Instant from, Instant to, int most, @Nullable String after) {
        return reports.interactionsBehind(figure, agent, from, to, most, after);
    }

    @Override
    public Behind.Page conversations(AgentId agent, Instant from, Instant to, int most, @Nullable String after) {
        return reports.conversations(agent, from, to, most, after);
    }

    @Override
    public List<FlowRow> flows(Instant from, Instant to) {
        return flows.flows(from, to);
    }

    @Override
    public Map<InteractionId, KnownCaller> callers(Collection<InteractionId> interactions) {
        return callers.callers(interactions);
    }

    private Thresholds thresholds(QueueId id) {
        return centre.get().queues().stream()
                .filter(queue -> queue.id().equals(id))
                .findFirst()
                .map(queue -> new Thresholds(queue.serviceLevelMillis(), queue.shortAbandonMillis()))
                .orElse(Thresholds.USUAL);
    }

    private ZoneId zone() {
        return ZoneId.of(centre.get().zone());
    }
}
