package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Actor;
import hotline.acd.interaction.InteractionId;
import hotline.crm.contact.CustomerChoices;
import hotline.crm.contact.Notes;
import hotline.crm.sound.Sound;
import hotline.desktop.message.StoryView;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is kept of contacts, as operations use it. All methods block, and throw {@link hotline.crm.DatabaseAway}; what they answer as done is committed. */
public record ContactPorts(Saving notes, Choosing customers, Stories stories, Sounding sounds) {
    /** @see Notes#save */
    @FunctionalInterface
    public interface Saving {
        Notes.Result save(InteractionId interaction, AgentId agent, String text, long version, Instant at);
    }

    /** @see CustomerChoices */
    public interface Choosing {
        CustomerChoices.Result choose(InteractionId interaction, String customer, Actor by, Instant at);

        CustomerChoices.Result create(
                InteractionId interaction,
                String name,
                @Nullable String language,
                @Nullable String number,
                Actor by,
                Instant at);
    }

    /** @see hotline.crm.sound.Sounds#keep */
    @FunctionalInterface
    public interface Sounding {
        boolean keep(InteractionId interaction, Sound sound);
    }

    /** A moment behind the calls. */
    @FunctionalInterface
    public interface Stories {
        Optional<StoryView> story(InteractionId interaction);
    }
}
