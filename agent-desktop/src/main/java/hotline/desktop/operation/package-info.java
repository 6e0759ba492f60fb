/**
 * What a person may ask for: one table of operations, one way through them for REST and socket alike, with one check of role and object. Must never know how it was asked.
 */
@NullMarked
package hotline.desktop.operation;

import org.jspecify.annotations.NullMarked;
