/**
 * HTTP: which request comes from whom and is let in, and how operations, sign-in and answers look there. Must never decide what a person may do.
 */
@NullMarked
package hotline.desktop.rest;

import org.jspecify.annotations.NullMarked;
