package hotline.server.cli;

import hotline.server.simulation.ReplayAnswer;
import hotline.server.simulation.ReplayAnswer.Bounds;
import hotline.server.simulation.ReplayAnswer.Part;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code replay} found, for people. */
final class ReplayTable {
    private static final Map<String, String> NAMES = Map.of(
            "entered",
            "came",
            "answered",
            "answered",
            "abandoned",
            "gave up",
            "flowOut",
            "left otherwise",
            "serviceLevel",
            "service level",
            "abandonment",
            "share who gave up",
            "asaSeconds",
            "mean wait of the answered",
            "longestWaitSeconds",
            "longest wait",
            ReplayAnswer.OCCUPANCY,
            "agents' occupancy");

    private static final Set<String> SHARES = Set.of("serviceLevel", "abandonment", ReplayAnswer.OCCUPANCY);

    private ReplayTable() {}

    static void print(PrintStream out, ReplayAnswer answer) {
        out.printf(
                "%s to %s: %,d callers; %d simulated days on either side, 99 of 100 lie within the bounds%n",
                answer.from(), answer.to(), answer.arrivals(), answer.seeds());
        List<Part> parts = new ArrayList<>(answer.queues());
        parts.add(answer.total());
        for (Part part : parts) {
            out.println();
            List<List<String>> rows = new ArrayList<>();
            part.day().forEach((key, value) -> {
                List<String> row = new ArrayList<>(List.of(
                        NAMES.getOrDefault(key, key),
                        figure(key, value),
                        bounds(key, part.unchanged().get(key))));
                if (part.changed() != null) {
                    row.add(bounds(key, part.changed().get(key)));
                }
                rows.add(row);
            });
            List<String> headings =
                    new ArrayList<>(List.of(part.id().toUpperCase(Locale.ROOT), "THAT DAY", "UNCHANGED"));
            if (part.changed() != null) {
                headings.add("CHANGED");
            }
            Table.print(out, headings, rows);
        }
        out.println();
        out.println(
                answer.reproduced()
                        ? "Every figure of the day lies within what was simulated unchanged."
                        : "Outside what was simulated unchanged: " + String.join(", ", answer.outside())
                                + ". Something happened that day which is not in the model: see docs/simulation.md.");
    }

    private static String bounds(String key, @Nullable Bounds bounds) {
        return bounds == null || bounds.mean() == null
                ? "-"
                : figure(key, bounds.mean()) + "  (" + figure(key, bounds.low()) + " to " + figure(key, bounds.high())
                        + ")";
    }

    private static String figure(String key, @Nullable Double value) {
        if (value == null) {
            return "-";
        }
        if (SHARES.contains(key)) {
            return String.format(Locale.ROOT, "%.1f %%", 100 * value);
        }
        return key.endsWith("Seconds")
                ? String.format(Locale.ROOT, "%.1f s", value)
                : String.format(Locale.ROOT, "%,.0f", value);
    }
}
