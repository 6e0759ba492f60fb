/** Small adapters between rooms that must not know each other. Must never decide anything. */
@NullMarked
package hotline.server.adapter;

import org.jspecify.annotations.NullMarked;
