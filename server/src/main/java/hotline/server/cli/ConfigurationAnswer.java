package hotline.server.cli;

import hotline.ivr.yaml.Problem;
import java.io.PrintStream;
import java.util.List;

/**
 * What {@code check} and {@code apply} answer.
 *
 * @param changes as the server tells them
 * @param warnings what is allowed and hardly meant
 */
record ConfigurationAnswer(List<Problem> problems, List<?> changes, List<Problem> warnings) {
    void printProblems(PrintStream out) {
        problems.forEach(problem -> print(out, problem, ""));
        if (!problems.isEmpty()) {
            out.println(problems.size() + (problems.size() == 1 ? " mistake." : " mistakes."));
        }
    }

    void printWarnings(PrintStream out) {
        warnings.forEach(warning -> print(out, warning, "warning: "));
        if (!warnings.isEmpty()) {
            out.println(warnings.size() + (warnings.size() == 1 ? " warning." : " warnings."));
        }
    }

    private static void print(PrintStream out, Problem problem, String kind) {
        String place = problem.line() == 0 ? "" : problem.line() + ":" + problem.column() + ": ";
        out.println(problem.file() + ":" + (place.isEmpty() ? " " : place) + kind + problem.message());
        out.println("    " + problem.hint());
    }
}
