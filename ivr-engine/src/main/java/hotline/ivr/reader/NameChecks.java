package hotline.ivr.reader;

import hotline.ivr.reader.Draft.Mention;
import hotline.ivr.speech.Language;
import hotline.ivr.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether every name that a flow mentions exists. */
final class NameChecks {
    private final Draft draft;
    private final Parts parts;
    private final Set<String> nodes;

    /**
     * @param nodes names of the nodes as written, also of those that could not be read: they are reported already
     */
    NameChecks(Draft draft, Parts parts, Set<String> nodes) {
        this.draft = draft;
        this.parts = parts;
        this.nodes = nodes;
    }

    /** Checks all; false when a name leads to no node, so that paths are not worth checking. */
    boolean check(List<Language> languages) {
        boolean connected = true;
        for (Mention node : draft.nodes()) {
            if (!nodes.contains(node.name())) {
                connected = false;
                draft.problems().unknown(node.where(), "unknown-node", "no node " + quoted(node), node.name(), nodes);
            }
        }
        Set<String> known = new HashSet<>(Known.VARIABLES);
        draft.given().forEach(given -> known.add(given.name()));
        for (Mention variable : draft.variables()) {
            if (!known.contains(variable.name())) {
                draft.problems()
                        .unknown(
                                variable.where(),
                                "unknown-variable",
                                "no variable " + quoted(variable),
                                variable.name(),
                                known);
            }
        }
        Set<String> masked = draft.masked().stream().map(Mention::name).collect(Collectors.toSet());
        for (Mention variable : draft.lasting()) {
            if (masked.contains(variable.name())) {
                draft.problems()
                        .add(
                                variable.where(),
                                "masked",
                                "masked digits " + quoted(variable) + " would be kept or spoken",
                                "use masked digits in conditions only");
            }
        }
        for (Mention variable : draft.shown()) {
            if (masked.contains(variable.name())) {
                draft.problems()
                        .add(
                                variable.where(),
                                "masked",
                                "masked digits " + quoted(variable) + " would be shown to agents",
                                "leave 'show-as' out: what is masked is shown to nobody");
            }
        }
        checkAttached(known, masked);
        draft.prompts().forEach(prompt -> parts.knownPrompt(prompt, languages));
        return connected;
    }

    /** What is attached stays in the journal: nothing of it may say who called, or what they entered or owe. */
    private void checkAttached(Set<String> known, Set<String> masked) {
        Set<String> telling = new HashSet<>(Known.VARIABLES);
        telling.removeAll(Known.CODES);
        draft.collected().forEach(entered -> telling.add(entered.name()));
        boolean more = true;
        while (more) {
            more = false;
            for (var computed : draft.computedFrom().entrySet()) {
                boolean tells = computed.getValue().stream().anyMatch(telling::contains);
                more |= tells && telling.add(computed.getKey());
            }
        }
        for (Mention variable : draft.attached()) {
            if (telling.contains(variable.name())
                    && known.contains(variable.name())
                    && !masked.contains(variable.name())) {
                draft.problems()
                        .add(
                                variable.where(),
                                "attached",
                                quoted(variable) + " says more of the customer than may be kept with the journal",
                                "attach codes: a word written here, or one of "
                                        + String.join(", ", new TreeSet<>(Known.CODES)));
            }
        }
    }

    private static String quoted(Mention mention) {
        return "'" + YamlNode.shortened(mention.name()) + "'";
    }
}
