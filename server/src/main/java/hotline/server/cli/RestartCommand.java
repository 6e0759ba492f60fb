package hotline.server.cli;

import hotline.server.Json;
import hotline.server.Refused;
import hotline.server.instance.InstanceMark;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code restart}. */
@Command(
        name = "restart",
        description = "Renews our process, for example after a new build; conversations and waiting callers live on.")
final class RestartCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @ParentCommand
    private @Nullable HotlineCli cli;

    @Override
    public Integer call() {
        HotlineCli root = Objects.requireNonNull(cli);
        InstanceMark before = root.client().instance().orElse(null);
        root.client().ask("restart", Json.MAPPER.createObjectNode());
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < deadline) {
            InstanceMark now = root.client().instance().orElse(null);
            if (now != null && now.isUp() && before != null && now.pid() != before.pid()) {
                root.console()
                        .answer(
                                root.json(),
                                Json.MAPPER
                                        .createObjectNode()
                                        .put("state", "up")
                                        .put("pid", now.pid()),
                                out -> out.println("Hotline is up again, as process " + now.pid() + "."));
                return ExitCode.OK;
            }
            Processes.pause(Duration.ofMillis(50));
        }
        throw new Refused(
                "not-up",
                "Hotline is not up again after " + LONGEST.toSeconds() + " s.",
                "See the logs in " + root.data().log() + ".");
    }
}
