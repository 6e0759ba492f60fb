/**
 * Figures of the past, and what live figures begin with: reads the records and counts with the core's own tallies, never with
 * formulas of its own. Must never know who called.
 */
@NullMarked
package hotline.crm.report;

import org.jspecify.annotations.NullMarked;
