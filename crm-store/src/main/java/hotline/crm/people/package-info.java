/** The people who work here: who they are, what they may, how they prove it. Must never know what they are doing. */
@NullMarked
package hotline.crm.people;

import org.jspecify.annotations.NullMarked;
