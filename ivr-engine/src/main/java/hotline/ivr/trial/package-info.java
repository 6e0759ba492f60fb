/** Flows without a telephone: callers made of a script, trials, the tests beside flows, drawings; must never be needed on a live line. */
@NullMarked
package hotline.ivr.trial;

import org.jspecify.annotations.NullMarked;
