package hotline.ivr.trial;

import hotline.ivr.flow.Flow;
import hotline.ivr.flow.Node;
import hotline.ivr.flow.Part;
import hotline.ivr.flow.StepRule;
import hotline.ivr.flow.Term;
import hotline.ivr.speech.Language;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;

/** A flow as a drawing: its nodes from the start on, what each does, and what leads where. Immutable, any thread. */
public final class Diagram {
    private static final int LONGEST = 60;

    private final Flow flow;
    private final Language language;

    /** @param language of the titles */
    public Diagram(Flow flow, Language language) {
        this.flow = flow;
        this.language = language;
    }

    /**
     * A way from one node to another.
     *
     * @param by what leads there; empty: nothing else can
     */
    public record Way(String by, String to) {}

    /** The names of the nodes: the start, then what it leads to, and so on. */
    public List<String> nodes() {
        Set<String> seen = new LinkedHashSet<>(List.of(flow.start()));
        Queue<String> open = new ArrayDeque<>(seen);
        for (String name = open.poll(); name != null; name = open.poll()) {
            for (Way way : ways(name)) {
                if (seen.add(way.to())) {
                    open.add(way.to());
                }
            }
        }
        seen.add(flow.person());
        return List.copyOf(seen);
    }

    /** Where a node leads, in the order a person would read them. The keys that mean the same everywhere are left out. */
    public List<Way> ways(String name) {
        List<Way> ways = new ArrayList<>();
        switch (node(name)) {
            case Node.Say say -> ways.add(new Way("", say.next()));
            case Node.Menu menu -> {
                menu.keys().entrySet().stream()
                        .sorted(Comparator.comparing(entry -> entry.getKey().symbol()))
                        .forEach(entry -> ways.add(new Way(entry.getKey().toString(), entry.getValue())));
                way(ways, "back", menu.back());
                way(ways, "silence", Optional.of(menu.onSilence().orElse(flow.person())));
                way(ways, "wrong keys", Optional.of(menu.onWrong().orElse(flow.person())));
            }
            case Node.Collect collect -> {
                ways.add(new Way("entered", collect.next()));
                way(ways, "not entered", Optional.of(collect.onFailure().orElse(flow.person())));
            }
            case Node.Branch branch -> {
                branch.cases().forEach(way -> ways.add(new Way(way.when().toString(), way.go())));
                ways.add(new Way("else", branch.otherwise()));
            }
            case Node.Assign assign -> ways.add(new Way("", assign.next()));
            case Node.ChangeLanguage change -> ways.add(new Way("", change.next()));
            case Node.LookUp lookUp -> {
                ways.add(new Way("found", lookUp.found()));
                ways.add(new Way("none", lookUp.none()));
                way(ways, "unknown", lookUp.unknown());
                way(ways, "failed", Optional.of(lookUp.failed().orElse(flow.person())));
            }
            case Node.OpenTicket open -> {
                ways.add(new Way("", open.next()));
                way(ways, "failed", Optional.of(open.failed().orElse(flow.person())));
            }
            case Node.Request request -> {
                ways.add(new Way("", request.next()));
                way(ways, "none", request.none());
                way(ways, "failed", Optional.of(request.failed().orElse(flow.person())));
            }
            case Node.Identify identify -> {
                ways.add(new Way("verified", identify.verified()));
                ways.add(new Way("not verified", identify.unverified()));
                way(ways, "locked", identify.locked());
                way(ways, "unknown", identify.unknown());
                way(ways, "failed", Optional.of(identify.failed().orElse(flow.person())));
            }
            case Node.Call call -> ways.add(new Way("back", call.next()));
            case Node.Return back -> {
                // the end of this one
            }
            case Node.OuterPerson person -> {
                // beyond this one
            }
            case Node.Hours hours -> {
                ways.add(new Way("open", hours.open()));
                ways.add(new Way("closed", hours.closed()));
            }
            case Node.Queue queue -> {
                String by = oneAgent(queue).isPresent() ? "unavailable" : "back from the queue";
                queue.targets().forEach(to -> ways.add(new Way(by, to)));
            }
            case Node.TransferOut transfer -> {
                way(ways, "busy", transfer.busy());
                way(ways, "no answer", transfer.noAnswer());
                way(ways, "failed", Optional.of(transfer.failed().orElse(flow.person())));
            }
            case Node.KeepPlace keep -> {
                ways.add(new Way("kept", keep.kept()));
                ways.add(new Way("refused", keep.refused()));
            }
            case Node.Callback callback -> {
                ways.add(new Way("agreed", callback.agreed()));
                ways.add(new Way("refused", callback.refused()));
                ways.add(new Way("no time", callback.none()));
                callback.keys().entrySet().stream()
                        .sorted(Comparator.comparing(entry -> entry.getKey().symbol()))
                        .forEach(entry -> ways.add(new Way(entry.getKey().toString(), entry.getValue())));
            }
            case Node.Voicemail voicemail -> {
                ways.add(new Way("left", voicemail.next()));
                ways.add(new Way("nothing", voicemail.nothing()));
            }
            case Node.HangUp hangUp -> {
                // the end
            }
        }
        return ways;
    }

