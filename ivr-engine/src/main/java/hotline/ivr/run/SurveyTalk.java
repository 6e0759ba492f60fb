package hotline.ivr.run;

import hotline.ivr.flow.Key;
import hotline.ivr.sound.Prompts;
import hotline.ivr.sound.Sound;
import hotline.ivr.speech.Language;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ObjIntConsumer;

/** Asks one caller after the conversation, by keypad. Who says nothing, or nothing that fits, is left in peace. Confined to the caller's thread. */
public final class SurveyTalk {
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final Duration BETWEEN_DIGITS = Duration.ofSeconds(2);
    private static final int TRIES = 2;
    private static final Key HASH = new Key('#');
    private static final List<String> WRONG = List.of("wrong-key");
    private static final List<String> THANKS = List.of("survey-thanks");

    private final Listening listening;
    private final Prompts prompts;
    private final Language language;

    public SurveyTalk(CallerLine line, Prompts prompts, Language language) {
        this.listening = new Listening(line);
        this.prompts = prompts;
        this.language = language;
    }

    /**
     * Asks one question after the other, as long as they are answered.
     *
     * @param answers is told each answer at once
     */
    public void walk(List<SurveyQuestion> questions, ObjIntConsumer<SurveyQuestion> answers) throws CallerGone {
        // whatever was pressed in the conversation answers nothing here
        listening.forgetKeys();
        for (SurveyQuestion question : questions) {
            OptionalInt answer = ask(question);
            if (answer.isEmpty()) {
                break;
            }
            answers.accept(question, answer.getAsInt());
        }
        listening.say(sounds(THANKS), CallerLine.BargeIn.ALLOWED);
    }

    private OptionalInt ask(SurveyQuestion question) throws CallerGone {
        for (int i = 0; i < TRIES; i++) {
            Optional<Key> key = listening.ask(sounds(List.of(question.prompt())), PATIENCE);
            OptionalInt answer = key.isEmpty() ? OptionalInt.empty() : meaning(question, key.get());
            if (answer.isPresent()) {
                return answer;
            }
            if (key.isPresent()) {
                listening.forgetKeys();
                listening.say(sounds(WRONG), CallerLine.BargeIn.ALLOWED);
            }
        }
        return OptionalInt.empty();
    }

    private OptionalInt meaning(SurveyQuestion question, Key first) throws CallerGone {
        return switch (question) {
            case SATISFIED -> digit(first, 1, 5);
            case RECOMMEND -> number(first);
            case SOLVED -> {
                OptionalInt pressed = digit(first, 1, 2);
                yield pressed.isEmpty() ? pressed : OptionalInt.of(pressed.getAsInt() == 1 ? 1 : 0);
            }
        };
    }

    private static OptionalInt digit(Key key, int least, int most) {
        int digit = key.symbol() - '0';
        return key.isDigit() && digit >= least && digit <= most ? OptionalInt.of(digit) : OptionalInt.empty();
    }

    /** 0 to 10, ended by the hash key or a pause. */
    private OptionalInt number(Key first) throws CallerGone {
        StringBuilder digits = new StringBuilder();
        Optional<Key> key = Optional.of(first);
        while (key.isPresent() && !key.get().equals(HASH) && digits.length() < 3) {
            digits.append(key.get().symbol());
            key = listening.next(BETWEEN_DIGITS);
        }
        String entered = digits.toString();
        return entered.matches("[0-9]|10") ? OptionalInt.of(Integer.parseInt(entered)) : OptionalInt.empty();
    }

    private List<Sound> sounds(List<String> ids) {
        return prompts.sounds(ids, language);
    }
}
