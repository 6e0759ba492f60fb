/** The catalogue of recorded prompts; must never know who plays them or how. */
@NullMarked
package hotline.ivr.sound;

import org.jspecify.annotations.NullMarked;
