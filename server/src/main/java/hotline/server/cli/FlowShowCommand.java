package hotline.server.cli;

import hotline.ivr.speech.Language;
import hotline.ivr.trial.Diagram;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code flow show}. */
@Command(name = "show", description = "A flow as a drawing: its nodes, what each does, and what leads where.")
final class FlowShowCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable FlowCommand flow;

    @Parameters(paramLabel = "FILE", description = "a flow")
    private @Nullable Path file;

    @Option(names = "--mermaid", description = "in Mermaid's words, to be drawn by what understands them")
    private boolean mermaid;

    @Option(names = "--language", paramLabel = "TAG", description = "of the titles: zh-CN or en (default: en)")
    private String language = "en";

    /** What {@code --json} answers. */
    record Answer(String flow, List<Shown> nodes, String mermaid) {}

    record Shown(String node, @Nullable String title, String deed, List<Diagram.Way> ways) {}

    @Override
    public Integer call() {
        FlowCommand command = Objects.requireNonNull(flow);
        FlowFiles.Read read = command.files().flow(Objects.requireNonNull(file));
        Diagram diagram = new Diagram(read.flow(), Language.ofTag(language).orElse(Language.ENGLISH));
        Answer answer = new Answer(
                read.flow().name(),
                diagram.nodes().stream()
                        .map(node -> new Shown(
                                node, diagram.title(node).orElse(null), diagram.deed(node), diagram.ways(node)))
                        .toList(),
                diagram.mermaid());
        command.root().console().answer(command.root().json(), answer, out -> {
            if (mermaid) {
                out.print(answer.mermaid());
            } else {
                answer.nodes().forEach(node -> print(out, node));
            }
        });
        return ExitCode.OK;
    }

    private static void print(PrintStream out, Shown node) {
        out.println(node.node() + (node.title() == null ? "" : " (" + node.title() + ")") + ": " + node.deed());
        for (Diagram.Way way : node.ways()) {
            out.println("    " + (way.by().isEmpty() ? "" : way.by() + " ") + "-> " + way.to());
        }
    }
}
