package hotline.acd.simulation.theory;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whether agents of the right skills have time enough for all who come, so that queues do not grow for ever: the work that
 * arrives, seen as a flow, must fit through the agents and leave some room (maximum flow by the shortest augmenting paths, J.
 * Edmonds and R. M. Karp, 1972).
 */
public final class Stability {
    private static final double CLEARLY = 1e-9;
    private static final int NOBODY = -1;

    /** Agents of the same skills. */
    private record Group(Set<String> skills, int agents) {}

    /** A way for more work: for each group the type that would give it, for each type the group that would hand it over. */
    private record Search(int[] giver, int[] passer, int end) {}

    private final Model model;
    private final List<Group> groups;
    /** What each type still has to give, in agents. */
    private final double[] work;
    /** What each group can still take, in agents. */
    private final double[] room;
    /** What goes from which type to which group. */
    private final double[][] flow;

    private Stability(Model model) {
        this.model = model;
        Map<Set<String>, Integer> sizes = new HashMap<>();
        model.agents().forEach(agent -> sizes.merge(agent.skills(), 1, Integer::sum));
        groups = sizes.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), entry.getValue()))
                .toList();
        work = model.types().stream()
                .mapToDouble(type -> type.ratePerSecond() * model.handle().meanSeconds())
                .toArray();
        room = groups.stream().mapToDouble(Group::agents).toArray();
        flow = new double[work.length][room.length];
    }

    /**
     * The types of calls that together bring as much work as those who serve them can do, or more; in the model's order, empty
     * when there are none.
     */
    public static List<String> overloaded(Model model) {
        return new Stability(model).find();
    }

    private List<String> find() {
        double least = CLEARLY * model.agents().size();
        for (int type = 0; type < work.length; type++) {
            while (work[type] > least) {
                var way = search(type);
                if (way.end() == NOBODY) {
                    return stuckWith(way);
                }
                push(type, way);
            }
        }
        // What fits exactly is too much as well: chance alone lets the queue grow.
        for (int type = 0; type < work.length; type++) {
            var way = search(type);
            if (way.end() == NOBODY) {
                return stuckWith(way);
            }
        }
        return List.of();
    }

    /** Looks for a group with room for this type, if need be by moving others' work from one group to another. */
    private Search search(int first) {
        int[] giver = new int[room.length];
        int[] passer = new int[work.length];
        Arrays.fill(giver, NOBODY);
        Arrays.fill(passer, NOBODY);
        passer[first] = room.length;
        var types = new ArrayDeque<>(List.of(first));
        while (!types.isEmpty()) {
            int type = types.remove();
            for (int group = 0; group < room.length; group++) {
                if (giver[group] == NOBODY && serves(type, group)) {
                    giver[group] = type;
                    if (room[group] > CLEARLY) {
                        return new Search(giver, passer, group);
                    }
                    for (int other = 0; other < work.length; other++) {
                        if (passer[other] == NOBODY && flow[other][group] > CLEARLY) {
                            passer[other] = group;
                            types.add(other);
                        }
                    }
                }
            }
        }
        return new Search(giver, passer, NOBODY);
    }

    private void push(int type, Search way) {
        double amount = Math.min(work[type], room[way.end()]);
        for (int giving = way.giver()[way.end()]; giving != type; giving = way.giver()[way.passer()[giving]]) {
            amount = Math.min(amount, flow[giving][way.passer()[giving]]);
        }
        work[type] -= amount;
        room[way.end()] -= amount;
        flow[way.giver()[way.end()]][way.end()] += amount;
        for (int giving = way.giver()[way.end()]; giving != type; giving = way.giver()[way.passer()[giving]]) {
            flow[giving][way.passer()[giving]] -= amount;
            flow[way.giver()[way.passer()[giving]]][way.passer()[giving]] += amount;
        }
    }

    private boolean serves(int type, int group) {
        return groups.get(group).skills().containsAll(model.types().get(type).requires());
    }

    /** All who were met on the vain search share their agents and nobody else's. */
    private List<String> stuckWith(Search vain) {
        return IntStream.range(0, work.length)
                .filter(type -> vain.passer()[type] != NOBODY)
                .mapToObj(type -> model.types().get(type).name())
                .toList();
    }
}
