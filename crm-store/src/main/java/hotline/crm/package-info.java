@NullMarked
package hotline.crm;

import org.jspecify.annotations.NullMarked;
