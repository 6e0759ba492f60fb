package hotline.ivr.run;

import hotline.acd.interaction.InteractionId;
import java.util.Optional;

/**
 * What is to be expected of a wait; implemented by whoever knows the core's state.
 *
 * <p>Thread: any. May block for a moment, so not on a thread that many wait for. Throws nothing: who cannot be told anything is told nothing. Asking again may give another
 * answer, but with nobody new ahead and unchanged staff never a later end.
 */
@FunctionalInterface
public interface QueueForecast {
    /** Of somebody who waits in a queue now; empty for who does not. */
    Optional<Standing> of(InteractionId interaction);

    /**
     * Where somebody stands.
     *
     * @param position 1: nobody comes first
     * @param rest of the wait; empty when nobody knows
     */
    record Standing(int position, Optional<Wait> rest) {}

    /** Between which bounds the rest of the wait will probably lie, milliseconds. */
    record Wait(long lowMillis, long highMillis) {}
}
