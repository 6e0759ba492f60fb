/** Files of ours alone. Must never know what is in them. */
@NullMarked
package hotline.crm.file;

import org.jspecify.annotations.NullMarked;
