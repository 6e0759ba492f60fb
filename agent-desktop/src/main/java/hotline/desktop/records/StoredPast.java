package hotline.desktop.records;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.crm.contact.Notes;
import hotline.crm.record.InteractionRecord;
import hotline.crm.record.InteractionRecords;
import hotline.crm.record.InteractionStory;
import hotline.desktop.live.LivePorts;
import hotline.desktop.message.NoteView;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was before we began, out of the store. Asked for after the records have come up to the beginning. */
public final class StoredPast implements LivePorts.Past {
    private final InteractionRecords records;
    private final Notes notes;

    public StoredPast(InteractionRecords records, Notes notes) {
        this.records = records;
        this.notes = notes;
    }

    @Override
    public Optional<InteractionRecord> record(InteractionId interaction) {
        return records.story(interaction).map(InteractionStory::record);
    }

    @Override
    public Map<AgentId, NoteView> notes(InteractionId interaction) {
        Map<AgentId, NoteView> byAgent = new TreeMap<>();
        notes.of(interaction)
                .forEach(note -> byAgent.put(
                        note.agent(),
                        new NoteView(interaction, note.text(), Math.toIntExact(note.version()), note.savedAt())));
        return byAgent;
    }
}
