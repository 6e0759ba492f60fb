package hotline.ivr.trial;

import hotline.ivr.sound.Prompts;
import hotline.ivr.sound.Sound;
import hotline.ivr.speech.Language;
import java.util.List;
import java.util.Optional;

/** What recordings say, written as a person would: Chinese without gaps, English with spaces. */
public final class Wording {
    private Wording() {}

    /** A prompt whose text is not known is written as its id. */
    public static String of(List<Sound> sounds, Prompts prompts) {
        StringBuilder text = new StringBuilder();
        Optional<Language> before = Optional.empty();
        for (Sound sound : sounds) {
            boolean joined = before.equals(Optional.of(Language.CHINESE)) && sound.language() == Language.CHINESE;
            if (before.isPresent() && !joined) {
                text.append(' ');
            }
            text.append(prompts.text(sound.prompt(), sound.language()).orElse(sound.prompt()));
            before = Optional.of(sound.language());
        }
        return text.toString();
    }
}
