/** Call flows as they were and are in force, as texts. Knows nothing of what is in them. */
@NullMarked
package hotline.crm.flow;

import org.jspecify.annotations.NullMarked;
