package hotline.acd.simulation.theory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The exact steady state of skill-based routing, first come first served by the longest idle: I. Adan and G. Weiss, "A skill
 * based parallel service system under FCFS-ALIS" (2014). With the busy agents in the order of their customers' arrivals and the
 * idle ones in the order of their idleness, the probability of a state with n_j customers waiting behind the first j busy
 * agents is proportional to
 *
 * <pre>prod over busy j: rate of those only the first j can serve ^ n_j / (service rate of the first j) ^ (n_j + 1)
 *  x prod over idle j: 1 / rate of those whom idle j or a later one can serve</pre>
 */
final class ProductForm {
    private final Model model;
    private final double serviceRate;
    private final Map<String, Double> waiting = new LinkedHashMap<>();
    private final Map<String, Double> idle = new LinkedHashMap<>();
    private double all;

    private ProductForm(Model model) {
        this.model = model;
        this.serviceRate = 1 / model.handle().meanSeconds();
        model.types().forEach(type -> waiting.put(type.name(), 0.0));
        model.agents().forEach(agent -> idle.put(agent.name(), 0.0));
        permute(new ArrayList<>(), new ArrayList<>(model.agents()));
    }

    static ProductForm of(Model model) {
        return new ProductForm(model);
    }

    /** A model of types {@code name:rate:skill+skill} and agents {@code name:skill+skill}, mean service one second. */
    static Model model(long calls, long seed, List<String> types, List<String> agents) {
        return new Model(
                types.stream()
                        .map(type -> type.split(":"))
                        .map(type ->
                                new Model.CallType(type[0], Double.parseDouble(type[1]), Set.of(type[2].split("\\+"))))
                        .toList(),
                agents.stream()
                        .map(agent -> agent.split(":"))
                        .map(agent -> new Model.Server(agent[0], Set.of(agent[1].split("\\+"))))
                        .toList(),
                new Times.Exponential(1),
                Optional.empty(),
                20,
                calls,
                seed);
    }

    double meanWait(String type) {
        double rate = model.types().stream()
                .filter(one -> one.name().equals(type))
                .mapToDouble(Model.CallType::ratePerSecond)
                .sum();
        return waiting.get(type) / all / rate;
    }

    double idleShare(String agent) {
        return idle.get(agent) / all;
    }

    private void permute(List<Model.Server> order, List<Model.Server> rest) {
        if (rest.isEmpty()) {
            for (int busy = 0; busy <= order.size(); busy++) {
                add(order, busy);
            }
            return;
        }
        for (Model.Server next : rest) {
            var longer = new ArrayList<>(order);
            longer.add(next);
            var shorter = new ArrayList<>(rest);
            shorter.remove(next);
            permute(longer, shorter);
        }
    }

    private void add(List<Model.Server> order, int busy) {
        double weight = 1;
        for (int j = 1; j <= busy; j++) {
            double rate = j * serviceRate;
            weight /= rate * (1 - onlyServedBy(order, j) / rate);
        }
        for (int j = busy; j < order.size(); j++) {
            weight /= served(order.subList(j, order.size()));
        }
        all += weight;
        for (Model.Server agent : order.subList(busy, order.size())) {
            idle.merge(agent.name(), weight, Double::sum);
        }
        for (int j = 1; j <= busy; j++) {
            double only = onlyServedBy(order, j);
            double load = only / (j * serviceRate);
            for (Model.CallType type : model.types()) {
                if (only > 0 && isOnlyServedBy(type, order, j)) {
                    waiting.merge(type.name(), weight * load / (1 - load) * type.ratePerSecond() / only, Double::sum);
                }
            }
        }
    }

    private double onlyServedBy(List<Model.Server> order, int first) {
        return model.types().stream()
                .filter(type -> isOnlyServedBy(type, order, first))
                .mapToDouble(Model.CallType::ratePerSecond)
                .sum();
    }

    private static boolean isOnlyServedBy(Model.CallType type, List<Model.Server> order, int first) {
        return order.subList(first, order.size()).stream()
                .noneMatch(agent -> agent.skills().containsAll(type.requires()));
    }

    private double served(List<Model.Server> agents) {
        return model.types().stream()
                .filter(type -> agents.stream().anyMatch(agent -> agent.skills().containsAll(type.requires())))
                .mapToDouble(Model.CallType::ratePerSecond)
                .sum();
    }
}
