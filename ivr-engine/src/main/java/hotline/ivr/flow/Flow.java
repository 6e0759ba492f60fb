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
 */
public record Flow(
        String name,
        List<Language> languages,
        String start,
        String person,
        Convention keys,
        List<Part> wrongKey,
        List<Part> apology,
        Map<String, Node> nodes) {

    public Flow {
        languages = List.copyOf(languages);
        nodes = Map.copyOf(nodes);
        if (!nodes.containsKey(start) || !(nodes.get(person) instanceof Node.Queue)) {
            throw new IllegalArgumentException("flow " + name + " needs its start and, as person, a queue node");
        }
    }

    /** The node of that name. */
    public Optional<Node> node(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    /** The keys that mean the same in every menu, unless a menu gives them another meaning; empty: no such key. */
    public record Convention(Optional<Key> person, Optional<Key> back, Optional<Key> repeat) {}
}
