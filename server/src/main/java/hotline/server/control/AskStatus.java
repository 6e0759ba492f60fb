package hotline.server.control;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.distributor.Snapshot;
import hotline.acd.engine.Acd;
import hotline.cti.Arrivals;
import hotline.server.Refused;
import hotline.server.Version;
import hotline.server.instance.DataFolder;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** {@code status}: what runs, and how well. */
public final class AskStatus implements ControlCommand {
    private final Acd acd;
    private final Arrivals arrivals;
    private final DataFolder data;
    private final int portBase;
    private final String web;
    private final Supplier<List<Component>> components;
    private final InstantSource clock;

    /**
     * @param web where pages are, without a slash at the end
     * @param components asked for each answer; may block for a moment
     */
    public AskStatus(
            Acd acd,
            Arrivals arrivals,
            DataFolder data,
            int portBase,
            String web,
            Supplier<List<Component>> components,
            InstantSource clock) {
        this.acd = acd;
        this.arrivals = arrivals;
        this.data = data;
        this.portBase = portBase;
        this.web = web;
        this.components = components;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "status";
    }

    @Override
    public Object run(JsonNode arguments, Reply reply) throws InterruptedException {
        return report();
    }

    /** How everything is now. May block for a moment. */
    public StatusReport report() throws InterruptedException {
        Snapshot snapshot;
        try {
            snapshot = acd.snapshot().get();
        } catch (ExecutionException e) {
            throw new Refused("stopping", "Hotline is stopping.", "Ask again in a moment.");
        }
        List<Component> parts = components.get();
        String state =
                parts.stream().allMatch(part -> part.state().equals(Component.UP)) ? Component.UP : Component.DEGRADED;
        long now = clock.millis();
        return new StatusReport(
                state,
                Version.CURRENT,
                data.root().toString(),
                portBase,
                snapshot.position().epoch(),
                parts,
                new StatusReport.Urls(web + "/desk", web + "/board", web + "/api", web + "/metrics"),
                StatusReport.Agents.of(snapshot.agents()),
                snapshot.queues().stream()
                        .map(queue -> StatusReport.Queue.of(queue, snapshot, now))
                        .toList(),
                StatusReport.Interactions.of(snapshot.interactions()),
                new StatusReport.NewCalls(arrivals.isOpen(), arrivals.refused()));
    }
}
