package hotline.desktop.message;

import hotline.acd.interaction.InteractionId;
import hotline.crm.ticket.TicketChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket with all that was done to it.
 *
 * @param changes the oldest first
 * @param interactions in which it came up
 */
public record TicketStory(TicketView ticket, List<Step> changes, List<InteractionId> interactions) {
    public TicketStory {
        changes = List.copyOf(changes);
        interactions = List.copyOf(interactions);
    }

    /**
     * What somebody has done.
     *
     * @param by as an actor; {@code flow} for a flow
     * @param comment in that person's words, hostile; may be empty
     * @param interaction in which it came up, null for none
     */
    public record Step(
            Instant at,
            String by,
            TicketChange.Deed deed,
            String comment,
            List<TicketChange.Field> fields,
            @Nullable InteractionId interaction) {
        public static Step of(TicketChange change) {
            return new Step(
                    change.at(), change.by(), change.deed(), change.comment(), change.fields(), change.interaction());
        }
    }
}
