/** The metric contract as code: what is counted, where it belongs, and every formula, for the live board and for reports alike. Must never know where events are kept, nor a calendar. */
@NullMarked
package hotline.acd.figures;

import org.jspecify.annotations.NullMarked;
