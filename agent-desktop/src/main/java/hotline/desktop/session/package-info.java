/**
 * Who is signed in: passwords tried, sessions, tickets for sockets. Must never know HTTP, nor what people do.
 */
@NullMarked
package hotline.desktop.session;

import org.jspecify.annotations.NullMarked;
