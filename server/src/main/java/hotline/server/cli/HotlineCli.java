package hotline.server.cli;

import hotline.server.Refused;
import hotline.server.instance.DataFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code hotline}: the options every command has, and one class a command. */
@Command(
        name = "hotline",
        description = "An open call centre for Asterisk.",
        sortOptions = false,
        subcommands = {
            RunCommand.class,
            StatusCommand.class,
            StopCommand.class,
            RestartCommand.class,
            CheckCommand.class,
            ApplyCommand.class,
            ExportCommand.class,
            AgentCommand.class,
            UserCommand.class,
            CustomerCommand.class,
            InteractionCommand.class,
            ExplainCommand.class,
            EventsCommand.class,
            CallCommand.class,
            DemoCommand.class,
            FlowCommand.class,
            EmergencyCommand.class,
            PromptsCommand.class,
            SimulateCommand.class,
            ReplayCommand.class,
            BenchCommand.class
        })
public final class HotlineCli {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "the instance to use (default: var/ beside the launcher)")
    private @Nullable Path data;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "where hotline.yaml, center.yaml and flows/ are (default: config/ beside the launcher)")
    private @Nullable Path config;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "one JSON object on standard output, the rest on standard error")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "what there is")
    private boolean help;

    @Spec
    private @Nullable CommandSpec spec;

    private final Path home;
    private final Console console;
    private final RunnableServer server;

    private HotlineCli(Path home, Console console, RunnableServer server) {
        this.home = home;
        this.console = console;
        this.server = server;
    }

    /**
     * Does what the arguments say.
     *
     * @param home the folder of the launcher, of {@code config/} and {@code sounds/}
     * @param server what {@code run} runs
     * @return the exit code, see {@link ExitCode}
     */
    public static int execute(String[] arguments, Path home, Console console, RunnableServer server) {
        HotlineCli cli = new HotlineCli(home, console, server);
        boolean json = Arrays.asList(arguments).contains("--json");
        CommandLine line = new CommandLine(cli)
                .setOut(new PrintWriter(console.out(), true))
                .setErr(new PrintWriter(console.err(), true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> cli.failed(failure, json))
                .setParameterExceptionHandler((wrong, args) -> cli.wrongUsage(wrong, json));
        return line.execute(arguments);
    }

    /** Only to look at its commands and options. */
    static HotlineCli forHelp() {
        return new HotlineCli(Path.of(""), new Console(System.out, System.err), options -> ExitCode.USAGE);
    }

    DataFolder data() {
        return new DataFolder(data == null ? home.resolve("var") : data);
    }

    Path config() {
        return config == null ? home.resolve("config") : config;
    }

    Path home() {
        return home;
    }

    boolean json() {
        return json;
    }

    Console console() {
        return console;
    }

    RunnableServer server() {
        return server;
    }

    ControlClient client() {
        return new ControlClient(data(), console::progress);
    }

    private int failed(Exception failure, boolean asJson) {
        if (failure instanceof Refused refused) {
            console.error(asJson, refused);
            return ExitCode.REFUSED;
        }
        failure.printStackTrace(console.err());
        console.error(
                asJson,
                new Refused("failed", "It failed through a mistake of ours.", "Report it with the lines above."));
        return ExitCode.CRASHED;
    }

    private int wrongUsage(ParameterException wrong, boolean asJson) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName(" ");
        String message = String.valueOf(wrong.getMessage());
        console.error(
                asJson,
                new Refused("usage", message.endsWith(".") ? message : message + ".", "See '" + command + " --help'."));
        return ExitCode.USAGE;
    }
}
