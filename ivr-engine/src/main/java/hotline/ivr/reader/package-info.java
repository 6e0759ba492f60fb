/** Turns a YAML text into a flow or into all its problems at once; must never run a flow. */
@NullMarked
package hotline.ivr.reader;

import org.jspecify.annotations.NullMarked;
