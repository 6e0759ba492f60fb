/** How conversations sounded, as agents' browsers measured it. Must never know what was said. */
@NullMarked
package hotline.crm.sound;

import org.jspecify.annotations.NullMarked;
