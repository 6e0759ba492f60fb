/** The call centre as code: center.yaml and the flows, checked, compared with what is in force, brought into force. Must never know telephones. */
@NullMarked
package hotline.server.center;

import org.jspecify.annotations.NullMarked;
