package hotline.server.control;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.server.Json;

/** {@code call} asks what became of the call it has made: the {@link CallRecord}, or an empty object while there is none. */
public final class AskCallRecord implements ControlCommand {
    private final CallRecords records;

    public AskCallRecord(CallRecords records) {
        this.records = records;
    }

    @Override
    public String name() {
        return "call-record";
    }

    @Override
    public Object run(JsonNode arguments, Reply reply) {
        return records.bySipCallId(Arguments.text(arguments, "callId"))
                .<Object>map(record -> record)
                .orElseGet(Json.MAPPER::createObjectNode);
    }
}
