/**
 * The pages' files, as they were built into the jar. Must never know who is signed in: they are the same for everybody.
 */
@NullMarked
package hotline.desktop.page;

import org.jspecify.annotations.NullMarked;
