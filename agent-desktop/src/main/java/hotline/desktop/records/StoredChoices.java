package hotline.desktop.records;

import hotline.acd.distributor.Actor;
import hotline.acd.interaction.InteractionId;
import hotline.crm.contact.CustomerChoices;
import hotline.desktop.operation.ContactPorts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which customer it is, kept in the store. */
public record StoredChoices(CustomerChoices choices) implements ContactPorts.Choosing {
    @Override
    public CustomerChoices.Result choose(InteractionId interaction, String customer, Actor by, Instant at) {
        return choices.choose(interaction, customer, by, at);
    }

    @Override
    public CustomerChoices.Result create(
            InteractionId interaction,
            String name,
            @Nullable String language,
            @Nullable String number,
            Actor by,
            Instant at) {
        return choices.create(interaction, name, language, number, by, at);
    }
}
