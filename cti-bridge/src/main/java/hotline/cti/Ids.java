package hotline.cti;

import hotline.acd.distributor.OfferId;
import hotline.acd.interaction.InteractionId;
import org.jspecify.annotations.Nullable;

/** Our ids as they come back from Asterisk in channel variables: hostile or empty. */
final class Ids {
    private Ids() {}

    /** Null for what is no id. */
    static @Nullable InteractionId interaction(String text) {
        try {
            return text.isEmpty() ? null : InteractionId.parse(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Null for what is no id. */
    static @Nullable OfferId offer(String text) {
        try {
            return text.isEmpty() ? null : OfferId.parse(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
