/**
 * Asterisk as a part of the house: found or fetched, configured from templates, started, adopted, stopped. Knows files,
 * processes and Asterisk's control socket; must never know what a call is, nor speak AMI or FastAGI (cti-bridge does).
 */
@NullMarked
package hotline.server.asterisk;

import org.jspecify.annotations.NullMarked;
