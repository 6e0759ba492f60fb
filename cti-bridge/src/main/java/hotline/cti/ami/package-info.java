/** The Asterisk Manager Interface on the wire: one connection that heals itself. Must never know calls, agents or the core. */
@NullMarked
package hotline.cti.ami;

import org.jspecify.annotations.NullMarked;
