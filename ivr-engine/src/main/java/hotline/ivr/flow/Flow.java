package hotline.ivr.flow;

import hotline.ivr.speech.Language;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A call flow, checked: every target exists. Immutable, any thread.
 *
 * @param languages the languages callers can be served in, the first is the one for those whose language is none of them
 * @param start name of the first node
 * @param person name of the queue node to which the person key and every failure lead
 * @param wrongKey what is said after a wrong key
 * @param apology what is said when something failed
 * @param titles by node, where the flow gives one: in a few words what choosing the node means, by language
 * @param products by node, where the flow names one: the code of the product that callers who come by it ask about
 * @param sub what it takes and gives, when it is one that others call
 */
public record Flow(
        String name,
        List<Language> languages,
        String start,
        String person,
        Convention keys,
        List<Part> wrongKey,
        List<Part> apology,
        Map<String, Node> nodes,
        Map<String, Map<Language, String>> titles,
        Map<String, String> products,
        Optional<Sub> sub) {
    /** Between the node that calls and a node of the flow it calls, in the name of a place. */
    public static final char WITHIN = ':';

    public Flow {
        languages = List.copyOf(languages);
        nodes = Map.copyOf(nodes);
        titles = Map.copyOf(titles);
        products = Map.copyOf(products);
        boolean toPerson = sub.isPresent()
                ? nodes.get(person) instanceof Node.OuterPerson
                : nodes.get(person) instanceof Node.Queue;
        if (!nodes.containsKey(start) || !toPerson) {
            throw new IllegalArgumentException("flow " + name + " needs its start and, as person, a queue node");
        }
    }

    /** The names a flow that others call takes values by, and gives them. */
    public record Sub(Set<String> takes, Set<String> gives) {
        public Sub {
            takes = Set.copyOf(takes);
            gives = Set.copyOf(gives);
        }
    }

    /**
     * A node, in this flow or in one that it calls.
     *
     * @param flow the one it is a node of
     * @param prefix what stands before the names of that flow's nodes; empty for this flow's own
     * @param name within that flow
     * @param depth how many flows lie between; 0 for this flow's own
     */
    public record Place(Flow flow, String prefix, String name, int depth, Node node) {}

    /** Where a node is: {@code verify:ask} is {@code ask} in the flow that our node {@code verify} calls. */
    public Optional<Place> place(String name) {
        return place(name, "", 0);
    }

    private Optional<Place> place(String name, String prefix, int depth) {
        Node own = nodes.get(name);
        if (own != null) {
            return Optional.of(new Place(this, prefix, name, depth, own));
        }
        for (int at = name.indexOf(WITHIN); at > 0; at = name.indexOf(WITHIN, at + 1)) {
            if (nodes.get(name.substring(0, at)) instanceof Node.Call call) {
                return call.flow().place(name.substring(at + 1), prefix + name.substring(0, at + 1), depth + 1);
            }
        }
        return Optional.empty();
    }

    /** The node of that name, here or in a flow that is called. */
    public Optional<Node> node(String name) {
        return place(name).map(Place::node);
    }

    /** Whether whoever goes through it to its end is asked something on every way. */
    boolean asksCaller() {
        Set<String> reached = new HashSet<>(Set.of(start));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            Node node = nodes.get(open.pop());
            if (node instanceof Node.Return) {
                return false;
            }
            if (node != null) {
                node.targetsAtOnce().filter(reached::add).forEach(open::push);
            }
        }
        return true;
    }

    /** The queues callers can come to, also from flows that are called. */
    public Set<String> queues() {
        Set<String> queues = new TreeSet<>();
        nodes.values().forEach(node -> {
            if (node instanceof Node.Queue queue) {
                queues.add(queue.queue());
            } else if (node instanceof Node.Call call) {
                queues.addAll(call.flow().queues());
            }
        });
        return queues;
    }

    /** How long the longest whole name of a place is. */
    public int longestName() {
        return nodes.entrySet().stream()
                .mapToInt(entry -> entry.getKey().length()
                        + (entry.getValue() instanceof Node.Call call
                                ? 1 + call.flow().longestName()
                                : 0))
                .max()
                .orElse(0);
    }

    /** All titles, also of nodes in flows that are called. */
    public Map<String, Map<Language, String>> allTitles() {
        return all(Flow::titles);
    }

    /** All products, also of nodes in flows that are called. */
    public Map<String, String> allProducts() {
        return all(Flow::products);
    }

    /** What agents see as that which callers enter, by node and language, also of nodes in flows that are called. */
    public Map<String, Map<Language, String>> allShown() {
        return all(flow -> {
            Map<String, Map<Language, String>> shown = new HashMap<>();
            flow.nodes.forEach((name, node) -> {
                if (node instanceof Node.Collect collect && !collect.shownAs().isEmpty()) {
                    shown.put(name, collect.shownAs());
                }
            });
            return shown;
        });
    }

    private <T> Map<String, T> all(Function<Flow, Map<String, T>> byNode) {
        Map<String, T> all = new HashMap<>(byNode.apply(this));
        nodes.forEach((name, node) -> {
            if (node instanceof Node.Call call) {
                call.flow().all(byNode).forEach((inner, of) -> all.put(name + WITHIN + inner, of));
            }
        });
        return all;
    }

    /** What choosing this node means, in the language or else in any; empty when the flow does not say. */
    public Optional<String> title(String node, Language language) {
        Map<Language, String> texts = place(node)
                .map(place -> place.flow().titles().get(place.name()))
                .orElse(Map.of());
        return Optional.ofNullable(texts.get(language))
                .or(() -> texts.values().stream().findFirst());
    }

    /**
     * The keys that mean the same in every menu, unless a menu gives them another meaning; empty: no such key.
     *
     * @param yes and {@code no}: the answers to every question of that kind
     */
    public record Convention(Optional<Key> person, Optional<Key> back, Optional<Key> repeat, Key yes, Key no) {}
}
