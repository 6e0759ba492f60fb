package hotline.server.simulation;

import java.util.List;
import java.util.Locale;

/** Curves over powers of ten in both directions, as SVG that reads on light and dark pages. */
public final class CurvesChart {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 470;
    private static final int LEFT = 90;
    private static final int RIGHT = 300;
    private static final int TOP = 50;
    private static final int BOTTOM = 60;
    /** Okabe and Ito (2008): told apart by everybody. */
    private static final List<String> COLOURS =
            List.of("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#999999", "#7f6f00");

    private final double lowX;
    private final double highX;
    private final double lowY;
    private final double highY;

    private CurvesChart(List<Curve> curves) {
        lowX = power(
                curves.stream()
                        .flatMap(curve -> curve.x().stream())
                        .mapToDouble(x -> x)
                        .min()
                        .orElse(1),
                false);
        highX = power(
                curves.stream()
                        .flatMap(curve -> curve.x().stream())
                        .mapToDouble(x -> x)
                        .max()
                        .orElse(10),
                true);
        lowY = power(
                curves.stream()
                        .flatMap(curve -> curve.y().stream())
                        .mapToDouble(y -> y)
                        .min()
                        .orElse(1),
                false);
        highY = power(
                curves.stream()
                        .flatMap(curve -> curve.y().stream())
                        .mapToDouble(y -> y)
                        .max()
                        .orElse(10),
                true);
    }

    /** Values above 0, as many x as y. */
    public record Curve(String name, List<Double> x, List<Double> y) {
        public Curve {
            x = List.copyOf(x);
            y = List.copyOf(y);
        }
    }

    /** The text of an SVG file. */
    public static String draw(String title, String xTitle, List<Curve> curves) {
        return new CurvesChart(curves).all(title, xTitle, curves);
    }

    private String all(String title, String xTitle, List<Curve> curves) {
        StringBuilder svg = new StringBuilder();
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" font-family="sans-serif" font-size="13">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                <text x="%d" y="28" font-size="16" font-weight="bold" fill="#222222">%s</text>
                """.formatted(WIDTH, HEIGHT, WIDTH, HEIGHT, LEFT, escaped(title)));
        for (double x = lowX; x <= highX; x++) {
            line(svg, atX(x), TOP, atX(x), HEIGHT - BOTTOM);
            text(svg, atX(x), HEIGHT - BOTTOM + 20, "middle", "#444444", shown(x));
        }
        for (double y = lowY; y <= highY; y++) {
            line(svg, LEFT, atY(y), WIDTH - RIGHT, atY(y));
            text(svg, LEFT - 8, atY(y) + 4, "end", "#444444", shown(y));
        }
        text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 15, "middle", "#444444", xTitle);
        for (int i = 0; i < curves.size(); i++) {
            curve(svg, curves.get(i), COLOURS.get(i % COLOURS.size()), TOP + 10 + 22 * i);
        }
        return svg.append("</svg>\n").toString();
    }

    private void curve(StringBuilder svg, Curve curve, String colour, int legendY) {
        svg.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"")
                .append(colour)
                .append("\" points=\"");
        for (int i = 0; i < curve.x().size(); i++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "%.1f,%.1f ",
                    atX(Math.log10(curve.x().get(i))),
                    atY(Math.log10(curve.y().get(i)))));
        }
        svg.append("\"/>\n");
        for (int i = 0; i < curve.x().size(); i++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n",
                    atX(Math.log10(curve.x().get(i))),
                    atY(Math.log10(curve.y().get(i))),
                    colour));
        }
        int legendX = WIDTH - RIGHT + 20;
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"14\" height=\"4\" fill=\"%s\"/>%n",
                legendX,
                legendY - 6,
                colour));
        text(svg, legendX + 22, legendY, "start", "#222222", curve.name());
    }

    private static void line(StringBuilder svg, double x1, double y1, double x2, double y2) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>%n",
                x1,
                y1,
                x2,
                y2));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String colour, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                colour,
                escaped(text)));
    }

    private double atX(double exponent) {
        return LEFT + (exponent - lowX) / Math.max(1, highX - lowX) * (WIDTH - RIGHT - LEFT);
    }

    private double atY(double exponent) {
        return HEIGHT - BOTTOM - (exponent - lowY) / Math.max(1, highY - lowY) * (HEIGHT - BOTTOM - TOP);
    }

    private static double power(double value, boolean up) {
        double exponent = Math.log10(Math.max(1e-9, value));
        return up ? Math.ceil(exponent - 1e-9) : Math.floor(exponent + 1e-9);
    }

    private static String shown(double exponent) {
        return exponent < 0
                ? String.valueOf(Math.pow(10, exponent))
                : String.format(Locale.ROOT, "%,.0f", Math.pow(10, exponent));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
