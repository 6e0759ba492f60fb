package hotline.ivr.run;

import hotline.ivr.flow.CallWindow;
import hotline.ivr.flow.Part;
import hotline.ivr.flow.Part.Manner;
import hotline.ivr.sound.Prompts;
import hotline.ivr.sound.Sound;
import hotline.ivr.speech.Language;
import hotline.ivr.speech.Money;
import hotline.ivr.speech.Speech;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** Turns what a flow wants said into recordings, in the caller's language. */
final class Voice {
    private final Prompts prompts;

    Voice(Prompts prompts) {
        this.prompts = prompts;
    }

    /**
     * @throws IllegalStateException when a value is missing or is not what it should be; the caller must not hear half a sentence
     */
    List<Sound> sounds(List<Part> parts, Variables variables) {
        List<Sound> sounds = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case Part.Recorded recorded ->
                    sounds.add(
                            prompts.sound(recorded.prompt(), recorded.language().orElse(variables.language())));
                case Part.Spoken spoken ->
                    sounds.addAll(
                            prompts.sounds(words(spoken.manner(), spoken.variable(), variables), variables.language()));
                case Part.Chosen chosen ->
                    sounds.add(prompts.sound(
                            chosen.prompts()
                                    .getOrDefault(
                                            variables.text(chosen.variable()).orElse(""), chosen.otherwise()),
                            variables.language()));
            }
        }
        return List.copyOf(sounds);
    }

    private static List<String> words(Manner manner, String variable, Variables variables) {
        String value = variables
                .text(variable)
                .orElseThrow(() -> new IllegalStateException("variable " + variable + " has no value to be spoken"));
        return words(Speech.in(variables.language()), manner, value, variables.language());
    }

    private static List<String> window(Speech speech, CallWindow window) {
        List<String> words = new ArrayList<>(speech.dayOfYear(window.from().toLocalDate()));
        words.addAll(speech.between(window.from().toLocalTime(), window.to().toLocalTime()));
        return words;
    }

    private static List<String> words(Speech speech, Manner manner, String value, Language language) {
        try {
            return switch (manner) {
                case AMOUNT -> speech.amount(new Money(Long.parseLong(value)));
                case COUNT -> speech.count(Long.parseLong(value));
                case DATE -> speech.dayOfYear(LocalDate.parse(value));
                case FULL_DATE -> speech.date(LocalDate.parse(value));
                case TIME -> speech.time(LocalTime.parse(value));
                case WINDOW -> window(speech, CallWindow.parse(value));
                case DIGITS -> speech.digits(value);
                case PHONE -> speech.phone(value);
            };
        } catch (RuntimeException e) {
            // not the cause: it may hold the value, which is a customer's
            throw new IllegalStateException("a value cannot be spoken as " + manner + " in " + language.tag() + ": "
                    + e.getClass().getSimpleName());
        }
    }
}
