@NullMarked
package hotline.server.asterisk;

import org.jspecify.annotations.NullMarked;
