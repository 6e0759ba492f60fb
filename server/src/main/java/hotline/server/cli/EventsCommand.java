package hotline.server.cli;

import hotline.server.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code events}. */
@Command(
        name = "events",
        description =
                "The journal, one JSON object a line: who did what, and when. Only ids, codes and times; nothing of a customer.")
final class EventsCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable HotlineCli cli;

    @Option(
            names = "--since",
            paramLabel = "EPOCH:SEQ",
            description = "only what came after this event (default: everything)")
    private @Nullable String since;

    @Option(names = "--follow", description = "go on with what happens from now on, until interrupted")
    private boolean follow;

    @Override
    public Integer call() {
        HotlineCli root = Objects.requireNonNull(cli);
        Map<String, Object> arguments = new HashMap<>(Map.of("follow", follow));
        if (since != null) {
            arguments.put("since", since);
        }
        root.client().ask("events", arguments, line -> root.console().line(Json.line(line)));
        return ExitCode.OK;
    }
}
