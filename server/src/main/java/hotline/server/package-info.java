@NullMarked
package hotline.server;

import org.jspecify.annotations.NullMarked;
