package hotline.ivr.trial;

import hotline.ivr.run.BusinessRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What business systems answer in a trial: nobody is asked, the answers are written down. Immutable, any thread.
 *
 * @param answers by system; a system without one cannot be reached
 */
public record WrittenAnswers(Map<String, Answer> answers) implements BusinessRequest {
    public WrittenAnswers {
        answers = Map.copyOf(answers);
    }

    /** What one of them answers. */
    public sealed interface Answer {
        /** @param values by the variable that takes it */
        record Values(Map<String, Object> values) implements Answer {
            public Values {
                values = Map.copyOf(values);
            }
        }

        record None() implements Answer {}

        record Failed() implements Answer {}
    }

    @Override
    public Reply ask(Call call) {
        return switch (Optional.ofNullable(answers.get(call.system())).orElseGet(Answer.Failed::new)) {
            case Answer.Values given -> {
                Map<String, Object> taken = new HashMap<>(given.values());
                taken.keySet().retainAll(call.take().keySet());
                yield new Reply.Answered(taken);
            }
            case Answer.None none -> new Reply.None();
            case Answer.Failed failed -> new Reply.Failed("unreachable", false);
        };
    }

    /** A value as it is written: true, false, a whole number, or text. */
    public static Object value(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        return text.matches("-?(0|[1-9][0-9]{0,17})") ? Long.valueOf(text) : text;
    }
}
