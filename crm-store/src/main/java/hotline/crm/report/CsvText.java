package hotline.crm.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text of a table for spreadsheets: RFC 4180 with CRLF, and a byte order mark, without which they read Chinese wrongly. Text that a
 * spreadsheet would compute (a customer may be called {@code =HYPERLINK(…)}) begins with an apostrophe; numbers stay numbers.
 * Confined to one thread.
 */
public final class CsvText {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** As OWASP lists them, and their full-width forms, which some spreadsheets take for them. */
    private static final String COMPUTED = "=+-@\t\r\n＝＋－＠";

    private final StringWriter text = new StringWriter();
    private final CsvWriter writer = CsvWriter.builder().build(text);

    public CsvText(List<String> header) {
        text.write(BYTE_ORDER_MARK);
        row(header);
    }

    /** Numbers as they are, null as an empty cell, anything else as its text. */
    public CsvText row(List<? extends @Nullable Object> cells) {
        writer.writeRecord(cells.stream().map(CsvText::cell).toList());
        return this;
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> number.toString();
            default -> escaped(value.toString());
        };
    }

    private static String escaped(String text) {
        return !text.isEmpty() && COMPUTED.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public String toString() {
        try {
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
