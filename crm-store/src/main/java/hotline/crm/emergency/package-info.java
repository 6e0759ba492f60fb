/**
 * What supervisors have switched on for a number or a queue: an announcement, and that nobody gets through. Must not know how callers hear of it, nor who may switch.
 */
@NullMarked
package hotline.crm.emergency;

import org.jspecify.annotations.NullMarked;
