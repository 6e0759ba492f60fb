/** A caller made of a script, to walk flows without a telephone; must never be needed on a live line. */
@NullMarked
package hotline.ivr.trial;

import org.jspecify.annotations.NullMarked;
