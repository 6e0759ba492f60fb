package hotline.desktop.message;

import hotline.acd.agent.AgentId;
import hotline.crm.record.Arrival;
import hotline.crm.record.InteractionRecord;
import hotline.crm.survey.SurveyAnswers;
import hotline.desktop.message.WorkItem.PathStep;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is on record of an interaction.
 *
 * @param arrival null when it came without a caller, or was erased
 * @param customer the name, null when not known
 * @param path the flow's steps, with titles
 * @param voicemail left in it, or because of which it is; null for none
 * @param callback agreed in it, or because of which it is; null for none
 * @param survey what the caller answered after the conversation, null when not asked
 * @param sounds how it sounded at agents' browsers, in the order in which it was
 * @param entered by the caller by keys, as far as agents see it and it is not erased
 * @param guidance standard answers and guidance that were used in it
 */
public record StoryView(
        InteractionRecord record,
        @Nullable Arrival arrival,
        @Nullable String customer,
        List<PathStep> path,
        List<AgentNote> notes,
        @Nullable VoicemailView voicemail,
        @Nullable CallbackView callback,
        @Nullable SurveyAnswers survey,
        List<GuidanceView.Used> guidance,
        List<SoundView> sounds,
        List<CallerCard.Entered> entered) {
    /** The same of another record. */
    public StoryView with(InteractionRecord other) {
        return new StoryView(
                other, arrival, customer, path, notes, voicemail, callback, survey, guidance, sounds, entered);
    }

    /** What an agent wrote. */
    public record AgentNote(AgentId agent, String text, Instant saved) {}
}
