/** One installation on one disk: its folder, who holds it, how others find the process that does. Must never know what that process does. */
@NullMarked
package hotline.server.instance;

import org.jspecify.annotations.NullMarked;
