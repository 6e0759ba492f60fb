/** What a customer wants of us: interactions and their ids, one matter on one channel. Must never know agents, queues or telephones. */
@NullMarked
package hotline.acd.interaction;

import org.jspecify.annotations.NullMarked;
