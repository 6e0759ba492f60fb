package hotline.server.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import hotline.ivr.yaml.Problem;
import hotline.server.Json;
import hotline.server.center.CenterChange;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code apply}. */
@Command(
        name = "apply",
        description =
                "Brings a center file and the flows beside it into force: shows what changes, and does all of it or nothing.")
final class ApplyCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable HotlineCli cli;

    @Parameters(paramLabel = "FILE", description = "for example config/center.yaml")
    private @Nullable Path file;

    @Option(names = "--dry-run", description = "only say what would change")
    private boolean dryRun;

    @Option(names = "--force", description = "remove things, too")
    private boolean force;

    @Override
    public Integer call() {
        HotlineCli root = Objects.requireNonNull(cli);
        Path absolute = Objects.requireNonNull(file).toAbsolutePath().normalize();
        JsonNode result =
                root.client().ask("apply", Map.of("file", absolute.toString(), "dryRun", dryRun, "force", force));
        List<Problem> problems = Json.MAPPER.convertValue(result.path("problems"), new TypeReference<>() {});
        List<Problem> warnings = Json.MAPPER.convertValue(result.path("warnings"), new TypeReference<>() {});
        List<CenterChange> changes = Json.MAPPER.convertValue(result.path("changes"), new TypeReference<>() {});
        ConfigurationAnswer answer = new ConfigurationAnswer(problems, changes, warnings);
        root.console().answer(root.json(), answer, out -> {
            answer.printProblems(out);
            answer.printWarnings(out);
            changes.forEach(out::println);
            if (!problems.isEmpty()) {
                out.println("Nothing was changed.");
            } else if (changes.isEmpty()) {
                out.println("Nothing to change: this is in force.");
            } else {
                out.println(changes.size()
                        + (changes.size() == 1 ? " change" : " changes")
                        + (dryRun ? " would come into force." : " came into force."));
            }
        });
        return problems.isEmpty() ? ExitCode.OK : ExitCode.REFUSED;
    }
}
