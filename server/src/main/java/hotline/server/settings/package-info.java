/** The infrastructure of one installation, typed: hotline.yaml, ports, secrets. Must never know who uses a setting. */
@NullMarked
package hotline.server.settings;

import org.jspecify.annotations.NullMarked;
