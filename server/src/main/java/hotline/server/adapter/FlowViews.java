package hotline.server.adapter;

import hotline.acd.distributor.Actor;
import hotline.crm.flow.FlowVersion;
import hotline.desktop.message.FlowView;
import hotline.desktop.operation.FlowBook;
import hotline.desktop.operation.NotDone;
import hotline.ivr.flow.Flow;
import hotline.ivr.speech.Language;
import hotline.ivr.trial.Diagram;
import hotline.server.Refused;
import hotline.server.center.Center;
import hotline.server.center.CenterConfiguration;
import hotline.server.center.CenterOffice;
import hotline.server.center.FlowOffice;
import java.util.List;

/** The call flows in force and before, as administrators see them in their browsers. */
public final class FlowViews implements FlowBook {
    private final CenterOffice office;
    private final FlowOffice flows;

    public FlowViews(CenterOffice office, FlowOffice flows) {
        this.office = office;
        this.flows = flows;
    }

    @Override
    public List<FlowView> flows() {
        Center center = office.current();
        List<FlowVersion> versions = flows.versions();
        return center.flows().entrySet().stream()
                .map(entry -> view(entry.getKey(), entry.getValue().flow(), center, versions))
                .toList();
    }

    private static FlowView view(String file, Flow flow, Center center, List<FlowVersion> versions) {
        Diagram diagram = new Diagram(flow, Language.ENGLISH);
        return new FlowView(
                file,
                flow.name(),
                center.configuration().numbers().stream()
                        .filter(number -> number.flow().equals(file))
                        .map(CenterConfiguration.Number::dialled)
                        .toList(),
                diagram.nodes().stream().map(node -> node(node, flow, diagram)).toList(),
                versions.stream()
                        .filter(version -> version.file().equals(file))
                        .map(version -> new FlowView.Version(
                                version.number(),
                                version.removed(),
                                version.at(),
                                version.by().value()))
                        .toList());
    }

    private static FlowView.Node node(String node, Flow flow, Diagram diagram) {
        return new FlowView.Node(
                node,
                flow.titles().containsKey(node) ? CentreViews.title(flow, node) : null,
                diagram.deed(node),
                diagram.isEnd(node),
                diagram.ways(node).stream()
                        .map(way -> new FlowView.Way(way.by(), way.to()))
                        .toList());
    }

    @Override
    public String difference(String file, int from, int to) {
        try {
            return flows.difference(file, from, to);
        } catch (Refused refused) {
            throw NotDone.unknown("version", refused.message());
        }
    }

    @Override
    public void rollBack(Actor by, String file, int number) {
        try {
            flows.rollBack(file, number, by);
        } catch (Refused refused) {
            throw NotDone.conflict(refused.code(), refused.message(), refused.remedy());
        }
    }
}
