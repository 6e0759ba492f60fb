/** Finding customers by what people remember of them: name, number, ticket, a word of a note. Must never know who may see what. */
@NullMarked
package hotline.crm.search;

import org.jspecify.annotations.NullMarked;
