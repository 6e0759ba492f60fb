package hotline.ivr.speech;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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

    long MINUTE_MILLIS = 60_000;
    /** A range that ends later says nothing any more. */
    long LONGEST_WAIT_MINUTES = 120;

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

    /** From when until when: 下午两点到四点, "between two o'clock and four o'clock in the afternoon". */
    List<String> between(LocalTime from, LocalTime to);

    /** A day as it is called today: 明天, "tomorrow", and from the third day on {@link #dayOfYear}. */
    default List<String> dayFrom(LocalDate today, LocalDate day) {
        long ahead = ChronoUnit.DAYS.between(today, day);
        if (ahead == 0) {
            return List.of("today");
        }
        if (ahead == 1) {
            return List.of("tomorrow");
        }
        return ahead == 2 ? List.of("day-after-tomorrow") : dayOfYear(day);
    }

    /** Digit by digit; other characters are left out. */
    List<String> digits(String text);

    /** Digit by digit as telephone numbers are read, in Chinese with 幺 for 1. */
    List<String> phone(String number);

    /** Somebody's place in a line, from 1 on: 您现在排在第二位, "you are now number two in line". */
    default List<String> place(int position) {
        if (position <= 1) {
            return List.of("position-next");
        }
        List<String> words = new ArrayList<>(List.of("position-before"));
        words.addAll(ordinal(position));
        words.add("position-after");
        return List.copyOf(words);
    }

    /** A number that says which one and not how many: 二, not 两. */
    List<String> ordinal(long number);

    /**
     * How long a wait will probably be, in whole minutes, from twenty on in fives: 预计等待时间两到四分钟, "you will probably wait between two and four minutes". The lower bound is
     * rounded down and the upper one up, so that more than what was said of it lies between them.
     *
     * @return empty when the bounds say too little to be worth hearing
     */
    default List<String> wait(long lowMillis, long highMillis) {
        long low = roundedDown(lowMillis);
        long high = roundedUp(highMillis);
        List<String> words = new ArrayList<>();
        if (low >= 60) {
            return List.of("wait-over-an-hour");
        } else if (high <= 1) {
            return List.of("wait-under-a-minute");
        } else if (high > LONGEST_WAIT_MINUTES) {
            return List.of();
        } else if (low == 0 || low == high) {
            words.add("wait-at-most");
        } else {
            words.add("wait-between");
            words.addAll(count(low));
            words.add("wait-to");
        }
        words.addAll(count(high));
        words.add("wait-minutes");
        return List.copyOf(words);
    }

    private static long roundedDown(long millis) {
        long minutes = Math.max(0, millis) / MINUTE_MILLIS;
        return minutes <= 20 ? minutes : minutes / 5 * 5;
    }

    private static long roundedUp(long millis) {
        long minutes = (Math.max(0, millis) + MINUTE_MILLIS - 1) / MINUTE_MILLIS;
        return minutes <= 20 ? minutes : (minutes + 4) / 5 * 5;
    }

    /** The prompts of {@link #place} and {@link #wait}, besides numbers. */
    static List<String> queueWords() {
        return List.of(
                "position-next",
                "position-before",
                "position-after",
                "wait-under-a-minute",
                "wait-at-most",
                "wait-between",
                "wait-to",
                "wait-minutes",
                "wait-over-an-hour");
    }

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
                "night",
                "today",
                "tomorrow",
                "day-after-tomorrow",
                "window-from",
                "press");
        return Stream.of(numbers, months, days, words, queueWords().stream())
                .flatMap(it -> it)
                .collect(Collectors.toUnmodifiableSet());
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
