package hotline.ivr.run;

import hotline.ivr.speech.Language;

/**
 * Who calls which number.
 *
 * @param number as the network gave it; empty or {@code anonymous} when withheld
 * @param dialled the number that was called
 * @param language the language the dialled number greets in
 */
public record Caller(String number, String dialled, Language language) {

    /** Without the caller's number, which does not belong into logs. */
    @Override
    public String toString() {
        return "Caller[of " + dialled + ", " + language.tag() + "]";
    }
}
