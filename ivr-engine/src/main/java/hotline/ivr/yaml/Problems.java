package hotline.ivr.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Collects what is wrong with one file. Confined to the reading thread. */
public final class Problems {
    /** More would help nobody, and a hostile file could have millions. */
    private static final int MOST = 100;

    private static final int LONGEST_NAME = 60;
    private static final int MOST_NAMES = 1000;

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    public Problems(String file) {
        this.file = file;
    }

    public void add(YamlNode.Where where, String code, String message, String hint) {
        if (found.size() < MOST) {
            found.add(new Problem(file, where.line(), where.column(), code, message, hint));
        }
    }

    /** A problem of the file as a whole. */
    public void add(String code, String message, String hint) {
        add(new YamlNode.Where(0, 0), code, message, hint);
    }

    /** A problem with a name that is none of the known ones; proposes the nearest. */
    public void unknown(YamlNode.Where where, String code, String message, String name, Collection<String> known) {
        if (found.size() < MOST) {
            add(
                    where,
                    code,
                    message,
                    nearest(name, known)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElseGet(() -> known.isEmpty() ? "there are none" : "there are: " + some(known)));
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All problems in the file's order. */
    public List<Problem> all() {
        return found.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }

    private static String some(Collection<String> known) {
        List<String> first =
                known.stream().sorted().limit(12).map(YamlNode::shortened).toList();
        return String.join(", ", first) + (known.size() > first.size() ? ", …" : "");
    }

    private static Optional<String> nearest(String name, Collection<String> known) {
        if (name.length() > LONGEST_NAME || known.size() > MOST_NAMES) {
            return Optional.empty();
        }
        int reach = Math.max(1, Math.min(3, name.length() / 3));
        Optional<String> nearest = Optional.empty();
        int least = reach + 1;
        for (String candidate : new TreeSet<>(known)) {
            if (Math.abs(candidate.length() - name.length()) <= reach) {
                int distance = distance(name, candidate);
                if (distance < least) {
                    least = distance;
                    nearest = Optional.of(candidate);
                }
            }
        }
        return nearest;
    }

    /** How many letters must be added, removed, changed or swapped with their neighbour (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    rows[i][j] = i + j;
                    continue;
                }
                int change = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                rows[i][j] = Math.min(change, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
                }
            }
        }
        return rows[a.length()][b.length()];
    }
}
