/** Large centres held busy, to measure how fast the core decides. Must never be needed by a live centre. */
@NullMarked
package hotline.acd.simulation.load;

import org.jspecify.annotations.NullMarked;
