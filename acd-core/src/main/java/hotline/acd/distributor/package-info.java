/** The one state machine of the call centre: commands in, events out. Must never know a clock, a thread or a file. */
@NullMarked
package hotline.acd.distributor;

import org.jspecify.annotations.NullMarked;
