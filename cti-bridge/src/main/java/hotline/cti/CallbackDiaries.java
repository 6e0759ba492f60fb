package hotline.cti;

import hotline.acd.interaction.InteractionId;
import hotline.ivr.run.CallbackDiary;

/** Where callers are promised a call at a time of theirs. Any thread, does not block. */
@FunctionalInterface
public interface CallbackDiaries {
    /** Nobody is. */
    CallbackDiaries NONE = (interaction, flow) -> CallbackDiary.NOBODYS;

    /** @param flow the name of the one the caller is in */
    CallbackDiary of(InteractionId interaction, String flow);
}
