package hotline.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.server.Json;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code export}. */
@Command(
        name = "export",
        description = "Prints the configuration in force as a center file, with every default written out.")
final class ExportCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable HotlineCli cli;

    @Override
    public Integer call() {
        HotlineCli root = Objects.requireNonNull(cli);
        JsonNode result = root.client().ask("export", Json.MAPPER.createObjectNode());
        root.console()
                .answer(
                        root.json(),
                        result,
                        out -> out.print(result.path("yaml").asText()));
        return ExitCode.OK;
    }
}
