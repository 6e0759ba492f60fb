/** Reads YAML into a tree that knows every line and column, and names problems; must never know what the tree means. */
@NullMarked
package hotline.ivr.yaml;

import org.jspecify.annotations.NullMarked;
