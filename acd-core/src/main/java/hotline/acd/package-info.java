@NullMarked
package hotline.acd;

import org.jspecify.annotations.NullMarked;
