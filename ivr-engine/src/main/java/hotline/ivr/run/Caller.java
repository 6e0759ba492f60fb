package hotline.ivr.run;

import hotline.ivr.speech.Language;

/**
 * Who calls which number.
 *
 * @param number as the network gave it; empty or {@code anonymous} when withheld
 * @param dialled the number that was called
 * @param language the language the dialled number greets in
 */
public record Caller(String number, String dialled, Language language) {}
