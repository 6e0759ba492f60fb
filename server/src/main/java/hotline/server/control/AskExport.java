package hotline.server.control;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.server.center.CenterExport;
import hotline.server.center.CenterOffice;
import java.util.Map;

/** {@code export}: the configuration in force. */
public final class AskExport implements ControlCommand {
    private final CenterOffice office;

    public AskExport(CenterOffice office) {
        this.office = office;
    }

    @Override
    public String name() {
        return "export";
    }

    @Override
    public Object run(JsonNode arguments, Reply reply) {
        return Map.of("yaml", CenterExport.yaml(office.current().configuration()));
    }
}
