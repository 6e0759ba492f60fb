package hotline.ivr.run;

import hotline.ivr.flow.Announcements;
import hotline.ivr.flow.Announcements.TellPosition;
import hotline.ivr.flow.Part;
import hotline.ivr.run.QueueForecast.Standing;
import hotline.ivr.run.QueueForecast.Wait;
import hotline.ivr.sound.Prompts;
import hotline.ivr.sound.Sound;
import hotline.ivr.speech.Language;
import hotline.ivr.speech.Speech;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one caller is told while she waits, one announcement after the other. Confined to the caller's thread. */
public final class QueueTalk {
    private final Announcements announcements;
    private final Variables variables;
    private final Prompts prompts;
    private final Voice voice;
    private int positionTold = Integer.MAX_VALUE;
    private int comforted;

    public QueueTalk(Announcements announcements, Variables variables, Prompts prompts) {
        this.announcements = announcements;
        this.variables = variables;
        this.prompts = prompts;
        this.voice = new Voice(prompts);
    }

    public Announcements announcements() {
        return announcements;
    }

    public Language language() {
        return variables.language();
    }

    /**
     * The next announcement; empty when there is nothing to say.
     *
     * @param mayKeepPlace whether she could hang up now and be called
     * @throws IllegalStateException when a comforting word speaks a value that is missing
     */
    public List<Sound> next(Standing now, boolean mayKeepPlace) {
        List<Sound> sounds = new ArrayList<>();
        if (isNews(now.position())) {
            positionTold = now.position();
            sounds.addAll(words(speech().place(now.position())));
        }
        if (announcements.expectedWait()) {
            now.rest().ifPresent(wait -> sounds.addAll(words(speech().wait(wait.lowMillis(), wait.highMillis()))));
        }
        List<Part> comfort = announcements.comfort();
        if (!comfort.isEmpty()) {
            sounds.addAll(voice.sounds(List.of(comfort.get(comforted++ % comfort.size())), variables));
        }
        if (mayKeepPlace) {
            sounds.addAll(voice.sounds(announcements.offer(), variables));
        }
        return List.copyOf(sounds);
    }

    /** An example of what is said, to somebody who is third and may wait two to four minutes. */
    public static List<Sound> example(Announcements announcements, Variables variables, Prompts prompts) {
        Standing third = new Standing(3, Optional.of(new Wait(120_000, 240_000)));
        return new QueueTalk(announcements, variables, prompts).next(third, true);
    }

    private boolean isNews(int position) {
        return switch (announcements.position()) {
            case TellPosition.ALWAYS -> true;
            case TellPosition.IMPROVED -> position < positionTold;
            case TellPosition.NEVER -> false;
        };
    }

    private Speech speech() {
        return Speech.in(variables.language());
    }

    private List<Sound> words(List<String> ids) {
        return prompts.sounds(ids, variables.language());
    }
}
