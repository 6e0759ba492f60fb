/**
 * The carrier and the demo phones: real calls with audio from a second, private Asterisk, for {@code ./hotline call}, the demo
 * and the journeys. Must never know the core, the main Asterisk or what a call should come to.
 */
@NullMarked
package hotline.cti.carrier;

import org.jspecify.annotations.NullMarked;
