/** Call flows: what they are, how they are read and walked; must never know Asterisk, a database or the screens. */
@NullMarked
package hotline.ivr;

import org.jspecify.annotations.NullMarked;
