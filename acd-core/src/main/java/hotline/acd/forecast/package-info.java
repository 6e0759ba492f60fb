/** How long callers will wait, as a range with a stated probability, and how often that came true. Must never know the engine or who listens. */
@NullMarked
package hotline.acd.forecast;

import org.jspecify.annotations.NullMarked;
