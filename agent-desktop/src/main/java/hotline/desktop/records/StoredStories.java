package hotline.desktop.records;

import hotline.acd.interaction.InteractionId;
import hotline.crm.contact.CallerEntries;
import hotline.crm.contact.Notes;
import hotline.crm.guidance.Articles;
import hotline.crm.record.InteractionRecords;
import hotline.crm.record.InteractionStory;
import hotline.crm.sound.Sounds;
import hotline.crm.survey.Surveys;
import hotline.desktop.live.Titles;
import hotline.desktop.message.GuidanceView;
import hotline.desktop.message.SoundView;
import hotline.desktop.message.StoryView;
import hotline.desktop.message.StoryView.AgentNote;
import hotline.desktop.message.WorkItem.PathStep;
import hotline.desktop.operation.ContactPorts;
import java.util.Optional;

/** Whole stories of interactions, out of the store. */
public final class StoredStories implements ContactPorts.Stories {
    private final InteractionRecords records;
    private final Notes notes;
    private final StoredVoicemails voicemails;
    private final StoredCallbacks callbacks;
    private final Surveys surveys;
    private final Articles articles;
    private final Sounds sounds;
    private final CallerEntries entries;
    private final Titles titles;

    public StoredStories(
            InteractionRecords records,
            Notes notes,
            StoredVoicemails voicemails,
            StoredCallbacks callbacks,
            Surveys surveys,
            Articles articles,
            Sounds sounds,
            CallerEntries entries,
            Titles titles) {
        this.voicemails = voicemails;
        this.callbacks = callbacks;
        this.surveys = surveys;
        this.articles = articles;
        this.sounds = sounds;
        this.records = records;
        this.notes = notes;
        this.entries = entries;
        this.titles = titles;
    }

    @Override
    public Optional<StoryView> story(InteractionId interaction) {
        return records.story(interaction).map(this::view);
    }

    private StoryView view(InteractionStory story) {
        return new StoryView(
                story.record(),
                story.arrival(),
                story.customer(),
                story.record().flow().stream()
                        .map(step -> new PathStep(
                                step.node(),
                                titles.title(step.flow(), step.node()),
                                titles.shownAs(step.flow(), step.node()),
                                step.exit(),
                                step.at()))
                        .toList(),
                notes.of(story.record().id()).stream()
                        .map(note -> new AgentNote(note.agent(), note.text(), note.savedAt()))
                        .toList(),
                voicemails.about(story.record().id()).orElse(null),
                callbacks.about(story.record().id()).orElse(null),
                surveys.of(story.record().id()).orElse(null),
                articles.usedIn(story.record().id()).stream()
                        .map(GuidanceView.Used::of)
                        .toList(),
                sounds.of(story.record().id()).stream()
                        .map(sound -> SoundView.of(sound, story.record().segments()))
                        .toList(),
                StoredCallers.entered(entries.of(story.record().id()), titles));
    }
}
