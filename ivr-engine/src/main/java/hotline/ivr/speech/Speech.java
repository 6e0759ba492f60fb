package hotline.ivr.speech;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a language says values, as ids of prompts to be played one after the other. The ids mean the same in every language ({@code number-20} is 二十 and "twenty");
 * which of them are needed and in which order is the language's own grammar. Pure, any thread.
 */
public sealed interface Speech permits ChineseSpeech, EnglishSpeech {
    /** The largest number, either way, that can be spoken: all twelve digits of it. */
    long LIMIT = 999_999_999_999L;

    static Speech in(Language language) {
        return switch (language) {
            case CHINESE -> ChineseSpeech.SPEECH;
            case ENGLISH -> EnglishSpeech.SPEECH;
        };
    }

    /** An amount: 一百二十八元五角, "one hundred twenty-eight yuan and fifty fen". */
    List<String> amount(Money money);

    /**
     * How many of something: 两, "two".
     *
     * @throws IllegalArgumentException beyond {@link #LIMIT}
     */
    List<String> count(long number);

    /** A day of a year: 二零二六年七月三日, "July third, twenty twenty-six"; years 1000 to 9999. */
    List<String> date(LocalDate day);

    /** A day without its year: 七月三日, "July third". */
    List<String> dayOfYear(LocalDate day);

    /** A time of day to the minute: 下午两点零五分, "two oh five in the afternoon". */
    List<String> time(LocalTime time);

    /** Digit by digit; other characters are left out. */
    List<String> digits(String text);

    /** Digit by digit as telephone numbers are read, in Chinese with 幺 for 1. */
    List<String> phone(String number);

    /** Every prompt id that values may need, in any language. */
    static Set<String> vocabulary() {
        Stream<String> numbers = IntStream.rangeClosed(0, 99).mapToObj(Speech::number);
        Stream<String> months = IntStream.rangeClosed(1, 12).mapToObj(Speech::month);
        Stream<String> days = IntStream.rangeClosed(1, 31).mapToObj(Speech::day);
        Stream<String> words = Stream.of(
                "number-two-of",
                "number-hundred",
                "number-thousand",
                "number-ten-thousand",
                "number-million",
                "number-hundred-million",
                "number-billion",
                "digit-one",
                "minus",
                "and",
                "yuan",
                "jiao",
                "fen",
                "year",
                "oh",
                "o-clock",
                "minute",
                "before-dawn",
                "morning",
                "noon",
                "afternoon",
                "evening",
                "night");
        return Stream.of(numbers, months, days, words).flatMap(it -> it).collect(Collectors.toUnmodifiableSet());
    }

    /** The prompt of a number from 0 to 99. */
    static String number(long number) {
        return "number-" + number;
    }

    static String month(int month) {
        return "month-" + month;
    }

    static String day(int day) {
        return "day-" + day;
    }

    static long spoken(long number) {
        if (number > LIMIT || number < -LIMIT) {
            throw new IllegalArgumentException(number + " is beyond " + LIMIT + " and cannot be spoken");
        }
        return number;
    }
}
