/**
 * What is kept in the database, as desks and boards see it. Must never know sockets or HTTP.
 */
@NullMarked
package hotline.desktop.records;

import org.jspecify.annotations.NullMarked;