    /** What a node does, in a few words. */
    public String deed(String name) {
        return switch (node(name)) {
            case Node.Say say -> "say " + said(say.parts());
            case Node.Menu menu -> "menu " + said(menu.say());
            case Node.Collect collect ->
                "collect " + collect.into() + ": " + collect.kind().words() + (collect.masked() ? ", masked" : "")
                        + (collect.confirm().isEmpty() ? "" : ", confirmed");
            case Node.Branch branch -> "branch";
            case Node.Assign assign ->
                "set "
                        + String.join(
                                ", ", assign.values().keySet().stream().sorted().toList());
            case Node.ChangeLanguage change -> "language";
            case Node.LookUp lookUp ->
                "look up " + lookUp.subject().name().toLowerCase(Locale.ROOT)
                        + lookUp.number().map(variable -> " " + variable).orElse("");
            case Node.OpenTicket open -> "open ticket: " + open.category();
            case Node.Request request ->
                "request " + request.system() + ": " + request.method().name().toLowerCase(Locale.ROOT) + " "
                        + request.path();
            case Node.Identify identify ->
                "identify by " + identify.proof().name().toLowerCase(Locale.ROOT);
            case Node.Call call -> "call flow " + call.flow().name();
            case Node.Return back ->
                "return" + back.values().keySet().stream().sorted().collect(Collectors.joining(", ", " ", ""));
            case Node.OuterPerson person -> "person of the flow that calls";
            case Node.Hours hours -> "opening hours";
            case Node.Queue queue ->
                oneAgent(queue)
                                .map(agent -> "transfer to agent " + agent + ", ")
                                .orElse("") + "queue " + queue.queue()
                        + queue.announcements()
                                .map(said -> ", announces from " + said.first().toSeconds() + " s, every "
                                        + said.every().toSeconds() + " s")
                                .orElse("");
            case Node.TransferOut transfer ->
                "transfer to " + written(transfer.number()) + ", rings "
                        + transfer.ring().toSeconds() + " s";
            case Node.KeepPlace keep -> "keep the place, to be called at " + keep.number();
            case Node.Callback callback -> "promise a call at " + callback.number() + ", by " + callback.queue();
            case Node.Voicemail voicemail -> "voicemail for " + voicemail.queue();
            case Node.HangUp hangUp -> "hang up";
        };
    }

    /** The one agent whom the node leads to, and nobody else. */
    private static Optional<String> oneAgent(Node.Queue queue) {
        boolean ends = queue.plan().size() == 2 && queue.plan().getLast().who() instanceof StepRule.Nobody;
        return ends
                        && queue.plan().getFirst().who() instanceof StepRule.NamedAgents named
                        && named.ids().size() == 1
                ? Optional.of(written(named.ids().getFirst()))
                : Optional.empty();
    }

    private static String written(Term term) {
        return switch (term) {
            case Term.Literal literal -> literal.written().toString();
            case Term.Computed computed -> "{" + computed.expression() + "}";
        };
    }

    /** Whether the flow ends with the node. */
    public boolean isEnd(String name) {
        return node(name).isEnd();
    }

    /** What a node is called; empty when the flow does not say. */
    public Optional<String> title(String name) {
        return flow.title(name, language);
    }

    /** The drawing in Mermaid's words. */
    public String mermaid() {
        StringBuilder drawing = new StringBuilder("flowchart TD\n");
        List<String> names = nodes();
        for (String name : names) {
            String label = title(name).map(title -> quoted(title) + "<br>").orElse("") + quoted(name) + "<br><small>"
                    + quoted(deed(name)) + "</small>";
            boolean end = isEnd(name);
            drawing.append(
                    "  n%d%s\"%s\"%s%n".formatted(names.indexOf(name), end ? "([" : "[", label, end ? "])" : "]"));
        }
        for (String name : names) {
            for (Way way : ways(name)) {
                drawing.append("  n%d -->%s n%d%n"
                        .formatted(
                                names.indexOf(name),
                                way.by().isEmpty() ? "" : "|\"" + quoted(way.by()) + "\"|",
                                names.indexOf(way.to())));
            }
        }
        return drawing.toString();
    }

    private Node node(String name) {
        return flow.node(name).orElseThrow(() -> new IllegalArgumentException("no node " + name));
    }

    private static void way(List<Way> ways, String by, Optional<String> to) {
        to.ifPresent(target -> ways.add(new Way(by, target)));
    }

    private static String said(List<Part> parts) {
        String said = parts.stream()
                .map(part -> switch (part) {
                    case Part.Recorded recorded -> recorded.prompt();
                    case Part.Spoken spoken -> "{" + spoken.variable() + "}";
                    case Part.Chosen chosen -> "{by " + chosen.variable() + "}";
                })
                .collect(Collectors.joining(" "));
        return said.length() <= LONGEST ? said : said.substring(0, LONGEST) + "…";
    }

    /** Mermaid ends a label at a quote, and takes # for the beginning of a code. */
    private static String quoted(String text) {
        return text.replace("#", "#35;")
                .replace("\"", "#34;")
                .replace("<", "#60;")
                .replace(">", "#62;")
                .replace("&", "#38;");
    }
}
