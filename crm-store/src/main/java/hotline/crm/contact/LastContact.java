package hotline.crm.contact;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.QueueId;
import hotline.crm.record.InteractionOutcome;
import hotline.crm.survey.SurveyAnswers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An earlier interaction of a customer's.
 *
 * @param queue where it waited last, null when nowhere
 * @param agent who took part last, null for nobody
 * @param outcome null while it goes on
 * @param soundedBad people noticed that the line was bad: {@link hotline.crm.sound.Sound#isBad}
 * @param survey what the customer answered afterwards, null when not asked
 * @param note the first 200 characters of what that agent wrote, null for nothing
 */
public record LastContact(
        InteractionId interaction,
        Instant at,
        MediaChannel channel,
        @Nullable QueueId queue,
        @Nullable AgentId agent,
        @Nullable String agentName,
        @Nullable InteractionOutcome outcome,
        @Nullable String disposition,
        boolean soundedBad,
        @Nullable SurveyAnswers survey,
        @Nullable String note) {}
