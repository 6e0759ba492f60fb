package hotline.ivr.flow;

import hotline.ivr.speech.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call flow, checked: every target exists. Immutable, any thread.
 *
 * @param languages the languages callers can be served in, the first is the one for those whose language is none of them
 * @param start name of the first node
 * @param person name of the queue node to which the person key and every failure lead
 * @param wrongKey what is said after a wrong key
 * @param apology what is said when something failed
 * @param titles by node, where the flow gives one: in a few words what choosing the node means, by language
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
        Map<String, Map<Language, String>> titles) {

    public Flow {
        languages = List.copyOf(languages);
        nodes = Map.copyOf(nodes);
        titles = Map.copyOf(titles);
        if (!nodes.containsKey(start) || !(nodes.get(person) instanceof Node.Queue)) {
            throw new IllegalArgumentException("flow " + name + " needs its start and, as person, a queue node");
        }
    }

    /** The node of that name. */
    public Optional<Node> node(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    /** What choosing this node means, in the language or else in any; empty when the flow does not say. */
    public Optional<String> title(String node, Language language) {
        Map<Language, String> texts = titles.getOrDefault(node, Map.of());
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
