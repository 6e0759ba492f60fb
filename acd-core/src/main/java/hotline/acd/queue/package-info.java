/** Where customers wait: queues, their rules and the outcomes of a stay. Must never know how an agent is chosen. */
@NullMarked
package hotline.acd.queue;

import org.jspecify.annotations.NullMarked;
