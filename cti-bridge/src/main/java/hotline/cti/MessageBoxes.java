package hotline.cti;

import hotline.acd.interaction.InteractionId;
import hotline.ivr.run.MessageBox;

/** Where callers leave messages. Any thread, does not block. */
@FunctionalInterface
public interface MessageBoxes {
    /** Nobody may leave one. */
    MessageBoxes NONE = interaction -> MessageBox.NOBODYS;

    MessageBox of(InteractionId interaction);
}
