/**
 * What callers answer after a conversation, and the scores that come of it. Must not know how they are asked.
 */
@NullMarked
package hotline.crm.survey;

import org.jspecify.annotations.NullMarked;
