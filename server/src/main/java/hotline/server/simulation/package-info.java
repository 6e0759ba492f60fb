/** What the command line simulates, read from options and files, and how the answers read. Must never need a running server's data folder. */
@NullMarked
package hotline.server.simulation;

import org.jspecify.annotations.NullMarked;
