package hotline.ivr.flow;

import hotline.ivr.speech.Language;
import java.util.Map;
import java.util.Optional;

/** A part of what is said to a caller. */
public sealed interface Part {

    /**
     * A recorded prompt.
     *
     * @param language empty: the caller's
     */
    record Recorded(String prompt, Optional<Language> language) implements Part {}

    /** A variable's value. */
    record Spoken(Manner manner, String variable) implements Part {}

    /** The prompt that belongs to a variable's value. */
    record Chosen(String variable, Map<String, String> prompts, String otherwise) implements Part {
        public Chosen {
            prompts = Map.copyOf(prompts);
        }
    }

    /** How a value is spoken. */
    enum Manner {
        /** Whole number of fen, as yuan, jiao and fen. */
        AMOUNT,
        /** A whole number that counts things. */
        COUNT,
        /** ISO 8601 date, as month and day. */
        DATE,
        /** The same with its year. */
        FULL_DATE,
        /** ISO 8601 time, as hours and minutes. */
        TIME,
        /** From when until when on a day: {@link CallWindow}. */
        WINDOW,
        /** Digit by digit; whatever is no digit is left out. */
        DIGITS,
        /** Digit by digit as telephone numbers are read. */
        PHONE
    }
}
