package hotline.crm.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A table for spreadsheets: a header, and rows of numbers, empty cells (null), and whatever else as its text. Confined to one thread.
 */
public final class Sheet {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** As OWASP lists them, and their full-width forms, which some spreadsheets take for them. */
    private static final String COMPUTED = "=+-@\t\r\n＝＋－＠";
    /** More does not fit into a cell of a workbook (ECMA-376, part 1, 18.18.11). */
    private static final int LONGEST_CELL = 32_767;

    private final List<List<? extends @Nullable Object>> rows = new ArrayList<>();

    public Sheet(List<String> header) {
        rows.add(header);
    }

    public Sheet row(List<? extends @Nullable Object> cells) {
        rows.add(cells);
        return this;
    }

    /**
     * RFC 4180 with CRLF, and a byte order mark, without which spreadsheets read Chinese wrongly. Text that they would compute (a customer may be called
     * {@code =HYPERLINK(…)}) begins with an apostrophe; numbers stay numbers.
     */
    public String csv() {
        StringWriter text = new StringWriter();
        text.write(BYTE_ORDER_MARK);
        try (CsvWriter writer = CsvWriter.builder().build(text)) {
            rows.forEach(row -> writer.writeRecord(row.stream().map(Sheet::cell).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail so", e);
        }
        return text.toString();
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

    /** A workbook of one sheet (Office Open XML, ECMA-376). What is text stays text there: nothing is computed, and nothing need be escaped. */
    public byte[] xlsx() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Hotline", null)) {
            Worksheet sheet = workbook.newWorksheet("Hotline");
            sheet.freezePane(0, 1);
            for (int row = 0; row < rows.size(); row++) {
                write(sheet, row, rows.get(row));
            }
            sheet.range(0, 0, 0, rows.getFirst().size() - 1).style().bold().set();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail so", e);
        }
        return bytes.toByteArray();
    }

    private static void write(Worksheet sheet, int row, List<? extends @Nullable Object> cells) {
        for (int column = 0; column < cells.size(); column++) {
            Object value = cells.get(column);
            if (value instanceof Number number) {
                sheet.value(row, column, number);
            } else if (value != null) {
                String text = value.toString();
                sheet.value(row, column, text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text);
            }
        }
    }
}
