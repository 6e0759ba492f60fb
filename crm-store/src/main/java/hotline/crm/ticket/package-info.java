/** Service cases: what customers were promised and by when. Knows nothing of telephones or pages. */
@NullMarked
package hotline.crm.ticket;

import org.jspecify.annotations.NullMarked;
