/**
 * Phones in browsers: their SIP passed on to the telephones and back, each page's for its own phone alone. Must never know what a call is about, nor keep a secret.
 */
@NullMarked
package hotline.desktop.phone;

import org.jspecify.annotations.NullMarked;
