package hotline.ivr.speech;

import static hotline.ivr.speech.Speech.number;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** English, with the day as an ordinal after the month, twelve hours, and no "and" inside numbers. */
final class EnglishSpeech implements Speech {
    static final EnglishSpeech SPEECH = new EnglishSpeech();

    private EnglishSpeech() {}

    @Override
    public List<String> amount(Money money) {
        long fen = Math.abs(money.fen());
        List<String> words = signed(money.fen());
        if (fen >= 100 || fen == 0) {
            cardinal(words, fen / 100);
            words.add("yuan");
        }
        if (fen % 100 > 0) {
            if (fen >= 100) {
                words.add("and");
            }
            cardinal(words, fen % 100);
            words.add("fen");
        }
        return List.copyOf(words);
    }

    @Override
    public List<String> count(long number) {
        List<String> words = signed(Speech.spoken(number));
        cardinal(words, Math.abs(number));
        return List.copyOf(words);
    }

    @Override
    public List<String> ordinal(long number) {
        return count(number);
    }

    @Override
    public List<String> date(LocalDate day) {
        List<String> words = new ArrayList<>(dayOfYear(day));
        year(words, day.getYear());
        return List.copyOf(words);
    }

    @Override
    public List<String> dayOfYear(LocalDate day) {
        return List.of(Speech.month(day.getMonthValue()), Speech.day(day.getDayOfMonth()));
    }

    @Override
    public List<String> time(LocalTime time) {
        List<String> words = new ArrayList<>();
        clock(words, time);
        words.add(partOfDay(time));
        return List.copyOf(words);
    }

    @Override
    public List<String> between(LocalTime from, LocalTime to) {
        List<String> words = new ArrayList<>(List.of("window-from"));
        clock(words, from);
        if (!partOfDay(from).equals(partOfDay(to))) {
            words.add(partOfDay(from));
        }
        words.add("wait-to");
        words.addAll(time(to));
        return List.copyOf(words);
    }

    private static void clock(List<String> words, LocalTime time) {
        int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
        int minute = time.getMinute();
        words.add(number(hour));
        if (minute == 0) {
            words.add("o-clock");
        } else {
            if (minute < 10) {
                words.add("oh");
            }
            words.add(number(minute));
        }
    }

    @Override
    public List<String> digits(String text) {
        return text.chars()
                .filter(c -> c >= '0' && c <= '9')
                .mapToObj(c -> number(c - '0'))
                .toList();
    }

    @Override
    public List<String> phone(String number) {
        return digits(number);
    }

    private static String partOfDay(LocalTime time) {
        int hour = time.getHour();
        if (hour == 0 || hour >= 22) {
            return "night";
        }
        if (hour < 6) {
            return "before-dawn";
        }
        if (hour < 12) {
            return "morning";
        }
        if (time.equals(LocalTime.NOON)) {
            return "noon";
        }
        return hour < 18 ? "afternoon" : "evening";
    }

    private static List<String> signed(long number) {
        List<String> words = new ArrayList<>();
        if (number < 0) {
            words.add("minus");
        }
        return words;
    }

    private static void cardinal(List<String> words, long number) {
        if (number < 100) {
            words.add(number(number));
            return;
        }
        long rest = number;
        rest = scale(words, rest, 1_000_000_000L, "number-billion");
        rest = scale(words, rest, 1_000_000L, "number-million");
        rest = scale(words, rest, 1_000L, "number-thousand");
        rest = scale(words, rest, 100L, "number-hundred");
        if (rest > 0) {
            words.add(number(rest));
        }
    }

    private static long scale(List<String> words, long number, long unit, String name) {
        if (number >= unit) {
            cardinal(words, number / unit);
            words.add(name);
        }
        return number % unit;
    }

    /** 2026: twenty twenty-six; 2005: two thousand five; 1905: nineteen oh five; 1900: nineteen hundred. */
    private static void year(List<String> words, int year) {
        if (year % 1000 < 10) {
            cardinal(words, year);
            return;
        }
        words.add(number(year / 100));
        if (year % 100 == 0) {
            words.add("number-hundred");
        } else {
            if (year % 100 < 10) {
                words.add("oh");
            }
            words.add(number(year % 100));
        }
    }
}
