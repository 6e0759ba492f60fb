/** The command line: what a person or script asks, and how the answer is printed. Must never know how the server does it: it asks the control edge. */
@NullMarked
package hotline.server.cli;

import org.jspecify.annotations.NullMarked;
