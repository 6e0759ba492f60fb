/** The same core under a virtual clock with seeded arrivals. Must never be needed by a live centre. */
@NullMarked
package hotline.acd.simulation;

import org.jspecify.annotations.NullMarked;
