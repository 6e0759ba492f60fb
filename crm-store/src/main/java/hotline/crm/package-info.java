/** What is kept: the database every part of it shares. Must never know Asterisk, call flows or web pages. */
@NullMarked
package hotline.crm;

import org.jspecify.annotations.NullMarked;
