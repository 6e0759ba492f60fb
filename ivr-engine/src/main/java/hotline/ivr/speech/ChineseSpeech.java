package hotline.ivr.speech;

import static hotline.ivr.speech.Speech.number;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Mandarin. Numbers go in groups of four digits (万, 亿); a gap of zeros inside is one 零; 2 is 两 before 百, 千, 万, 亿 and measures, and 二 before 十 and at
 * the end of a longer number; 10 to 19 begin with 十 at the head of a number and with 一十 inside one.
 */
final class ChineseSpeech implements Speech {
    static final ChineseSpeech SPEECH = new ChineseSpeech();
    private static final String ZERO = number(0);
    private static final String TWO_OF = "number-two-of";

    private ChineseSpeech() {}

    @Override
    public List<String> amount(Money money) {
        long fen = Math.abs(money.fen());
        long yuan = fen / 100;
        long jiao = fen / 10 % 10;
        long rest = fen % 10;
        List<String> words = signed(money.fen());
        if (yuan > 0 || fen == 0) {
            measured(words, yuan);
            words.add("yuan");
        }
        if (jiao > 0) {
            words.add(ofThings(jiao));
            words.add("jiao");
        }
        if (rest > 0) {
            if (yuan > 0 && jiao == 0) {
                words.add(ZERO);
            }
            words.add(ofThings(rest));
            words.add("fen");
        }
        return List.copyOf(words);
    }

    @Override
    public List<String> count(long number) {
        List<String> words = signed(Speech.spoken(number));
        measured(words, Math.abs(number));
        return List.copyOf(words);
    }

    @Override
    public List<String> ordinal(long number) {
        return number == 2 ? List.of(number(2)) : count(number);
    }

    @Override
    public List<String> date(LocalDate day) {
        List<String> words = new ArrayList<>(digits(String.valueOf(day.getYear())));
        words.add("year");
        words.addAll(dayOfYear(day));
        return List.copyOf(words);
    }

    @Override
    public List<String> dayOfYear(LocalDate day) {
        return List.of(Speech.month(day.getMonthValue()), Speech.day(day.getDayOfMonth()));
    }

    @Override
    public List<String> time(LocalTime time) {
        List<String> words = new ArrayList<>();
        words.add(partOfDay(time.getHour()));
        clock(words, time);
        return List.copyOf(words);
    }

    @Override
    public List<String> between(LocalTime from, LocalTime to) {
        List<String> words = new ArrayList<>(time(from));
        words.add("wait-to");
        if (!partOfDay(from.getHour()).equals(partOfDay(to.getHour()))) {
            words.add(partOfDay(to.getHour()));
        }
        clock(words, to);
        return List.copyOf(words);
    }

    private static void clock(List<String> words, LocalTime time) {
        int hour = time.getHour() > 12 ? time.getHour() - 12 : time.getHour();
        words.add(ofThings(hour));
        words.add("o-clock");
        if (time.getMinute() > 0) {
            if (time.getMinute() < 10) {
                words.add(ZERO);
            }
            words.add(number(time.getMinute()));
            words.add("minute");
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
        return digits(number).stream()
                .map(word -> word.equals(number(1)) ? "digit-one" : word)
                .toList();
    }

    private static String partOfDay(int hour) {
        if (hour < 6) {
            return "before-dawn";
        }
        if (hour < 12) {
            return "morning";
        }
        if (hour == 12) {
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

    /** One number word before a measure. */
    private static String ofThings(long number) {
        return number == 2 ? TWO_OF : number(number);
    }

    /** A number before a measure. */
    private static void measured(List<String> words, long number) {
        if (number == 2) {
            words.add(TWO_OF);
        } else if (number < 100) {
            words.add(number(number));
        } else {
            groups(words, number);
        }
    }

    /** Groups of four digits from 亿 down; {@code number} is 100 or more. */
    private static void groups(List<String> words, long number) {
        long above = 0;
        boolean begun = false;
        for (int power = 8; power >= 0; power -= 4) {
            long unit = power == 8 ? 100_000_000L : power == 4 ? 10_000L : 1L;
            long group = number / unit % 10_000;
            if (group > 0) {
                boolean gap = begun && (group < 1000 || above == 0);
                if (gap) {
                    words.add(ZERO);
                }
                group(words, group, power > 0, begun);
                if (power > 0) {
                    words.add(power == 8 ? "number-hundred-million" : "number-ten-thousand");
                }
                begun = true;
            }
            above = group;
        }
    }

    /** One group, 1 to 9999. */
    private static void group(List<String> words, long group, boolean beforeUnit, boolean begun) {
        long thousands = group / 1000;
        long hundreds = group / 100 % 10;
        long rest = group % 100;
        boolean inside = begun;
        if (thousands > 0) {
            words.add(ofThings(thousands));
            words.add("number-thousand");
            inside = true;
        }
        if (hundreds > 0) {
            words.add(ofThings(hundreds));
            words.add("number-hundred");
            inside = true;
        } else if (thousands > 0 && rest > 0) {
            words.add(ZERO);
        }
        if (rest > 0) {
            boolean zeroBefore = hundreds > 0 && rest < 10;
            if (zeroBefore) {
                words.add(ZERO);
            }
            if (inside && rest >= 10 && rest < 20) {
                words.add(number(1));
                words.add(number(rest));
            } else {
                words.add(beforeUnit && group == 2 ? TWO_OF : number(rest));
            }
        }
    }
}
