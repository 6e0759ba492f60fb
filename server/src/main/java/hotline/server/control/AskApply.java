package hotline.server.control;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.distributor.Actor;
import hotline.ivr.yaml.Problem;
import hotline.server.center.Center;
import hotline.server.center.CenterChange;
import hotline.server.center.CenterOffice;
import hotline.server.center.CenterReader;
import java.nio.file.Path;
import java.util.List;

/** {@code apply}: brings a center file with its flows into force, or only says what would change. */
public final class AskApply implements ControlCommand {
    private static final Actor BY = new Actor("user:command-line");

    private final CenterOffice office;
    private final CenterReader reader;

    public AskApply(CenterOffice office, CenterReader reader) {
        this.office = office;
        this.reader = reader;
    }

    /** What is wrong, or what has changed or would, and what is hardly meant. */
    public record Outcome(List<Problem> problems, List<CenterChange> changes, List<Problem> warnings) {}

    @Override
    public String name() {
        return "apply";
    }

    @Override
    public Object run(JsonNode arguments, Reply reply) {
        Path file = Path.of(Arguments.text(arguments, "file"));
        return switch (reader.read(file)) {
            case CenterReader.Reading.Bad bad -> new Outcome(bad.problems(), List.of(), List.of());
            case CenterReader.Reading.Good good ->
                new Outcome(List.of(), apply(good.center(), arguments), good.warnings());
        };
    }

    private List<CenterChange> apply(Center center, JsonNode arguments) {
        return Arguments.truth(arguments, "dryRun")
                ? office.changes(center)
                : office.apply(center, Arguments.truth(arguments, "force"), BY);
    }
}
