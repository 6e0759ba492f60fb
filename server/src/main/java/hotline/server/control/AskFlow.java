package hotline.server.control;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.distributor.Actor;
import hotline.crm.DatabaseAway;
import hotline.crm.flow.FlowVersion;
import hotline.server.Refused;
import hotline.server.center.CenterChange;
import hotline.server.center.FlowOffice;
import java.util.List;

/** {@code flow}: the versions of call flows, what is different between two, and the way back to one. */
public final class AskFlow implements ControlCommand {
    private static final Actor BY = new Actor("user:command-line");

    private final FlowOffice flows;

    public AskFlow(FlowOffice flows) {
        this.flows = flows;
    }

    /** By file, the newest first. */
    public record Versions(List<FlowVersion> versions) {}

    /** What is different. */
    public record Text(String text) {}

    /** What came into force. */
    public record Changed(List<CenterChange> changes) {}

    @Override
    public String name() {
        return "flow";
    }

    @Override
    public Object run(JsonNode arguments, Reply reply) {
        try {
            return switch (Arguments.text(arguments, "action")) {
                case "versions" -> new Versions(flows.versions());
                case "difference" ->
                    new Text(flows.difference(file(arguments), number(arguments, "from"), number(arguments, "to")));
                case "roll-back" -> new Changed(flows.rollBack(file(arguments), number(arguments, "number"), BY));
                default -> throw new Refused("bad-request", "There is no such action.", "See 'hotline flow --help'.");
            };
        } catch (DatabaseAway away) {
            throw Arguments.databaseAway();
        }
    }

    private static String file(JsonNode arguments) {
        return Arguments.text(arguments, "file");
    }

    private static int number(JsonNode arguments, String key) {
        JsonNode value = arguments.path(key);
        if (!value.canConvertToInt() || value.asInt() < 0) {
            throw new Refused("bad-request", "'" + key + "' is no version.", "Versions count from 1.");
        }
        return value.asInt();
    }
}
