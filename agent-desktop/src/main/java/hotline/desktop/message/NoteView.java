package hotline.desktop.message;

import hotline.acd.interaction.InteractionId;
import java.time.Instant;

/**
 * An agent's note to an interaction.
 *
 * @param version counts its savings, from 1: who saves says which one was changed
 */
public record NoteView(InteractionId interaction, String text, int version, Instant saved) {}
