/** FastAGI on the wire: the server that Asterisk visits, and one visit. Must never know the core, flows or agents. */
@NullMarked
package hotline.cti.agi;

import org.jspecify.annotations.NullMarked;
