package hotline.ivr.reader;

import hotline.ivr.flow.Part;
import hotline.ivr.flow.Part.Manner;
import hotline.ivr.reader.Draft.Mention;
import hotline.ivr.speech.Language;
import hotline.ivr.yaml.FieldsReader;
import hotline.ivr.yaml.YamlNode;
import hotline.ivr.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what is said: a list of prompt ids and values. */
final class Parts {
    private final Draft draft;

    Parts(Draft draft) {
        this.draft = draft;
    }

    /** What is behind a key; {@code otherwise} when the key is absent. */
    List<Part> read(FieldsReader fields, String key, List<Part> otherwise) {
        return fields.items(key).map(this::read).orElse(otherwise);
    }

    List<Part> read(List<YamlNode> items) {
        List<Part> parts = new ArrayList<>();
        items.forEach(item -> part(item).ifPresent(parts::add));
        return parts;
    }

    private Optional<Part> part(YamlNode node) {
        if (node instanceof Scalar prompt) {
            return Optional.of(new Part.Recorded(prompt(prompt), Optional.empty()));
        }
        return FieldsReader.of(node, "what is said", draft.problems()).flatMap(this::part);
    }

    private Optional<Part> part(FieldsReader fields) {
        Optional<Part> part = Optional.empty();
        List<Manner> manners = Arrays.stream(Manner.values())
                .filter(it -> fields.node(name(it)).isPresent())
                .toList();
        if (fields.node("prompt").isPresent()) {
            part = recorded(fields);
        } else if (fields.node("by").isPresent()) {
            part = chosen(fields);
        } else if (manners.size() == 1) {
            part = fields.scalar(name(manners.getFirst())).map(variable -> {
                draft.mentionValue(variable.where(), variable.text());
                return new Part.Spoken(manners.getFirst(), variable.text());
            });
        } else {
            draft.problems()
                    .add(
                            fields.where(),
                            "said",
                            manners.isEmpty() ? "this says nothing" : "this says several things at once",
                            "write a prompt's id, or one of {prompt: ID, language: TAG}, {amount: NAME}, {count: NAME},"
                                    + " {date: NAME}, {full-date: NAME}, {time: NAME}, {window: NAME}, {digits: NAME}, {phone: NAME},"
                                    + " {by: NAME, prompts: {VALUE: ID}, else: ID}");
        }
        fields.finish();
        return part;
    }

    private Optional<Part> recorded(FieldsReader fields) {
        Optional<Language> language = fields.scalar("language").flatMap(this::language);
        return fields.scalar("prompt").map(prompt -> {
            if (language.isPresent()) {
                knownPrompt(prompt, List.of(language.get()));
                return new Part.Recorded(prompt.text(), language);
            }
            return new Part.Recorded(prompt(prompt), Optional.empty());
        });
    }

    private Optional<Part> chosen(FieldsReader fields) {
        Optional<Scalar> variable = fields.scalar("by");
        variable.ifPresent(it -> draft.mentionValue(it.where(), it.text()));
        Map<String, String> prompts = new TreeMap<>();
        fields.required("prompts", "write 'prompts: {VALUE: PROMPT}'")
                .flatMap(node -> FieldsReader.of(node, "'prompts'", draft.problems()))
                .ifPresent(choices -> choices.keys()
                        .forEach(value ->
                                choices.scalar(value).ifPresent(prompt -> prompts.put(value, prompt(prompt)))));
        Optional<String> otherwise = fields.required("else", "name the prompt for any other value")
                .flatMap(node -> FieldsReader.scalar(node, "'else'", draft.problems()))
                .map(this::prompt);
        return variable.map(it -> new Part.Chosen(it.text(), prompts, otherwise.orElse("")));
    }

    /** A language's tag as written. */
    Optional<Language> language(Scalar tag) {
        Optional<Language> language = Language.ofTag(tag.text());
        if (language.isEmpty()) {
            draft.problems()
                    .unknown(
                            tag.where(),
                            "unknown-language",
                            "no language " + tag.quoted(),
                            tag.text(),
                            Language.tags());
        }
        return language;
    }

    private String prompt(Scalar prompt) {
        draft.prompts().add(new Mention(prompt.where(), prompt.text()));
        return prompt.text();
    }

    /** Reports a prompt that is not there in one of the languages. */
    void knownPrompt(Scalar prompt, List<Language> languages) {
        knownPrompt(new Mention(prompt.where(), prompt.text()), languages);
    }

    void knownPrompt(Mention prompt, List<Language> languages) {
        if (!draft.context().prompts().ids().contains(prompt.name())) {
            draft.problems()
                    .unknown(
                            prompt.where(),
                            "unknown-prompt",
                            "no prompt '" + YamlNode.shortened(prompt.name()) + "'",
                            prompt.name(),
                            draft.context().prompts().ids());
            return;
        }
        for (Language language : languages) {
            if (!draft.context().prompts().has(prompt.name(), language)) {
                draft.problems()
                        .add(
                                prompt.where(),
                                "missing-prompt",
                                "prompt '" + prompt.name() + "' is missing in " + language.tag(),
                                "add its text and recording, or take the language out of the flow");
            }
        }
    }

    private static String name(Manner manner) {
        return manner.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
