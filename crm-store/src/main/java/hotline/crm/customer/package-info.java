/** The customers: who they are, how they are reached, what they bought. Must never know queues, agents' states or calls. */
@NullMarked
package hotline.crm.customer;

import org.jspecify.annotations.NullMarked;
