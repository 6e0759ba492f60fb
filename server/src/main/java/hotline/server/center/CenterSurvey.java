package hotline.server.center;

import hotline.ivr.run.SurveyQuestion;
import hotline.ivr.yaml.YamlNode.Scalar;
import hotline.server.center.CenterConfiguration.Survey;
import hotline.server.settings.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads and writes what a queue asks its callers after a conversation: {@code survey: {ask: [satisfied, solved], once-in-days: 30}}. */
final class CenterSurvey {
    private static final String KEY = "survey";

    private CenterSurvey() {}

    /** Empty when the queue asks nothing. */
    static Optional<Survey> read(Section queue) {
        if (!queue.has(KEY)) {
            return Optional.empty();
        }
        Section section = queue.section(KEY);
        List<SurveyQuestion> questions = new ArrayList<>();
        for (Scalar written : section.texts("ask")) {
            Optional<SurveyQuestion> question = Arrays.stream(SurveyQuestion.values())
                    .filter(one -> word(one).equals(written.text()))
                    .findFirst();
            if (question.isEmpty() || questions.contains(question.get())) {
                section.wrong(
                        "ask",
                        "wrong-value",
                        "'ask' has '" + CenterNames.shown(written.text()) + "', which is no question, or there already",
                        "choose of satisfied (1 to 5), recommend (0 to 10) and solved (yes or no)");
            } else {
                questions.add(question.get());
            }
        }
        if (questions.isEmpty()) {
            questions.add(SurveyQuestion.SATISFIED);
        }
        Survey survey = new Survey(questions, section.number("once-in-days", 0, 3_650, 30));
        section.end();
        return Optional.of(survey);
    }

    /** As {@link #read} reads it. */
    static String fact(Survey survey) {
        return "{ask: ["
                + survey.questions().stream().map(CenterSurvey::word).collect(Collectors.joining(", "))
                + "], once-in-days: " + survey.onceInDays() + "}";
    }

    private static String word(SurveyQuestion question) {
        return question.name().toLowerCase(Locale.ROOT);
    }
}
