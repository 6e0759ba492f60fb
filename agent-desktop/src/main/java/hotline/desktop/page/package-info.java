/**
 * The pages' files: read into memory once, and handed out. Must never know who asks.
 */
@NullMarked
package hotline.desktop.page;

import org.jspecify.annotations.NullMarked;
