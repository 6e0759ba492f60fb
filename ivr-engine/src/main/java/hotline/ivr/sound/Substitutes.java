package hotline.ivr.sound;

import hotline.ivr.speech.Language;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is heard where a recording is missing, so that it is never silence: the text spoken by a speech command, else the recording in another language.
 * Another format of the same recording needs no substitute, telephone systems find it themselves. Says once of each prompt that it is missing. Any thread; blocks
 * while the speech command speaks, once for each prompt.
 */
public final class Substitutes {
    private static final Logger log = LoggerFactory.getLogger(Substitutes.class);

    private final Prompts prompts;
    private final Optional<SpeechCommand> speech;
    private final Set<Sound> told = ConcurrentHashMap.newKeySet();

    public Substitutes(Prompts prompts, Optional<SpeechCommand> speech) {
        this.prompts = prompts;
        this.speech = speech;
    }

    /** Empty when there is none. */
    public Optional<Sound> of(Sound missing) {
        Optional<Sound> substitute = spoken(missing).or(() -> otherLanguage(missing));
        if (told.add(missing)) {
            log.warn(
                    "the recording {} is missing; callers hear {} instead; run 'hotline prompts check'",
                    missing.file(),
                    substitute.map(sound -> sound.file().toString()).orElse("an apology"));
        }
        return substitute;
    }

    private Optional<Sound> spoken(Sound missing) {
        return speech.flatMap(command -> prompts.text(missing.prompt(), missing.language())
                .flatMap(text -> command.speak(missing.prompt(), missing.language(), text))
                .map(file -> new Sound(missing.prompt(), missing.language(), file)));
    }

    private Optional<Sound> otherLanguage(Sound missing) {
        for (Language language : Language.values()) {
            if (language != missing.language() && prompts.has(missing.prompt(), language)) {
                Sound other = prompts.sound(missing.prompt(), language);
                if (other.isThere()) {
                    return Optional.of(other);
                }
            }
        }
        return Optional.empty();
    }
}
