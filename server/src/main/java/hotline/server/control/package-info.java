/** The control edge: what the command line may ask of the running server, over loopback HTTP with a bearer token. Must never know how the answer is printed. */
@NullMarked
package hotline.server.control;

import org.jspecify.annotations.NullMarked;
