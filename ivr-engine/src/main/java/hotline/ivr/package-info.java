@NullMarked
package hotline.ivr;

import org.jspecify.annotations.NullMarked;
