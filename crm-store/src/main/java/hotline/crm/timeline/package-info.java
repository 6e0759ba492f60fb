/** Everything that ever was between a customer and us, in one list. Must never know who may see what of it. */
@NullMarked
package hotline.crm.timeline;

import org.jspecify.annotations.NullMarked;
