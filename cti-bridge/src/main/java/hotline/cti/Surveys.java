package hotline.cti;

import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.ivr.run.SurveyQuestion;
import java.util.List;

/** What callers are asked after a conversation, and what they answer. Any thread; blocks for a moment; what it throws means that nobody is asked. */
public interface Surveys {
    /** Nobody is asked. */
    Surveys NONE = new Surveys() {
        @Override
        public List<SurveyQuestion> due(InteractionId interaction, QueueId queue) {
            return List.of();
        }

        @Override
        public void answered(InteractionId interaction, SurveyQuestion question, int answer) {
            throw new IllegalStateException("nobody is asked");
        }
    };

    /**
     * What is to be asked now; from then on she counts as asked.
     *
     * @return empty when the queue asks nothing, she was asked lately, or has answered
     */
    List<SurveyQuestion> due(InteractionId interaction, QueueId queue);

    void answered(InteractionId interaction, SurveyQuestion question, int answer);
}
