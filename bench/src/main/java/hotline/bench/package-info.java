/** JMH measurements of the core. Must never be needed by anything. */
@NullMarked
package hotline.bench;

import org.jspecify.annotations.NullMarked;
