package hotline.server.center;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import hotline.acd.distributor.Actor;
import hotline.crm.flow.FlowVersion;
import hotline.crm.flow.FlowVersions;
import hotline.server.Refused;
import java.util.List;

/**
 * The call flows through time: what was in force when and by whom, what became different, and the way back. Any thread; blocks, and throws {@link
 * hotline.crm.DatabaseAway}.
 */
public final class FlowOffice {
    private static final int LINES_AROUND = 3;

    private final CenterOffice office;
    private final FlowVersions versions;

    public FlowOffice(CenterOffice office, FlowVersions versions) {
        this.office = office;
        this.versions = versions;
    }

    /** By file, the newest first. */
    public List<FlowVersion> versions() {
        return versions.all();
    }

    /** What a version says; nothing where the flow was gone. */
    private String text(String file, int number) {
        return versions.text(file, number)
                .orElseThrow(() -> new Refused(
                        "unknown-version",
                        "There is no version " + number + " of that flow.",
                        "'hotline flow versions' lists them."));
    }

    /** What became different from one version to another, as a unified diff; empty for nothing. 0 is before the first. */
    public String difference(String file, int from, int to) {
        List<String> before = from == 0 ? List.of() : text(file, from).lines().toList();
        return String.join(
                "\n",
                UnifiedDiffUtils.generateUnifiedDiff(
                        file + " " + from,
                        file + " " + to,
                        before,
                        DiffUtils.diff(before, text(file, to).lines().toList()),
                        LINES_AROUND));
    }

    /**
     * Brings an earlier text into force again, which makes it the newest version; calls in progress finish with the text they began with.
     *
     * @return what has changed
     * @throws Refused when it is not done; then nothing has changed
     */
    public List<CenterChange> rollBack(String file, int number, Actor by) {
        String text = text(file, number);
        if (text.isEmpty()) {
            throw new Refused(
                    "nothing-there",
                    "In version " + number + " there was no flow '" + file + "'.",
                    "To take a flow away, remove its file and its numbers, and apply with --force.");
        }
        return office.applyFlow(file, text, by);
    }
}
