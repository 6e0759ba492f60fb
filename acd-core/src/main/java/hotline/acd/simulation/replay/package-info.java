/** A day out of the journal, and the same day again with other luck, other people or other rules. Must never change the centre it was read from. */
@NullMarked
package hotline.acd.simulation.replay;

import org.jspecify.annotations.NullMarked;
