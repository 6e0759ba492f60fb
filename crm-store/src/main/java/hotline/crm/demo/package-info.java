/** Invented customers to try everything with. Must never know anything real. */
@NullMarked
package hotline.crm.demo;

import org.jspecify.annotations.NullMarked;
