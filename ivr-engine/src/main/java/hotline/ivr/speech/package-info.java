/** Turns values into the words a caller hears, per language; must never know files, lines or flows. */
@NullMarked
package hotline.ivr.speech;

import org.jspecify.annotations.NullMarked;
