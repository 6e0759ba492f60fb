package hotline.server.adapter;

import hotline.acd.agent.AgentId;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueId;
import hotline.desktop.message.Centre;
import hotline.desktop.message.Text;
import hotline.ivr.speech.Language;
import hotline.server.center.CenterConfiguration;
import hotline.server.center.CenterConfiguration.Name;
import java.time.ZoneId;
import java.util.List;

/** The configuration in force, as pages see it. */
public final class CentreViews {
    private static final Centre.Thresholds NEVER = new Centre.Thresholds(null, null, null);

    private final ZoneId zone;

    /** @param zone the centre's */
    public CentreViews(ZoneId zone) {
        this.zone = zone;
    }

    public Centre of(CenterConfiguration center) {
        return new Centre(
                zone.getId(),
                center.queues().stream().map(CentreViews::queue).toList(),
                center.agents().stream()
                        .map(agent -> new Centre.Agent(
                                new AgentId(agent.id()),
                                agent.name(),
                                agent.config().team(),
                                agent.extension()))
                        .toList(),
                center.reasons().stream()
                        .map(reason -> new Centre.Named(reason.reason().code(), text(reason.name())))
                        .toList(),
                List.of());
    }

    private static Centre.Queue queue(CenterConfiguration.Queue queue) {
        QueueConfig config = queue.config();
        return new Centre.Queue(
                new QueueId(queue.id()),
                text(queue.name()),
                queue.team().orElse(null),
                config.policy(),
                config.serviceLevelMillis(),
                config.shortAbandonMillis(),
                false,
                NEVER,
                NEVER);
    }

    private static Text text(Name name) {
        return new Text(name.in(Language.CHINESE), name.in(Language.ENGLISH));
    }
}
