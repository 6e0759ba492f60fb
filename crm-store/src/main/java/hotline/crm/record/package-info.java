/**
 * What happened, as people ask for it: records folded from the journal, the same again whenever they are folded again. Must
 * never know who called; that is told by the customer's side and joined when a story is read.
 */
@NullMarked
package hotline.crm.record;

import org.jspecify.annotations.NullMarked;
