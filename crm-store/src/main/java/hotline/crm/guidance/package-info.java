/** Standard answers and guidance for agents, with every version and every use. Must never know who is on the line: callers' values are filled in where the text is shown. */
@NullMarked
package hotline.crm.guidance;

import org.jspecify.annotations.NullMarked;
