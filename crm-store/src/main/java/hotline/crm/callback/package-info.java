/**
 * Calls that customers were promised for a certain time: what is known of each in PostgreSQL, and what the journal says became of it. Must not know who dials, the flow that promised,
 * nor the desk.
 */
@NullMarked
package hotline.crm.callback;

import org.jspecify.annotations.NullMarked;
