package hotline.server.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.distributor.Position;
import hotline.crm.DatabaseAway;
import hotline.crm.journal.JournalCopy;
import hotline.server.Json;
import hotline.server.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code events}: the journal, one event a line; with {@code follow} it goes on until the one who asked goes away. */
public final class AskEvents implements ControlCommand {
    private static final int BATCH = 500;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final JournalCopy journal;

    public AskEvents(JournalCopy journal) {
        this.journal = journal;
    }

    @Override
    public String name() {
        return "events";
    }

    @Override
    public Object run(JsonNode arguments, Reply reply) throws InterruptedException {
        Position after = since(Arguments.optional(arguments, "since").orElse("0:0"));
        boolean follow = Arguments.truth(arguments, "follow");
        while (true) {
            List<JournalCopy.Line> lines = next(after);
            for (JournalCopy.Line line : lines) {
                reply.line(parsed(line.json()));
                after = line.position();
            }
            if (lines.size() < BATCH) {
                if (!follow) {
                    return Map.of("last", after.toString());
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        }
    }

    private List<JournalCopy.Line> next(Position after) {
        try {
            return journal.after(after, BATCH);
        } catch (DatabaseAway away) {
            throw Arguments.databaseAway();
        }
    }

    private static Position since(String text) {
        try {
            return Position.parse(text);
        } catch (IllegalArgumentException noPosition) {
            throw new Refused(
                    "bad-position", "That is no place in the journal.", "Write EPOCH:SEQ, for example --since 3:412.");
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the journal holds what is no JSON", e);
        }
    }
}
