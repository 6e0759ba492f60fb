/** Who has heard or erased what callers said; outlives what was heard. Must not know what it is about. */
@NullMarked
package hotline.crm.access;

import org.jspecify.annotations.NullMarked;
