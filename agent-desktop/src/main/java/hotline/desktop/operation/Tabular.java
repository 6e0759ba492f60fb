package hotline.desktop.operation;

import com.fasterxml.jackson.annotation.JsonValue;
import hotline.crm.report.Sheet;
import java.util.Locale;
import java.util.function.Function;

/**
 * An answer that can be had as a table, too.
 *
 * @param answer as JSON
 * @param sheet the same for spreadsheets, in the reader's language; may block, and refuse by {@link NotDone}
 */
public record Tabular(@JsonValue Object answer, Function<Locale, Sheet> sheet) {}
