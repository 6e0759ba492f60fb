package hotline.server.cli;

import hotline.ivr.sound.Prompts;
import hotline.ivr.sound.PromptsReader;
import hotline.ivr.speech.Language;
import hotline.server.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code prompts build}: {@code sounds/build-prompts}, which whoever changes only the texts can run without Java. */
@Command(
        name = "build",
        description = "Makes the recordings from the texts of prompts.yaml with free speech engines, in every language."
                + " Real voices of the same names may take their place.")
final class PromptsBuildCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable PromptsCommand prompts;

    @Parameters(paramLabel = "ID", description = "prompts (default: all there are)")
    private List<String> ids = new ArrayList<>();

    /** @param recordings how many were made */
    private record Answer(int recordings) {}

    @Override
    public Integer call() {
        PromptsCommand command = Objects.requireNonNull(prompts);
        Path script = command.folder().resolve("build-prompts");
        if (!Files.isExecutable(script)) {
            throw new Refused("no-builder", "There is no " + script + ".", "Run this in a checkout of Hotline.");
        }
        int made = requireKnown(command.folder()) * Language.values().length;
        run(script, command.root().console());
        command.root()
                .console()
                .answer(
                        command.root().json(),
                        new Answer(made),
                        out -> out.println("made " + made + " recordings; 'hotline prompts check' listens to them"));
        return ExitCode.OK;
    }

    /** How many are wanted. A recording that is missing is no reason not to make it. */
    private int requireKnown(Path folder) {
        Prompts known =
                switch (PromptsReader.texts(folder)) {
                    case PromptsReader.Reading.Good good -> good.prompts();
                    case PromptsReader.Reading.Bad bad -> throw FlowFiles.faulty(bad.problems());
                };
        for (String id : ids) {
            if (!known.ids().contains(id)) {
                throw new Refused(
                        "unknown-prompt",
                        "prompts.yaml has no such prompt: " + (id.length() > 80 ? id.substring(0, 80) + "…" : id) + ".",
                        "Add it to " + folder.resolve("prompts.yaml") + " with a text in every language.");
            }
        }
        return ids.isEmpty() ? known.ids().size() : new TreeSet<>(ids).size();
    }

    private void run(Path script, Console console) {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(ids);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
                said.lines().forEach(console::progress);
            }
            if (process.waitFor() != 0) {
                throw new Refused(
                        "not-built",
                        "The recordings could not be made; the lines above say why.",
                        "sox must be installed, and Debian's archive within reach: see sounds/README.md.");
            }
        } catch (IOException e) {
            throw new Refused("not-built", script + " cannot be run.", "Make it executable: chmod +x.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted", "Interrupted.", "Run it again.");
        }
    }
}
