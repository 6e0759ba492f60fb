package hotline.crm.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SheetTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://evil\",\"x\")",
                "+1+1",
                "-2+3+cmd|' /C calc'!A0",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "＝1+1"
            })
    void whatASpreadsheetWouldComputeIsText(String hostile) throws Exception {
        Sheet sheet = new Sheet(List.of("name")).row(List.of(hostile));

        assertThat(rows(sheet.csv()).getLast().getField(0)).isEqualTo("'" + hostile);
        assertThat(cells(sheet.xlsx()).get("A2")).startsWith("text ").endsWith(hostile.strip());
    }

    @Test
    void everythingElseComesBackAsItWas() throws Exception {
        String bob = "O'Brien, \"Bob\"\nline";
        Sheet sheet = new Sheet(List.of("a", "b", "c", "d", "e"))
                .row(Arrays.asList(bob, -5L, null, "مريم <b>&amp;👍", new BigDecimal("15.750")));

        assertThat(sheet.csv()).startsWith("\uFEFFa,b,c,d,e\r\n");
        assertThat(rows(sheet.csv()).getLast().getFields()).containsExactly(bob, "-5", "", "مريم <b>&amp;👍", "15.750");
        assertThat(cells(sheet.xlsx()))
                .containsEntry("A2", "text " + bob)
                .containsEntry("B2", "number -5")
                .doesNotContainKey("C2")
                .containsEntry("D2", "text مريم <b>&amp;👍")
                .containsEntry("E2", "number 15.750");
    }

    @Test
    void noTextSpoilsTheWorkbook() throws Exception {
        Sheet sheet = new Sheet(List.of("a", "b", "c"))
                .row(List.of("a\u0000b\u0008\u001f\uffff", "half \ud83d of two", "long".repeat(10_000)));

        Map<String, String> cells = cells(sheet.xlsx());

        assertThat(cells.get("A2")).startsWith("text a").contains("b");
        assertThat(cells.get("B2")).startsWith("text half ").endsWith(" of two");
        assertThat(cells.get("C2")).hasSize("text ".length() + 32_767);
    }

    private static List<CsvRecord> rows(String csv) {
        List<CsvRecord> rows = new ArrayList<>();
        CsvReader.builder().ofCsvRecord(csv.substring(1)).forEach(rows::add);
        return rows;
    }

    /** By place: its kind and what it holds. A cell with a formula would be one of kind {@code formula}. */
    private Map<String, String> cells(byte[] workbook) throws Exception {
        Path file = Files.write(folder.resolve("figures.xlsx"), workbook);
        Document strings;
        Document sheet;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            strings = document(zip, "xl/sharedStrings.xml");
            sheet = document(zip, "xl/worksheets/sheet1.xml");
        }
        NodeList texts = all(strings.getDocumentElement(), "si");
        Map<String, String> cells = new HashMap<>();
        NodeList all = all(sheet.getDocumentElement(), "c");
        for (int i = 0; i < all.getLength(); i++) {
            Element cell = (Element) all.item(i);
            String value = cell.getTextContent();
            cells.put(
                    cell.getAttribute("r"),
                    all(cell, "f").getLength() > 0
                            ? "formula " + value
                            : cell.getAttribute("t").equals("s")
                                    ? "text "
                                            + texts.item(Integer.parseInt(value))
                                                    .getTextContent()
                                    : "number " + value);
        }
        return cells;
    }

    private static Document document(ZipFile zip, String part) throws Exception {
        try (InputStream content = zip.getInputStream(zip.getEntry(part))) {
            return DocumentBuilderFactory.newNSInstance().newDocumentBuilder().parse(content);
        }
    }

    private static NodeList all(Element within, String name) {
        return within.getElementsByTagNameNS("*", name);
    }
}
