package hotline.server.cli;

import hotline.server.settings.SettingsFile;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code flow}. Only the versions need a running server. */
@Command(
        name = "flow",
        description =
                "Call flows: look for mistakes, walk them without a phone, draw them, run their tests; what was in force, and the way back.",
        subcommands = {
            FlowCheckCommand.class,
            FlowTryCommand.class,
            FlowShowCommand.class,
            FlowTestCommand.class,
            FlowVersionsCommand.class,
            FlowDiffCommand.class,
            FlowRollBackCommand.class
        })
final class FlowCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable HotlineCli cli;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "Say what: check, try, show, test, versions, diff or roll-back");
    }

    HotlineCli root() {
        return Objects.requireNonNull(cli);
    }

    /** The centre's. */
    ZoneId zone() {
        return zone(root());
    }

    /** The centre's. */
    static ZoneId zone(HotlineCli root) {
        return switch (SettingsFile.read(root.config().resolve("hotline.yaml"))) {
            case SettingsFile.Reading.Good good -> good.settings().zone();
            case SettingsFile.Reading.Bad bad -> throw FlowFiles.faulty(bad.problems());
        };
    }

    FlowFiles files() {
        return new FlowFiles(root().config(), root().home().resolve("sounds"));
    }
}
