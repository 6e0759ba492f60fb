package hotline.server.cli;

import hotline.ivr.yaml.Problem;
import java.io.PrintStream;
import java.util.List;

/**
 * What {@code check} and {@code apply} answer.
 *
 * @param changes as the server tells them
 */
record ConfigurationAnswer(List<Problem> problems, List<?> changes) {
    void printProblems(PrintStream out) {
        for (Problem problem : problems) {
            out.println(problem.file() + ":" + problem.line() + ":" + problem.column() + ": " + problem.message());
            out.println("    " + problem.hint());
        }
        if (!problems.isEmpty()) {
            out.println(problems.size() + (problems.size() == 1 ? " mistake." : " mistakes."));
        }
    }
}
