/** The same core under the assumptions of queueing theory, and what theory says about them. Must never be needed by a live centre. */
@NullMarked
package hotline.acd.simulation.theory;

import org.jspecify.annotations.NullMarked;
