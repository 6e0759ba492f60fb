package hotline.ivr.run;

import java.util.List;

/**
 * Writes down how nodes were left and what was served, a line each.
 *
 * @param lines where
 */
record Told(List<String> lines) implements FlowJournal {
    @Override
    public void entered(String node, Variables soFar) {}

    @Override
    public void left(String node, Exit how) {
        lines.add(node + " " + how);
    }

    @Override
    public void served(String service) {
        lines.add("served " + service);
    }
}
