@NullMarked
package hotline.desktop;

import org.jspecify.annotations.NullMarked;
