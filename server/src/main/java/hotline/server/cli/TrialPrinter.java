package hotline.server.cli;

import hotline.ivr.sound.Prompts;
import hotline.ivr.trial.Trace;
import hotline.ivr.trial.Wording;
import java.io.PrintStream;
import java.util.stream.Collectors;

/** Shows a trial to people as it goes on: nodes at the margin, below each what is heard and pressed. */
final class TrialPrinter {
    private final PrintStream out;
    private final Prompts prompts;

    TrialPrinter(PrintStream out, Prompts prompts) {
        this.out = out;
        this.prompts = prompts;
    }

    void print(Trace trace) {
        out.println(
                switch (trace) {
                    case Trace.Entered entered -> entered.node();
                    case Trace.Heard heard -> "    " + Wording.of(heard.sounds(), prompts);
                    case Trace.Pressed pressed ->
                        "  > " + pressed.keys().stream().map(Object::toString).collect(Collectors.joining());
                    case Trace.Silence silence -> "  > (silence)";
                    case Trace.Spoke spoke -> "  > (speaks after the tone)";
                    case Trace.Called called -> "  > (" + called.number() + " is called)";
                    case Trace.Shown shown -> "  (agents see \"" + shown.title() + ": " + shown.value() + "\")";
                    case Trace.HungUp hungUp -> "  > (hangs up)";
                    case Trace.Failed failed -> "  ! failed: " + failed.code();
                });
        out.flush();
    }

    void printEnd(TrialAnswer.End end) {
        out.println("= " + end.outcome());
        if (end.plan() != null) {
            out.println("  plan " + end.plan() + "; head start " + end.headStartSeconds() + " s; " + end.language()
                    + "; attached " + end.attached());
        }
        TrialAnswer.Announced announced = end.announced();
        if (announced != null) {
            out.println("  while waiting, after " + announced.firstSeconds() + " s, then every "
                    + announced.everySeconds() + " s, third in line for example:");
            out.println("    " + announced.said());
        }
    }
}
