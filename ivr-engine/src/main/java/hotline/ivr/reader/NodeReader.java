package hotline.ivr.reader;

import hotline.ivr.flow.Expression;
import hotline.ivr.flow.Flow;
import hotline.ivr.flow.Key;
import hotline.ivr.flow.Node;
import hotline.ivr.flow.Node.Subject;
import hotline.ivr.flow.OpeningHours;
import hotline.ivr.flow.Term;
import hotline.ivr.reader.Draft.Mention;
import hotline.ivr.yaml.FieldsReader;
import hotline.ivr.yaml.YamlNode;
import hotline.ivr.yaml.YamlNode.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads one node; its kind is the one of {@link #KINDS} that it has as key. */
final class NodeReader {
    static final List<String> KINDS = List.of(
            "say",
            "menu",
            "collect",
            "branch",
            "set",
            "language",
            "look-up",
            "ticket",
            "request",
            "identify",
            "call",
            "return",
            "hours",
            "queue",
            "transfer",
            "keep-place",
            "callback",
            "voicemail",
            "hang-up");
    /** What tickets can be about. */
    static final List<String> TICKET_CATEGORIES = List.of("complaint", "repair", "warranty", "return", "question");

    private static final int LONGEST_WAIT_SECONDS = 120;
    private static final int LONGEST_MESSAGE_SECONDS = 600;
    private static final int USUAL_MESSAGE_SECONDS = 120;

    private final Draft draft;
    private final Parts parts;
    private final PlanReader plans;
    private final HoursReader hours;
    private final Defaults defaults;
    private final CallReader calls;

    /** What menus and collecting nodes do unless they say otherwise. */
    record Defaults(int timeOut, int tries, int wrongKeys) {}

    /**
     * What lies around the flow that is read.
     *
     * @param calling the files that are being read, the outermost first, its own the last
     * @param within what it takes and gives; empty: it is no sub-flow
     */
    record Around(SubFlows subFlows, List<String> calling, Optional<Flow.Sub> within) {}

    NodeReader(Draft draft, Parts parts, PlanReader plans, HoursReader hours, Defaults defaults, Around around) {
        this.draft = draft;
        this.parts = parts;
        this.plans = plans;
        this.hours = hours;
        this.defaults = defaults;
        this.calls = new CallReader(draft, this, around.subFlows(), around.calling(), around.within());
    }

    Defaults defaults() {
        return defaults;
    }

    Optional<Node> read(String name, FieldsReader fields) {
        boolean transfer = fields.keys().contains("transfer"); // has a queue besides, when it is to an agent
        List<String> kinds = fields.keys().stream()
                .filter(KINDS::contains)
                .filter(kind -> !transfer || !kind.equals("queue"))
                .toList();
        if (kinds.size() != 1) {
            draft.problems()
                    .add(
                            fields.where(),
                            "node-kind",
                            kinds.isEmpty() ? "this node does nothing" : "this node is several at once: " + kinds,
                            "a node has exactly one of: " + String.join(", ", KINDS));
            return Optional.empty();
        }
        if (kinds.getFirst().equals("call")) {
            Optional<Node> call = calls.call(name, fields);
            fields.finish();
            return call;
        }
        Node node =
                switch (kinds.getFirst()) {
                    case "say" -> say(fields);
                    case "menu" -> menu(fields);
                    case "collect" -> new CollectReader(draft, parts, this).read(fields);
                    case "branch" -> branch(fields);
                    case "set" -> assign(fields);
                    case "language" -> language(fields);
                    case "look-up" -> lookUp(fields);
                    case "ticket" -> ticket(fields);
                    case "request" -> new RequestReader(draft, parts, this).read(fields);
                    case "identify" -> new IdentifyReader(draft, parts, this).read(fields);
                    case "return" -> calls.giveBack(fields);
                    case "hours" -> hours(fields);
                    case "queue" -> new QueueReader(draft, parts, plans, this).queue(fields);
                    case "transfer" ->
                        new TransferReader(draft, new QueueReader(draft, parts, plans, this)).read(fields);
                    case "keep-place" -> keepPlace(fields);
                    case "callback" -> new CallbackReader(draft, parts, hours, this).read(fields);
                    case "voicemail" -> voicemail(fields);
                    default -> hangUp(fields);
                };
        fields.finish();
        return Optional.of(node);
    }

    private Node say(FieldsReader fields) {
        return new Node.Say(
                parts.read(fields, "say", List.of()),
                fields.truth("barge-in", true),
                code(fields, "served"),
                draft.requiredTarget(fields, "next"));
    }

    private Node menu(FieldsReader fields) {
        fields.required("keys", "write 'keys:' with 'KEY: NODE' lines");
        return new Node.Menu(
                parts.read(fields, "menu", List.of()),
                keys(fields),
                seconds(fields, "time-out", defaults.timeOut()),
                fields.number("tries", 1, 10).orElse(defaults.tries()),
                fields.number("wrong-keys", 1, 10).orElse(defaults.wrongKeys()),
                draft.target(fields, "on-silence"),
                draft.target(fields, "on-wrong"),
                draft.target(fields, "back"));
    }

    private Node branch(FieldsReader fields) {
        List<Node.Case> cases = new ArrayList<>();
        for (YamlNode item : fields.items("branch").orElse(List.of())) {
            FieldsReader.of(item, "a case", draft.problems()).ifPresent(entry -> {
                Optional<Expression> when = entry.required("when", "write 'when: CONDITION'")
                        .flatMap(node -> FieldsReader.scalar(node, "'when'", draft.problems()))
                        .flatMap(draft::condition);
                String go = draft.requiredTarget(entry, "go");
                when.ifPresent(condition -> cases.add(new Node.Case(condition, go)));
                entry.finish();
            });
        }
        return new Node.Branch(List.copyOf(cases), draft.requiredTarget(fields, "else"));
    }

    private Node assign(FieldsReader fields) {
        Map<String, Term> values = new TreeMap<>();
        fields.node("set")
                .flatMap(node -> FieldsReader.of(node, "'set'", draft.problems()))
                .ifPresent(entries -> entries.keys()
                        .forEach(name -> entries.scalar(name).ifPresent(value -> {
                            requireVariableName(name, entries.where(name));
                            Term term = draft.term(value);
                            if (term instanceof Term.Computed computed) {
                                draft.computedFrom()
                                        .computeIfAbsent(name, any -> new HashSet<>())
                                        .addAll(computed.expression().variables());
                            }
                            values.put(name, term);
                        })));
        return new Node.Assign(Map.copyOf(values), draft.requiredTarget(fields, "next"));
    }

    private Node language(FieldsReader fields) {
        Term language = new Term.Literal("");
        Optional<Scalar> written = fields.scalar("language");
        if (written.isPresent()) {
            if (!written.get().text().startsWith("=")) {
                parts.language(written.get());
            }
            language = draft.term(written.get());
        }
        return new Node.ChangeLanguage(language, draft.requiredTarget(fields, "next"));
    }

    private Node lookUp(FieldsReader fields) {
        List<String> known =
                Arrays.stream(Subject.values()).map(NodeReader::word).toList();
        Optional<Scalar> written = fields.scalar("look-up");
        Optional<Subject> subject = written.flatMap(it -> Arrays.stream(Subject.values())
                .filter(candidate -> word(candidate).equals(it.text()))
                .findFirst());
        if (subject.isEmpty() && written.isPresent()) {
            draft.problems()
                    .unknown(
                            written.get().where(),
                            "unknown-subject",
                            "nothing can be looked up as " + written.get().quoted(),
                            written.get().text(),
                            known);
        }
        boolean numbered = subject.filter(it -> it == Subject.ORDER || it == Subject.TICKET)
                .isPresent();
        Optional<Scalar> number = numbered ? fields.scalar("number") : Optional.empty();
        if (number.isEmpty() && subject.equals(Optional.of(Subject.TICKET))) {
            fields.required("number", "a ticket is looked up by its number: write 'number: VARIABLE'");
        }
        number.ifPresent(it -> draft.mentionValue(it.where(), it.text()));
        return new Node.LookUp(
                subject.orElse(Subject.CUSTOMER),
                number.map(Scalar::text),
                seconds(fields, "time-out", 3),
                parts.read(fields, "meanwhile", List.of()),
                draft.requiredTarget(fields, "found"),
                draft.requiredTarget(fields, "none"),
                subject.equals(Optional.of(Subject.CUSTOMER)) || number.isPresent()
                        ? Optional.empty()
                        : draft.target(fields, "unknown"),
                draft.target(fields, "failed"));
    }

    private Node ticket(FieldsReader fields) {
        Optional<Scalar> category = fields.scalar("ticket");
        category.filter(it -> !TICKET_CATEGORIES.contains(it.text()))
                .ifPresent(it -> draft.problems()
                        .unknown(
                                it.where(),
                                "unknown-category",
                                "no ticket is about " + it.quoted(),
                                it.text(),
                                TICKET_CATEGORIES));
        return new Node.OpenTicket(
                category.map(Scalar::text).orElse(""),
                seconds(fields, "time-out", 3),
                parts.read(fields, "meanwhile", List.of()),
                draft.requiredTarget(fields, "next"),
                draft.target(fields, "failed"));
    }

    private Node hours(FieldsReader fields) {
        OpeningHours asked =
                fields.scalar("hours").map(hours::named).orElseGet(() -> new OpeningHours(Map.of(), Map.of()));
        return new Node.Hours(asked, draft.requiredTarget(fields, "open"), draft.requiredTarget(fields, "closed"));
    }

    Optional<Scalar> queueNamed(FieldsReader fields, String key) {
        Optional<Scalar> queue = fields.scalar(key);
        queue.filter(it -> !draft.context().queues().contains(it.text()))
                .ifPresent(it -> draft.problems()
                        .unknown(
                                it.where(),
                                "unknown-queue",
                                "no queue " + it.quoted(),
                                it.text(),
                                draft.context().queues()));
        return queue;
    }

    private Node keepPlace(FieldsReader fields) {
        Optional<Scalar> number = fields.scalar("keep-place");
        number.ifPresent(it -> draft.mentionValue(it.where(), it.text()));
        return new Node.KeepPlace(
                number.map(Scalar::text).orElse(""),
                draft.requiredTarget(fields, "kept"),
                draft.requiredTarget(fields, "refused"));
    }

    private Node voicemail(FieldsReader fields) {
        Optional<Key> end = fields.scalar("end-key").flatMap(it -> key(it.text(), it.where()));
        return new Node.Voicemail(
                queueNamed(fields, "voicemail").map(Scalar::text).orElse(""),
                parts.read(fields, "ask", List.of()),
                Duration.ofSeconds(
                        fields.number("longest", 5, LONGEST_MESSAGE_SECONDS).orElse(USUAL_MESSAGE_SECONDS)),
                seconds(fields, "silence", 5),
                seconds(fields, "least", 2),
                end.orElse(new Key('#')),
                parts.read(fields, "review", List.of()),
                draft.requiredTarget(fields, "next"),
                draft.requiredTarget(fields, "nothing"));
    }

    Map<Key, String> keys(FieldsReader fields) {
        Map<Key, String> keys = new HashMap<>();
        fields.node("keys")
                .flatMap(node -> FieldsReader.of(node, "'keys'", draft.problems()))
                .ifPresent(entries -> entries.keys().forEach(name -> {
                    Optional<Key> key = key(name, entries.where(name));
                    Optional<String> target = entries.scalar(name).map(draft::target);
                    if (key.isPresent() && target.isPresent()) {
                        keys.put(key.get(), target.get());
                    }
                }));
        return Map.copyOf(keys);
    }

    private Node hangUp(FieldsReader fields) {
        return new Node.HangUp(parts.read(fields, "hang-up", List.of()), code(fields, "served"));
    }

    private Optional<String> code(FieldsReader fields, String key) {
        Optional<Scalar> code = fields.scalar(key);
        code.ifPresent(it -> draft.requireCode(it.text(), it.where()));
        return code.map(Scalar::text);
    }

    Optional<String> variable(FieldsReader fields, String key) {
        Optional<Scalar> name = fields.scalar(key);
        name.ifPresent(it -> requireVariableName(it.text(), it.where()));
        return name.map(Scalar::text);
    }

    void requireVariableName(String name, YamlNode.Where where) {
        if (Known.isVariableName(name)) {
            draft.given().add(new Mention(where, name));
        } else {
            draft.problems()
                    .add(
                            where,
                            "variable-name",
                            "'" + YamlNode.shortened(name) + "' cannot name a variable",
                            "use one word of letters and digits that begins with a small letter, and none of "
                                    + String.join(", ", Known.RESERVED));
        }
    }

    Optional<Key> key(String name, YamlNode.Where where) {
        Optional<Key> key = name.length() == 1 ? Key.of(name.charAt(0)) : Optional.empty();
        if (key.isEmpty()) {
            draft.problems()
                    .add(
                            where,
                            "key",
                            "no telephone has a key '" + YamlNode.shortened(name) + "'",
                            "use 0 to 9, \"*\" or \"#\"");
        }
        return key;
    }

    Duration seconds(FieldsReader fields, String key, int otherwise) {
        return Duration.ofSeconds(fields.number(key, 1, LONGEST_WAIT_SECONDS).orElse(otherwise));
    }

    private static String word(Subject subject) {
        return subject.name().toLowerCase(Locale.ROOT);
    }
}
