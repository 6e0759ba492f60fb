package hotline.desktop.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call flow in force.
 *
 * @param file its name in {@code flows/}
 * @param flow its name in figures and records
 * @param numbers that lead to it
 * @param nodes the start, then what it leads to, and so on
 * @param versions the newest first, which is the one in force
 */
public record FlowView(String file, String flow, List<String> numbers, List<Node> nodes, List<Version> versions) {
    /**
     * @param title null where the flow gives none
     * @param deed what it does, in a few words
     * @param end whether the flow ends with it
     */
    public record Node(String node, @Nullable Text title, String deed, boolean end, List<Way> ways) {}

    /** @param by what leads there; empty: nothing else can */
    public record Way(String by, String to) {}

    /**
     * @param removed from then on the flow was gone
     * @param by who brought it into force
     */
    public record Version(int number, boolean removed, Instant at, String by) {}
}
