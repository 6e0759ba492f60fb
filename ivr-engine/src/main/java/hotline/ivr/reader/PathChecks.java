package hotline.ivr.reader;

import hotline.ivr.flow.Node;
import hotline.ivr.yaml.Problems;
import hotline.ivr.yaml.YamlNode;
import hotline.ivr.yaml.YamlNode.Where;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether every node can be reached, every way has an end, and no circle turns without the caller. */
final class PathChecks {
    private final Problems problems;
    private final Map<String, Node> nodes;
    private final Map<String, Where> places;

    PathChecks(Problems problems, Map<String, Node> nodes, Map<String, Where> places) {
        this.problems = problems;
        this.nodes = nodes;
        this.places = places;
    }

    void check(String start, String person) {
        Map<String, Set<String>> onward = onward(person);
        unreachable(onward, List.of(start, person));
        endless(onward);
        circles(onward);
    }

    /** Where each node may lead; every node may fail, and asking ones have the person key. */
    private Map<String, Set<String>> onward(String person) {
        Map<String, Set<String>> onward = new HashMap<>();
        nodes.forEach((name, node) -> {
            Set<String> targets = new TreeSet<>();
            node.targets().filter(nodes::containsKey).forEach(targets::add);
            if (node instanceof Node.Menu menu
                    && (menu.onSilence().isEmpty() || menu.onWrong().isEmpty())) {
                targets.add(person);
            }
            if (node instanceof Node.Collect collect && collect.onFailure().isEmpty()) {
                targets.add(person);
            }
            onward.put(name, targets);
        });
        return onward;
    }

    private void unreachable(Map<String, Set<String>> onward, Collection<String> from) {
        Set<String> reached = reach(onward, from);
        for (String name : nodes.keySet()) {
            if (!reached.contains(name)) {
                report(name, "unreachable", "no way leads to node " + quoted(name), "lead to it or remove it");
            }
        }
    }

    private void endless(Map<String, Set<String>> onward) {
        Map<String, Set<String>> back = new HashMap<>();
        onward.forEach((name, targets) -> targets.forEach(
                target -> back.computeIfAbsent(target, it -> new TreeSet<>()).add(name)));
        List<String> ends = nodes.entrySet().stream()
                .filter(entry -> entry.getValue().isEnd())
                .map(Map.Entry::getKey)
                .toList();
        Set<String> ending = reach(back, ends);
        for (String name : nodes.keySet()) {
            if (!ending.contains(name)) {
                report(
                        name,
                        "no-exit",
                        "from node " + quoted(name) + " no way leads to a queue or a hang-up",
                        "add one, for example on-silence or a key");
            }
        }
    }

    /** Circles of nodes none of which waits for the caller would turn for ever. */
    private void circles(Map<String, Set<String>> onward) {
        Map<String, Set<String>> silent = new HashMap<>();
        nodes.forEach((name, node) -> silent.put(
                name,
                node.targetsAtOnce()
                        .filter(onward.getOrDefault(name, Set.of())::contains)
                        .collect(Collectors.toSet())));
        Set<String> reported = new HashSet<>();
        for (String name : nodes.keySet()) {
            if (reported.contains(name)) {
                continue;
            }
            Set<String> after = reach(silent, silent.getOrDefault(name, Set.of()));
            if (after.contains(name)) {
                Set<String> circle = new TreeSet<>();
                for (String other : after) {
                    if (reach(silent, silent.getOrDefault(other, Set.of())).contains(name)) {
                        circle.add(other);
                    }
                }
                reported.addAll(circle);
                report(
                        name,
                        "loop",
                        "nodes " + circle + " go round in a circle without asking the caller anything",
                        "put a menu or collect into the circle, or lead out of it");
            }
        }
    }

    private static Set<String> reach(Map<String, Set<String>> onward, Collection<String> from) {
        Set<String> reached = new HashSet<>(from);
        Deque<String> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            List<String> next = new ArrayList<>(onward.getOrDefault(open.pop(), Set.of()));
            next.stream().filter(reached::add).forEach(open::push);
        }
        return reached;
    }

    private void report(String name, String code, String message, String hint) {
        problems.add(places.getOrDefault(name, new Where(0, 0)), code, message, hint);
    }

    private static String quoted(String name) {
        return "'" + YamlNode.shortened(name) + "'";
    }
}
