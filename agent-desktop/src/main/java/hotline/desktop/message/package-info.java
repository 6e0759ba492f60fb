/**
 * What browsers and the server say to each other, as records; {@code web/src/lib/messages.ts} is generated from them. Must never know sockets, sessions or databases.
 */
@NullMarked
package hotline.desktop.message;

import org.jspecify.annotations.NullMarked;
