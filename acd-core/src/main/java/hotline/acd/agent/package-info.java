/** Who serves: agents, skills, availability and the state derived from it. Must never know queues or routing. */
@NullMarked
package hotline.acd.agent;

import org.jspecify.annotations.NullMarked;
