package hotline.ivr.reader;

import hotline.ivr.flow.EntryKind;
import hotline.ivr.flow.Key;
import hotline.ivr.flow.Node;
import hotline.ivr.reader.Draft.Mention;
import hotline.ivr.speech.Language;
import hotline.ivr.yaml.FieldsReader;
import hotline.ivr.yaml.YamlNode.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a node that lets callers enter something: {@code collect}. */
final class CollectReader {
    private static final List<String> KINDS = List.of("digits", "number", "amount", "date", "yes-no");
    private static final List<String> DATES = List.of("YYYYMMDD", "MMDD");
    private static final List<String> SIDES = List.of("past", "future");
    static final String SHOWN = "show-as";
    private static final int LONGEST = 32;
    private static final int LARGEST_NUMBER = 999_999_999;
    /** Nine digits of yuan, the point, jiao and fen. */
    private static final int LONGEST_AMOUNT = 12;

    private static final int FEN = 100;

    private final Draft draft;
    private final Parts parts;
    private final NodeReader nodes;

    CollectReader(Draft draft, Parts parts, NodeReader nodes) {
        this.draft = draft;
        this.parts = parts;
        this.nodes = nodes;
    }

    Node read(FieldsReader fields) {
        String kind = oneOf(fields, "as", KINDS).orElse("digits");
        Optional<String> into = nodes.variable(fields, "collect");
        boolean masked = fields.truth("masked", false);
        into.ifPresent(name -> given(new Mention(fields.where("collect"), name), kind, masked));
        Map<Language, String> shownAs = shownAs(fields, kind);
        into.filter(name -> !shownAs.isEmpty())
                .ifPresent(name -> draft.shown().add(new Mention(fields.where(SHOWN), name)));
        Entry entry = entry(fields, kind);
        Optional<Key> end = end(fields, kind);
        return new Node.Collect(
                into.orElse(""),
                entry.kind(),
                parts.read(fields, "ask", List.of()),
                entry.least(),
                entry.most(),
                end,
                nodes.seconds(fields, "time-out", nodes.defaults().timeOut()),
                kind.equals("yes-no")
                        ? Duration.ofSeconds(1)
                        : nodes.seconds(
                                fields, "between", Math.min(4, nodes.defaults().timeOut())),
                fields.number("tries", 1, 10).orElse(nodes.defaults().tries()),
                masked,
                parts.read(fields, "wrong", List.of()),
                kind.equals("yes-no") ? List.of() : parts.read(fields, "confirm", List.of()),
                masked ? Map.of() : shownAs,
                draft.requiredTarget(fields, "next"),
                draft.target(fields, "on-failure"));
    }

    /** What agents see it as: in every language that people read pages in, whatever the flow speaks. */
    private Map<Language, String> shownAs(FieldsReader fields, String kind) {
        Map<Language, String> texts =
                TitleReader.texts(draft, parts, fields, SHOWN).orElse(Map.of());
        if (fields.has(SHOWN) && kind.equals("yes-no")) {
            draft.problems()
                    .add(
                            fields.where(SHOWN),
                            "shown",
                            "a yes or a no is shown by what follows",
                            "give the nodes it leads to a 'title', or attach it");
        } else if (fields.has(SHOWN) && texts.size() < Language.values().length) {
            draft.problems()
                    .add(
                            fields.where(SHOWN),
                            "missing-language",
                            "agents read pages in " + String.join(" and ", Language.tags()),
                            "write 'show-as: {zh-CN: …, en: …}'");
        }
        return texts;
    }

    /** What is entered says something of the customer; a yes or no does not. */
    private void given(Mention variable, String kind, boolean masked) {
        if (!kind.equals("yes-no")) {
            draft.collected().add(variable);
        }
        if (masked) {
            draft.masked().add(variable);
        }
    }

    /** What is wanted, and how many keys that takes. */
    private record Entry(EntryKind kind, int least, int most) {}

    private Entry entry(FieldsReader fields, String kind) {
        return switch (kind) {
            case "number" -> number(fields);
            case "amount" -> amount(fields);
            case "date" -> date(fields);
            case "yes-no" -> new Entry(new EntryKind.YesNo(), 1, 1);
            default -> digits(fields);
        };
    }

    private Entry digits(FieldsReader fields) {
        int least = fields.number("least", 1, LONGEST).orElse(1);
        int most = fields.number("most", 1, LONGEST).orElse(LONGEST);
        if (least > most) {
            draft.problems()
                    .add(
                            fields.where("least"),
                            "length",
                            "at least " + least + " digits but at most " + most,
                            "make 'least' no greater than 'most'");
        }
        return new Entry(new EntryKind.Digits(), least, most);
    }

    private Entry number(FieldsReader fields) {
        int from = fields.number("from", 0, LARGEST_NUMBER).orElse(0);
        int to = fields.number("to", 0, LARGEST_NUMBER).orElse(LARGEST_NUMBER);
        requireOrder(fields, from, to);
        return new Entry(new EntryKind.Number(from, to), 1, Integer.toString(to).length());
    }

    /** Bounds are whole yuan. */
    private Entry amount(FieldsReader fields) {
        long from = fields.number("from", 0, LARGEST_NUMBER).orElse(0);
        long to = fields.number("to", 0, LARGEST_NUMBER).orElse(LARGEST_NUMBER);
        requireOrder(fields, from, to);
        return new Entry(new EntryKind.Amount(from * FEN, to * FEN), 1, LONGEST_AMOUNT);
    }

    private void requireOrder(FieldsReader fields, long from, long to) {
        if (from > to) {
            draft.problems()
                    .add(
                            fields.where("from"),
                            "range",
                            "from " + from + " to " + to + " there is nothing to enter",
                            "make 'from' no greater than 'to'");
        }
    }

    private Entry date(FieldsReader fields) {
        boolean full = oneOf(fields, "form", DATES).orElse("YYYYMMDD").equals("YYYYMMDD");
        EntryKind.Date.When when = oneOf(fields, "in", SIDES)
                .map(side -> side.equals("past") ? EntryKind.Date.When.PAST : EntryKind.Date.When.FUTURE)
                .orElse(EntryKind.Date.When.ANY);
        int keys = full ? "YYYYMMDD".length() : "MMDD".length();
        return new Entry(new EntryKind.Date(full, when), keys, keys);
    }

    /** Of numbers and amounts the hash, unless the flow says otherwise: they have no length of their own. */
    private Optional<Key> end(FieldsReader fields, String kind) {
        if (kind.equals("yes-no")) {
            return Optional.empty();
        }
        Optional<Key> end = fields.scalar("end-key").flatMap(it -> nodes.key(it.text(), it.where()));
        end.filter(Key::isDigit)
                .ifPresent(key -> draft.problems()
                        .add(fields.where("end-key"), "end-key", "a digit cannot end the entry", "use \"#\""));
        boolean open = kind.equals("number") || kind.equals("amount");
        if (kind.equals("amount") && end.equals(Key.of('*'))) {
            draft.problems().add(fields.where("end-key"), "end-key", "in an amount the star is the point", "use \"#\"");
        }
        return end.or(() -> open ? Key.of('#') : Optional.empty());
    }

    private Optional<String> oneOf(FieldsReader fields, String key, List<String> known) {
        Optional<Scalar> written = fields.scalar(key);
        written.filter(it -> !known.contains(it.text()))
                .ifPresent(it -> draft.problems()
                        .unknown(
                                it.where(),
                                "unknown-" + key,
                                "'" + key + "' cannot be " + it.quoted(),
                                it.text(),
                                known));
        return written.map(Scalar::text).filter(known::contains);
    }
}
