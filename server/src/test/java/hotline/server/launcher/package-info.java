/** The launcher script at the root, run for real with fake programs around it. */
@NullMarked
package hotline.server.launcher;

import org.jspecify.annotations.NullMarked;
