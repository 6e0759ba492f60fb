/**
 * What happened, on this machine's disk first and in PostgreSQL a moment later. Must never know what the events mean: that is
 * the fold's, handed in.
 */
@NullMarked
package hotline.crm.journal;

import org.jspecify.annotations.NullMarked;
