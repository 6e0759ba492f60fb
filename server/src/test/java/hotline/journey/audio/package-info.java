/** What a party heard, measured from recordings: tones, loudness, and whether it was a given prompt. Must never know calls. */
@NullMarked
package hotline.journey.audio;

import org.jspecify.annotations.NullMarked;
