package hotline.ivr.trial;

import hotline.ivr.run.FlowResult.HandOver;
import hotline.ivr.sound.Prompts;
import hotline.ivr.sound.Sound;
import hotline.ivr.trial.TestCase.Expected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether a walk was what its case expects. */
final class Verdict {
    private static final int MOST_NAMED = 8;

    private final Prompts prompts;
    private final List<Sound> heard = new ArrayList<>();
    private int upTo;

    private Verdict(List<Trace> traces, Trial.End end, Prompts prompts) {
        this.prompts = prompts;
        for (Trace trace : traces) {
            if (trace instanceof Trace.Heard saying) {
                heard.addAll(saying.sounds());
            }
        }
        end.announced().ifPresent(announced -> heard.addAll(announced.sounds()));
    }

    /** What is wrong, in one line; empty when nothing is. */
    static Optional<String> on(TestCase expected, List<Trace> traces, Trial.End end, Prompts prompts) {
        Verdict verdict = new Verdict(traces, end, prompts);
        return verdict.heardInOrder(expected.heard())
                .or(() -> verdict.notHeard(expected.notHeard()))
                .or(() -> ended(expected, end));
    }

    private Optional<String> heardInOrder(List<Expected> expected) {
        Optional<Expected> before = Optional.empty();
        for (Expected next : expected) {
            int found = find(next);
            if (found < 0) {
                return Optional.of("did not hear " + next
                        + before.map(it -> " after " + it).orElse("") + "; heard " + rest());
            }
            upTo = found;
            before = Optional.of(next);
        }
        return Optional.empty();
    }

    /** How many sounds have been heard when this has been, or -1. */
    private int find(Expected expected) {
        return switch (expected) {
            case TestCase.Prompt prompt -> {
                for (int i = upTo; i < heard.size(); i++) {
                    if (heard.get(i).prompt().equals(prompt.id())) {
                        yield i + 1;
                    }
                }
                yield -1;
            }
            case TestCase.Text text -> {
                for (int i = upTo + 1; i <= heard.size(); i++) {
                    if (Wording.of(heard.subList(upTo, i), prompts).contains(text.text())) {
                        yield i;
                    }
                }
                yield -1;
            }
        };
    }

    private String rest() {
        List<String> ids =
                heard.subList(upTo, heard.size()).stream().map(Sound::prompt).toList();
        return ids.isEmpty()
                ? "nothing more"
                : String.join(" ", ids.subList(0, Math.min(MOST_NAMED, ids.size())))
                        + (ids.size() > MOST_NAMED ? " …" : "");
    }

    private Optional<String> notHeard(List<String> unwanted) {
        return unwanted.stream()
                .filter(id -> heard.stream().anyMatch(sound -> sound.prompt().equals(id)))
                .findFirst()
                .map(id -> "heard " + id + ", which was not to be heard");
    }

    private static Optional<String> ended(TestCase expected, Trial.End end) {
        if (!end.outcome().equals(expected.outcome())) {
            return Optional.of("the outcome is '" + end.outcome() + "', not '" + expected.outcome() + "'");
        }
        if (!(end.result() instanceof HandOver handOver)) {
            return Optional.empty();
        }
        String tag = handOver.language().tag();
        if (expected.language().filter(it -> !it.equals(tag)).isPresent()) {
            return Optional.of(
                    "handed over in " + tag + ", not in " + expected.language().get());
        }
        for (Map.Entry<String, String> code : expected.attached().entrySet()) {
            if (!code.getValue().equals(handOver.attached().get(code.getKey()))) {
                return Optional.of("attached is " + new TreeMap<>(handOver.attached()) + ", without " + code);
            }
        }
        return Optional.empty();
    }
}
