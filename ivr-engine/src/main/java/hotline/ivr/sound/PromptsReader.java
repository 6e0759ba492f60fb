package hotline.ivr.sound;

import hotline.ivr.speech.Language;
import hotline.ivr.yaml.FieldsReader;
import hotline.ivr.yaml.Problem;
import hotline.ivr.yaml.Problems;
import hotline.ivr.yaml.YamlNode;
import hotline.ivr.yaml.YamlSource;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads the catalogue {@code prompts.yaml}: under {@code prompts} every id with its text in each language. A prompt without a text in a
 * language, or without any recording, is a problem; one that is recorded in another language only, a warning. Any thread; never throws for what is in the file.
 */
public final class PromptsReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private PromptsReader() {}

    /** Either a catalogue, or everything that is wrong with the file. */
    public sealed interface Reading {
        /** @param warnings recordings that are missing and have a substitute */
        record Good(Prompts prompts, List<Problem> warnings) implements Reading {}

        record Bad(List<Problem> problems) implements Reading {}
    }

    /** Reads {@code FOLDER/prompts.yaml} and looks for the recordings {@code FOLDER/zh-CN/ID.wav}, {@code FOLDER/en/ID.wav}. */
    public static Reading read(Path folder) {
        return read(folder, true);
    }

    /** Reads the texts alone, whether there are recordings or not. */
    public static Reading texts(Path folder) {
        return read(folder, false);
    }

    private static Reading read(Path folder, boolean recorded) {
        Path file = folder.resolve("prompts.yaml");
        Problems problems = new Problems(file.toString());
        Map<String, Map<Language, String>> texts = YamlSource.text(file, problems)
                .flatMap(text -> YamlSource.tree(text, problems))
                .flatMap(tree -> FieldsReader.of(tree, "the catalogue", problems))
                .map(PromptsReader::catalogue)
                .orElse(Map.of());
        Prompts prompts = new Prompts(folder, texts);
        Problems warnings = new Problems(file.toString());
        if (recorded && problems.isEmpty()) {
            lookForRecordings(prompts, problems, warnings);
        }
        return problems.isEmpty() ? new Reading.Good(prompts, warnings.all()) : new Reading.Bad(problems.all());
    }

    private static Map<String, Map<Language, String>> catalogue(FieldsReader file) {
        Map<String, Map<Language, String>> texts = new TreeMap<>();
        Optional<FieldsReader> entries = file.required("prompts", "put the prompts below 'prompts:'")
                .flatMap(node -> FieldsReader.of(node, "'prompts'", file.problems()));
        entries.ifPresent(prompts -> {
            for (String id : prompts.keys()) {
                if (!ID.matcher(id).matches()) {
                    file.problems()
                            .add(
                                    prompts.where(id),
                                    "prompt-id",
                                    "'" + YamlNode.shortened(id) + "' cannot name a recording",
                                    "use small letters, digits and single hyphens");
                }
                prompts.node(id)
                        .flatMap(node ->
                                FieldsReader.of(node, "prompt '" + YamlNode.shortened(id) + "'", file.problems()))
                        .ifPresent(entry -> texts.put(id, texts(entry)));
            }
        });
        file.finish();
        return texts;
    }

    private static Map<Language, String> texts(FieldsReader entry) {
        Map<Language, String> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            entry.required(language.tag(), "write what is said in " + language.tag())
                    .flatMap(node -> FieldsReader.scalar(node, "'" + language.tag() + "'", entry.problems()))
                    .ifPresent(text -> texts.put(language, text.text()));
        }
        entry.finish();
        return texts;
    }

    private static void lookForRecordings(Prompts prompts, Problems problems, Problems warnings) {
        prompts.ids().stream().sorted().forEach(id -> {
            List<Sound> missing = Arrays.stream(Language.values())
                    .map(language -> prompts.sound(id, language))
                    .filter(sound -> !sound.isThere())
                    .toList();
            Problems where = missing.size() < Language.values().length ? warnings : problems;
            missing.forEach(sound -> where.add(
                    "no-recording",
                    "prompt '" + id + "' has no recording " + sound.file(),
                    "record it, or run: hotline prompts build " + id));
        });
    }
}
