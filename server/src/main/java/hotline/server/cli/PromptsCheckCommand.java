package hotline.server.cli;

import hotline.ivr.sound.PromptsCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code prompts check}. */
@Command(
        name = "check",
        description =
                "Every mistake in prompts.yaml and its recordings at once: a text or recording that is missing in a"
                        + " language, another format, too short or long, silent, louder or softer than the others, cut off,"
                        + " silence around the words, files nobody asks for.")
final class PromptsCheckCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable PromptsCommand prompts;

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "with prompts.yaml, zh-CN/ and en/ (default: sounds/ beside the launcher)")
    private @Nullable Path folder;

    @Override
    public Integer call() {
        PromptsCommand command = Objects.requireNonNull(prompts);
        PromptsCheck.Result result = PromptsCheck.check(folder == null ? command.folder() : folder);
        ConfigurationAnswer answer = new ConfigurationAnswer(result.problems(), List.of(), List.of());
        command.root().console().answer(command.root().json(), answer, out -> {
            answer.printProblems(out);
            if (result.problems().isEmpty()) {
                out.println(result.prompts() + " prompts, " + result.recordings() + " recordings: no mistakes found.");
            }
        });
        return result.problems().isEmpty() ? ExitCode.OK : ExitCode.REFUSED;
    }
}
