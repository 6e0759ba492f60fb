package hotline.server.control;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.interaction.InteractionId;
import hotline.crm.DatabaseAway;
import hotline.crm.record.InteractionRecords;
import hotline.server.Refused;

/** {@code interaction}: the whole story of one interaction, as the records tell it. */
public final class AskInteraction implements ControlCommand {
    private final InteractionRecords records;

    public AskInteraction(InteractionRecords records) {
        this.records = records;
    }

    @Override
    public String name() {
        return "interaction";
    }

    @Override
    public Object run(JsonNode arguments, Reply reply) {
        InteractionId id;
        try {
            id = InteractionId.parse(Arguments.text(arguments, "id"));
        } catch (IllegalArgumentException noId) {
            throw new Refused(
                    "bad-id", "That is no interaction's id.", "Ids look like i3-17; 'hotline call' prints one.");
        }
        try {
            return records.story(id)
                    .orElseThrow(() -> new Refused(
                            "unknown-interaction",
                            "There is no interaction " + id + " on record.",
                            "A new one is on record within a second; else check the id."));
        } catch (DatabaseAway away) {
            throw Arguments.databaseAway();
        }
    }
}
