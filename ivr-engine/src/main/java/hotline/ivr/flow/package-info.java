/** What a call flow is, as data that cannot be wrong; must never know files, callers or customers. */
@NullMarked
package hotline.ivr.flow;

import org.jspecify.annotations.NullMarked;
