package hotline.server.cli;

import java.io.PrintStream;
import java.util.List;

/** Rows under headings, aligned, for people. */
final class Table {
    private Table() {}

    static void print(PrintStream out, List<String> headings, List<List<String>> rows) {
        int[] widths = new int[headings.size()];
        measure(widths, headings);
        rows.forEach(row -> measure(widths, row));
        out.println(line(widths, headings));
        rows.forEach(row -> out.println(line(widths, row)));
    }

    private static void measure(int[] widths, List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], width(cells.get(i)));
        }
    }

    private static String line(int[] widths, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            line.append(printable(cell)).repeat(' ', widths[i] - width(cell) + 2);
        }
        return line.toString().stripTrailing();
    }

    /** Columns on the screen: Chinese characters take two. */
    private static int width(String text) {
        return printable(text)
                .codePoints()
                .map(c -> c >= 0x1100 && Character.isIdeographic(c) ? 2 : 1)
                .sum();
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
