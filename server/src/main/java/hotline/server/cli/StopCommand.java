package hotline.server.cli;

import hotline.server.Json;
import hotline.server.instance.InstanceMark;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code stop}. */
@Command(name = "stop", description = "Ends everything and leaves nothing behind.")
final class StopCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @ParentCommand
    private @Nullable HotlineCli cli;

    @Option(names = "--when-idle", description = "refuse new calls (503) and wait for the last interaction to end")
    private boolean whenIdle;

    @Override
    public Integer call() {
        HotlineCli root = Objects.requireNonNull(cli);
        InstanceMark mark = root.client().instance().orElse(null);
        root.client().ask("stop", Map.of("whenIdle", whenIdle));
        if (mark != null) {
            Processes.awaitEnd(mark.pid(), LONGEST);
            if (mark.supervisor() > 0) {
                Processes.awaitEnd(mark.supervisor(), LONGEST);
            }
        }
        root.console()
                .answer(
                        root.json(),
                        Json.MAPPER.createObjectNode().put("state", "down"),
                        out -> out.println("Hotline is down."));
        return ExitCode.OK;
    }
}
