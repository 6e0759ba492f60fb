/** A PostgreSQL of our own: unpacked, initialised, started, adopted, stopped. Must never know what is stored in it. */
@NullMarked
package hotline.crm.postgres;

import org.jspecify.annotations.NullMarked;
