/**
 * What agents see and write while in contact with a customer: who is calling, who it turned out to be, what was said. Must never
 * know states of agents or queues, nor the journal.
 */
@NullMarked
package hotline.crm.contact;

import org.jspecify.annotations.NullMarked;
