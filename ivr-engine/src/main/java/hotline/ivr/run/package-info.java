/** Walks a flow with a caller on the line, over ports; must never know Asterisk, a database or YAML. */
@NullMarked
package hotline.ivr.run;

import org.jspecify.annotations.NullMarked;
