/**
 * Recordings of conversations: the files in the data folder, what is known of each in PostgreSQL, and who has heard it. Must not know the line they come from, the rules by which they are made, nor the desk.
 */
@NullMarked
package hotline.crm.recording;

import org.jspecify.annotations.NullMarked;
