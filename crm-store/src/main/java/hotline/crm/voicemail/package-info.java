/**
 * Messages callers leave: the recordings in the data folder, and what is known of each in PostgreSQL, so that one agent takes it and it is known who has heard it. Must not know the
 * line they come from, the flow, nor the desk.
 */
@NullMarked
package hotline.crm.voicemail;

import org.jspecify.annotations.NullMarked;
