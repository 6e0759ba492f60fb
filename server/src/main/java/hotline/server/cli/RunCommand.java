package hotline.server.cli;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code run}. The launcher does {@code --detach}, {@code --timeout} and {@code --yes}; they stand here for the help. */
@Command(
        name = "run",
        description = "Sets up and starts everything. In the foreground; the launcher starts it again when it dies.")
final class RunCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable HotlineCli cli;

    @Option(names = "--detach", description = "return when everything is up, and leave it running")
    private boolean detach;

    @Option(names = "--no-demo", description = "no demo customers; agents only as configured")
    private boolean noDemo;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            description = "use ports N to N+1999 only, the web page at N (default: as configured, else 20000)")
    private @Nullable Integer portBase;

    @Option(
            names = "--timeout",
            paramLabel = "S",
            description = "with --detach: how many seconds it may take (default 300)")
    private int timeout = 300;

    @Option(names = "--yes", description = "install what is missing without asking")
    private boolean yes;

    @Override
    public Integer call() throws Exception {
        HotlineCli root = Objects.requireNonNull(cli);
        return root.server()
                .run(new RunOptions(
                        root.home(),
                        root.config(),
                        root.data(),
                        portBase == null ? OptionalInt.empty() : OptionalInt.of(portBase),
                        !noDemo));
    }
}
