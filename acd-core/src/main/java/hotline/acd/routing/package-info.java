/** Who may serve an entry, and who of them does: plans, requirements and policies. Must never know commands, events or state machines. */
@NullMarked
package hotline.acd.routing;

import org.jspecify.annotations.NullMarked;
