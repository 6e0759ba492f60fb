package hotline.server.center;

import hotline.acd.queue.QueueId;
import hotline.ivr.flow.Flow;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A whole call centre, checked: what {@code center.yaml} says and the flows its numbers lead to.
 *
 * @param text of {@code center.yaml}, as written
 * @param flows by file name
 */
public record Center(CenterConfiguration configuration, String text, Map<String, FlowText> flows) {
    public Center {
        flows = new TreeMap<>(flows);
    }

    /** A flow and the text it was read from. */
    public record FlowText(Flow flow, String text) {}

    /**
     * What choosing a node of a flow means, for people; empty when the flow does not say, or is no longer there.
     *
     * @param flow its name, as the journal has it
     */
    public Optional<CenterConfiguration.Name> title(String flow, String node) {
        return flows.values().stream()
                .map(FlowText::flow)
                .filter(known -> known.name().equals(flow))
                .findFirst()
                .map(known -> known.allTitles().get(node))
                .map(CenterConfiguration.Name::new);
    }

    /** The queues to which callers of a number can come. */
    public Set<QueueId> queuesOf(CenterConfiguration.Number number) {
        return flow(number.flow()).queues().stream().map(QueueId::new).collect(Collectors.toUnmodifiableSet());
    }

    /** The texts of the flows, by file. */
    public Map<String, String> flowTexts() {
        Map<String, String> texts = new TreeMap<>();
        flows.forEach((file, flow) -> texts.put(file, flow.text()));
        return texts;
    }

    /** The flow of a file that a number names; the reader has made sure that it is there. */
    public Flow flow(String file) {
        FlowText flow = flows.get(file);
        if (flow == null) {
            throw new IllegalArgumentException("no flow " + file);
        }
        return flow.flow();
    }
}
