package hotline.ivr.sound;

import hotline.ivr.speech.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The catalogue of prompts: every id, what is said in each language, and where the recording lies ({@code FOLDER/zh-CN/welcome.wav}). Immutable, any thread; nothing here touches the disk.
 */
public final class Prompts {
    /** What the ids of those begin with that can be switched on for a number or a queue. */
    public static final String EMERGENCY = "emergency-";

    private final Path folder;
    private final Map<String, Map<Language, String>> texts;

    /**
     * @param folder where the folders of the languages are
     * @param texts what each prompt says, by id and language
     */
    public Prompts(Path folder, Map<String, Map<Language, String>> texts) {
        this.folder = folder.toAbsolutePath().normalize();
        this.texts = Map.copyOf(texts);
    }

    public Path folder() {
        return folder;
    }

    public Set<String> ids() {
        return texts.keySet();
    }

    /** Those that can be switched on for a number or a queue, by id. */
    public SortedSet<String> emergencies() {
        return texts.keySet().stream()
                .filter(id -> id.startsWith(EMERGENCY))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public boolean has(String id, Language language) {
        return text(id, language).isPresent();
    }

    /** What the prompt says; empty when it has no such language. */
    public Optional<String> text(String id, Language language) {
        return Optional.ofNullable(texts.getOrDefault(id, Map.of()).get(language));
    }

    /**
     * The recording of a prompt.
     *
     * @throws IllegalArgumentException when the catalogue has no such prompt in this language
     */
    public Sound sound(String id, Language language) {
        if (!has(id, language)) {
            throw new IllegalArgumentException(
                    "no prompt '" + id + "' in " + language.tag() + "; add it to prompts.yaml");
        }
        return new Sound(id, language, folder.resolve(language.tag()).resolve(id + ".wav"));
    }

    /** In this language, else in any; empty when the catalogue has it in none. */
    public Optional<Sound> soundInAny(String id, Language language) {
        return Stream.concat(Stream.of(language), Stream.of(Language.values()))
                .filter(one -> has(id, one))
                .findFirst()
                .map(one -> sound(id, one));
    }

    /** {@link #sound} for several. */
    public List<Sound> sounds(List<String> ids, Language language) {
        return ids.stream().map(id -> sound(id, language)).toList();
    }
}
