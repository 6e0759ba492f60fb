/**
 * Sockets: who hears what, in which order, again after a lost connection, and no longer when too slow. Must never know what a message means.
 */
@NullMarked
package hotline.desktop.socket;

import org.jspecify.annotations.NullMarked;
