package hotline.ivr.trial;

import hotline.ivr.run.CallerLine.Connection;
import hotline.ivr.sound.Prompts;
import hotline.ivr.trial.TestCase.Expected;
import hotline.ivr.trial.WrittenAnswers.Answer;
import hotline.ivr.yaml.FieldsReader;
import hotline.ivr.yaml.Problem;
import hotline.ivr.yaml.Problems;
import hotline.ivr.yaml.YamlNode;
import hotline.ivr.yaml.YamlNode.Scalar;
import hotline.ivr.yaml.YamlSource;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The tests beside a flow: {@code NAME.test.yaml} has those of {@code NAME.yaml}.
 *
 * @param flow the flow's file
 */
public record TestFile(Path flow, List<TestCase> cases) {
    private static final String ENDING = ".test.yaml";
    private static final Pattern OUTCOME = Pattern.compile(
            "(queue|served|agent) [A-Za-z0-9][A-Za-z0-9._:-]{0,63}|left|ended|transferred \\+?[0-9]{3,20}|call back \\+?[0-9]{3,20}( at [0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2})?");

    /** How it is written what comes of transfers. */
    public static final SortedMap<String, Connection> TRANSFERS =
            Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(
                    "answered", Connection.ANSWERED,
                    "busy", Connection.BUSY,
                    "no-answer", Connection.NO_ANSWER,
                    "failed", Connection.FAILED)));

    public TestFile {
        cases = List.copyOf(cases);
    }

    public static boolean isOne(Path file) {
        return String.valueOf(file.getFileName()).endsWith(ENDING);
    }

    /** Where the tests of a flow are, if it has any. */
    public static Path of(Path flow) {
        return flow.resolveSibling(String.valueOf(flow.getFileName()).replaceFirst("\\.yaml$", "") + ENDING);
    }

    /** Either tests, or everything that is wrong with the file. */
    public sealed interface Reading {
        record Good(TestFile tests) implements Reading {}

        record Bad(List<Problem> problems) implements Reading {
            public Bad {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * Never throws for what is in the file.
     *
     * @param numbers those that may be dialled
     */
    public static Reading read(Path file, Prompts prompts, Collection<String> numbers) {
        Problems problems = new Problems(file.toString());
        Reader reader = new Reader(problems, prompts, numbers);
        List<TestCase> cases = YamlSource.text(file, problems)
                .flatMap(text -> YamlSource.tree(text, problems))
                .flatMap(tree -> FieldsReader.of(tree, "the file", problems))
                .map(reader::file)
                .orElse(List.of());
        String name = String.valueOf(file.getFileName());
        Path flow = file.resolveSibling(name.substring(0, Math.max(0, name.length() - ENDING.length())) + ".yaml");
        return problems.isEmpty() ? new Reading.Good(new TestFile(flow, cases)) : new Reading.Bad(problems.all());
    }

    private record Reader(Problems problems, Prompts prompts, Collection<String> numbers) {
        List<TestCase> file(FieldsReader file) {
            List<TestCase> cases = new ArrayList<>();
            Optional<LocalDateTime> usually = file.required("at", "say when the calls are: 'at: 2026-07-03T10:00'")
                    .flatMap(this::moment);
            file.required("cases", "write the cases below 'cases:'")
                    .flatMap(node -> FieldsReader.of(node, "'cases'", problems))
                    .ifPresent(entries -> entries.keys()
                            .forEach(name -> entries.node(name)
                                    .flatMap(node ->
                                            FieldsReader.of(node, "case '" + YamlNode.shortened(name) + "'", problems))
                                    .map(fields ->
                                            testCase(YamlNode.shortened(name), entries.where(name), fields, usually))
                                    .ifPresent(cases::add)));
            file.finish();
            return cases;
        }

        private TestCase testCase(
                String name, YamlNode.Where where, FieldsReader fields, Optional<LocalDateTime> usually) {
            TestCase read = new TestCase(
                    name,
                    where,
                    fields.scalar("from").map(Scalar::text).orElse("anonymous"),
                    dialled(fields),
                    fields.node("at").flatMap(this::moment).or(() -> usually).orElse(LocalDateTime.MIN),
                    keys(fields),
                    heard(fields),
                    fields.items("not-heard").orElse(List.of()).stream()
                            .flatMap(item -> FieldsReader.scalar(item, "a prompt", problems).stream())
                            .map(this::known)
                            .toList(),
                    outcome(fields),
                    fields.scalar("language").map(Scalar::text),
                    attached(fields),
                    new WrittenAnswers(answers(fields)),
                    transfers(fields));
            fields.finish();
            return read;
        }

        private String dialled(FieldsReader fields) {
            Optional<Scalar> to = fields.required("to", "name the number dialled")
                    .flatMap(node -> FieldsReader.scalar(node, "'to'", problems));
            to.filter(it -> !numbers.contains(it.text()))
                    .ifPresent(it -> problems.unknown(
                            it.where(),
                            "unknown-number",
                            "no number " + it.quoted() + " in center.yaml",
                            it.text(),
                            numbers));
            return to.map(Scalar::text).orElse("");
        }

        private String keys(FieldsReader fields) {
            Optional<Scalar> keys = fields.scalar("keys");
            keys.ifPresent(written -> {
                try {
                    KeyScript.of(written.text());
                } catch (IllegalArgumentException e) {
                    problems.add(
                            written.where(),
                            "keys",
                            String.valueOf(e.getMessage()),
                            "keys of one moment together, moments apart by commas, '-' is silence, 'x' hangs up");
                }
            });
            return keys.map(Scalar::text).orElse("");
        }

        private List<Expected> heard(FieldsReader fields) {
            List<Expected> heard = new ArrayList<>();
            for (YamlNode item : fields.items("heard").orElse(List.of())) {
                if (item instanceof Scalar prompt) {
                    heard.add(new TestCase.Prompt(known(prompt)));
                    continue;
                }
                FieldsReader.of(item, "what is heard", problems).ifPresent(entry -> {
                    entry.required("text", "write a prompt's id, or {text: WHAT IS SAID}")
                            .flatMap(node -> FieldsReader.scalar(node, "'text'", problems))
                            .ifPresent(text -> heard.add(new TestCase.Text(text.text())));
                    entry.finish();
                });
            }
            return heard;
        }

        private String known(Scalar prompt) {
            if (!prompts.ids().contains(prompt.text())) {
                problems.unknown(
                        prompt.where(), "unknown-prompt", "no prompt " + prompt.quoted(), prompt.text(), prompts.ids());
            }
            return prompt.text();
        }

        private String outcome(FieldsReader fields) {
            String how =
                    "write 'queue QUEUE', 'served SERVICE', 'agent AGENT', left (the caller hangs up), ended (we do), 'transferred NUMBER', 'call back NUMBER' or 'call back NUMBER at 2026-07-03T14:00'";
            Optional<Scalar> outcome =
                    fields.required("outcome", how).flatMap(node -> FieldsReader.scalar(node, "'outcome'", problems));
            outcome.filter(it -> !OUTCOME.matcher(it.text()).matches())
                    .ifPresent(it -> problems.add(it.where(), "outcome", it.quoted() + " is no outcome", how));
            return outcome.map(Scalar::text).orElse("");
        }

        private Map<String, String> attached(FieldsReader fields) {
            Map<String, String> attached = new TreeMap<>();
            fields.node("attached")
                    .flatMap(node -> FieldsReader.of(node, "'attached'", problems))
                    .ifPresent(entries -> entries.keys()
                            .forEach(
                                    code -> entries.scalar(code).ifPresent(value -> attached.put(code, value.text()))));
            return attached;
        }

        private Map<String, Answer> answers(FieldsReader fields) {
            Map<String, Answer> answers = new TreeMap<>();
            fields.node("answers")
                    .flatMap(node -> FieldsReader.of(node, "'answers'", problems))
                    .ifPresent(entries -> entries.keys()
                            .forEach(system -> entries.node(system)
                                    .flatMap(this::answer)
                                    .ifPresent(answer -> answers.put(system, answer))));
            return answers;
        }

        private Optional<Answer> answer(YamlNode node) {
            if (node instanceof Scalar word) {
                switch (word.text()) {
                    case "none" -> {
                        return Optional.of(new Answer.None());
                    }
                    case "failed" -> {
                        return Optional.of(new Answer.Failed());
                    }
                    default ->
                        problems.add(
                                node.where(),
                                "answer",
                                word.quoted() + " is no answer",
                                "write {VARIABLE: VALUE, …}, none or failed");
                }
                return Optional.empty();
            }
            return FieldsReader.of(node, "an answer", problems).map(entries -> {
                Map<String, Object> values = new TreeMap<>();
                entries.keys()
                        .forEach(variable -> entries.scalar(variable)
                                .ifPresent(value -> values.put(variable, WrittenAnswers.value(value.text()))));
                return new Answer.Values(values);
            });
        }

        private Connection transfers(FieldsReader fields) {
            Optional<Scalar> written = fields.scalar("transfer");
            written.filter(it -> !TRANSFERS.containsKey(it.text()))
                    .ifPresent(it -> problems.unknown(
                            it.where(),
                            "unknown-transfer",
                            "no transfer comes out as " + it.quoted(),
                            it.text(),
                            TRANSFERS.keySet()));
            return written.map(Scalar::text).map(TRANSFERS::get).orElse(Connection.ANSWERED);
        }

        private Optional<LocalDateTime> moment(YamlNode node) {
            Optional<Scalar> written = FieldsReader.scalar(node, "'at'", problems);
            try {
                return written.map(it -> LocalDateTime.parse(it.text()));
            } catch (DateTimeParseException e) {
                problems.add(
                        node.where(),
                        "moment",
                        written.map(Scalar::quoted).orElse("this") + " is no day and time",
                        "write it as 2026-07-03T10:00");
                return Optional.empty();
            }
        }
    }
}
