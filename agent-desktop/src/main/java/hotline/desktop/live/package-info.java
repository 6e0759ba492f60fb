/**
 * What desks and boards show at this moment: one thread's fold of the core's events. Must never know who is connected, nor how.
 */
@NullMarked
package hotline.desktop.live;

import org.jspecify.annotations.NullMarked;
