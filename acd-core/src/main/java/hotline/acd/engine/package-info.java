/** The thread that owns the distributor: mailbox, journal before publication, deadlines. Must never know who listens. */
@NullMarked
package hotline.acd.engine;

import org.jspecify.annotations.NullMarked;
