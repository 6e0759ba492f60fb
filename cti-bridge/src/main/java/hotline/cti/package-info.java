@NullMarked
package hotline.cti;

import org.jspecify.annotations.NullMarked;
