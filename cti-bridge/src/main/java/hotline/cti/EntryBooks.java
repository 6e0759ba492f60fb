package hotline.cti;

import hotline.acd.interaction.InteractionId;
import hotline.ivr.run.EntryBook;

/** Where what callers enter is kept for agents to see. Any thread, does not block. */
@FunctionalInterface
public interface EntryBooks {
    /** Nowhere. */
    EntryBooks NONE = (interaction, flow) -> EntryBook.NOBODYS;

    /** @param flow the name of the one the caller is in */
    EntryBook of(InteractionId interaction, String flow);
}
