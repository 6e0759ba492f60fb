package hotline.server.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code prompts}. Needs no running server. */
@Command(
        name = "prompts",
        description = "What callers and agents can hear: look for mistakes, make recordings from the texts.",
        subcommands = {PromptsCheckCommand.class, PromptsBuildCommand.class})
final class PromptsCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable HotlineCli cli;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Say what: check or build");
    }

    HotlineCli root() {
        return Objects.requireNonNull(cli);
    }

    Path folder() {
        return root().home().resolve("sounds");
    }
}
