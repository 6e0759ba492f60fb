package hotline.server.adapter;

import hotline.acd.agent.AgentId;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueId;
import hotline.desktop.message.Centre;
import hotline.desktop.message.Text;
import hotline.ivr.flow.Flow;
import hotline.ivr.flow.OutsideNumbers;
import hotline.ivr.speech.Language;
import hotline.server.center.Center;
import hotline.server.center.CenterConfiguration;
import hotline.server.center.CenterConfiguration.Name;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The configuration in force, as pages see it. */
public final class CentreViews {
    private final ZoneId zone;

    private final OutsideNumbers outside;

    /**
     * @param zone the centre's
     * @param outside which numbers may be called
     */
    public CentreViews(ZoneId zone, OutsideNumbers outside) {
        this.zone = zone;
        this.outside = outside;
    }

    public Centre of(CenterConfiguration center) {
        return new Centre(
                zone.getId(),
                center.queues().stream().map(CentreViews::queue).toList(),
                center.atPhones().stream()
                        .map(agent -> new Centre.Agent(
                                new AgentId(agent.id()),
                                agent.name(),
                                agent.config().team(),
                                agent.extension()))
                        .toList(),
                center.people().stream()
                        .filter(person -> person.extension().isEmpty())
                        .map(person -> new Centre.Someone(person.id(), person.name()))
                        .toList(),
                center.reasons().stream()
                        .map(reason -> new Centre.Named(reason.reason().code(), text(reason.name())))
                        .toList(),
                center.dispositions().stream()
                        .map(one -> new Centre.Disposition(
                                one.code(),
                                text(one.name()),
                                one.queues().stream().map(QueueId::new).toList()))
                        .toList(),
                center.ticketCategories().stream()
                        .map(one -> new Centre.TicketCategory(one.code(), text(one.name()), one.kinds()))
                        .toList(),
                center.products().stream()
                        .map(product -> new Centre.Named(product.code(), text(product.name())))
                        .toList(),
                center.outsideStations() && !outside.isEmpty());
    }

    /** What nodes are about, by {@code FLOW/NODE}. */
    public static Map<String, Text> titles(Center center) {
        Map<String, Text> titles = new HashMap<>();
        for (Center.FlowText text : center.flows().values()) {
            Flow flow = text.flow();
            for (String node : flow.allTitles().keySet()) {
                titles.put(flow.name() + "/" + node, title(flow, node));
            }
        }
        return Map.copyOf(titles);
    }

    /** What agents see as that which callers enter, by {@code FLOW/NODE}. */
    public static Map<String, Text> shown(Center center) {
        Map<String, Text> shown = new HashMap<>();
        for (Center.FlowText text : center.flows().values()) {
            text.flow()
                    .allShown()
                    .forEach((node, as) -> shown.put(
                            text.flow().name() + "/" + node,
                            new Text(
                                    as.getOrDefault(Language.CHINESE, node), as.getOrDefault(Language.ENGLISH, node))));
        }
        return Map.copyOf(shown);
    }

    /** What nodes are about, by the node alone, in the order of their names; of two flows' nodes of one name the first. */
    public static Map<String, Text> nodes(Map<String, Text> titles) {
        Map<String, Text> nodes = new TreeMap<>();
        new TreeMap<>(titles)
                .forEach((place, title) -> nodes.putIfAbsent(place.substring(place.indexOf('/') + 1), title));
        return Collections.unmodifiableMap(nodes);
    }

    /** The products that callers ask about who come by these nodes, by the node alone; of two flows' nodes of one name the first. */
    public static Map<String, String> products(Center center) {
        Map<String, String> products = new HashMap<>();
        center.flows().values().forEach(text -> text.flow().allProducts().forEach(products::putIfAbsent));
        return Map.copyOf(products);
    }

    static Text title(Flow flow, String node) {
        return new Text(
                flow.title(node, Language.CHINESE).orElse(node),
                flow.title(node, Language.ENGLISH).orElse(node));
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
                queue.wrapUpDisposition() == CenterConfiguration.WrapUpDisposition.MANDATORY,
                config.wrapUpRules(),
                thresholds(queue.amber()),
                thresholds(queue.red()));
    }

    private static Centre.Thresholds thresholds(CenterConfiguration.Attention from) {
        return new Centre.Thresholds(
                from.waiting().orElse(null),
                from.longestWaitMillis().orElse(null),
                from.serviceLevelPercent().map(percent -> percent / 100.0).orElse(null));
    }

    private static Text text(Name name) {
        return new Text(name.in(Language.CHINESE), name.in(Language.ENGLISH));
    }
}
