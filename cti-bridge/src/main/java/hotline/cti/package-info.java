/** Asterisk: the way of a call over AMI and FastAGI. Must never know a database, a browser or how an agent is chosen. */
@NullMarked
package hotline.cti;

import org.jspecify.annotations.NullMarked;
