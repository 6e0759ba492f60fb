package hotline.server.adapter;

import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.survey.SurveyAnswers;
import hotline.crm.survey.Surveys.Question;
import hotline.cti.Surveys;
import hotline.ivr.run.SurveyQuestion;
import hotline.server.Refused;
import hotline.server.center.CenterConfiguration.Survey;
import hotline.server.center.CenterOffice;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What callers are asked after a conversation: by the configuration in force, and by what they were asked before. */
public final class CallerSurveys implements Surveys {
    private final CenterOffice office;
    private final hotline.crm.survey.Surveys surveys;
    private final Clock clock;

    public CallerSurveys(CenterOffice office, hotline.crm.survey.Surveys surveys, Clock clock) {
        this.office = office;
        this.surveys = surveys;
        this.clock = clock;
    }

    @Override
    public List<SurveyQuestion> due(InteractionId interaction, QueueId queue) {
        Optional<Survey> wanted = survey(queue);
        if (wanted.isEmpty()) {
            return List.of();
        }
        Duration every = Duration.ofDays(wanted.get().onceInDays());
        return surveys.ask(interaction, queue, every, clock.instant())
                .map(answers -> wanted.get().questions().stream()
                        .filter(question -> !isAnswered(question, answers))
                        .toList())
                .orElse(List.of());
    }

    private static boolean isAnswered(SurveyQuestion question, SurveyAnswers answers) {
        return switch (question) {
            case SATISFIED -> answers.satisfied() != null;
            case RECOMMEND -> answers.recommend() != null;
            case SOLVED -> answers.solved() != null;
        };
    }

    @Override
    public void answered(InteractionId interaction, SurveyQuestion question, int answer) {
        Question column =
                switch (question) {
                    case SATISFIED -> Question.SATISFIED;
                    case RECOMMEND -> Question.RECOMMEND;
                    case SOLVED -> Question.SOLVED;
                };
        surveys.answer(interaction, column, answer);
    }

    private Optional<Survey> survey(QueueId queue) {
        try {
            return office.current().configuration().queues().stream()
                    .filter(one -> one.config().id().equals(queue))
                    .findFirst()
                    .flatMap(one -> one.survey());
        } catch (Refused starting) {
            return Optional.empty();
        }
    }
}
