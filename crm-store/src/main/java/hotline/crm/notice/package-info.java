/** Short messages from supervisors to agents, and who has read them. Must never know who may write to whom. */
@NullMarked
package hotline.crm.notice;

import org.jspecify.annotations.NullMarked;
