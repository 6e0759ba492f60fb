package hotline.ivr.flow;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** What a caller is to enter by keys, and what becomes of it. Immutable, any thread. */
public sealed interface EntryKind {

    /**
     * The value of what was typed.
     *
     * @param typed digits, and for an amount at most one {@code .}
     * @return {@link String}, {@link Long} or {@link Boolean}; empty when it is none of this kind
     */
    Optional<Object> value(String typed, LocalDate today);

    /** In a few words, for drawings. */
    String words();

    /**
     * A value of this kind as people write it: digits, a number, yuan with two decimals, an ISO date.
     *
     * @param value as {@link #value} makes them
     */
    default String written(Object value) {
        return value.toString();
    }

    /** Any digits, kept as they are. */
    record Digits() implements EntryKind {
        @Override
        public Optional<Object> value(String typed, LocalDate today) {
            return Optional.of(typed);
        }

        @Override
        public String words() {
            return "digits";
        }
    }

    /** A whole number within bounds, both included. */
    record Number(long from, long to) implements EntryKind {
        @Override
        public Optional<Object> value(String typed, LocalDate today) {
            return typed.matches("\\d{1,9}")
                    ? Optional.<Object>of(Long.valueOf(typed)).filter(this::fits)
                    : Optional.empty();
        }

        private boolean fits(Object number) {
            return number instanceof Long one && one >= from && one <= to;
        }

        @Override
        public String words() {
            return "number from " + from + " to " + to;
        }
    }

    /** An amount of money in fen within bounds, both included; typed in yuan, with a point before jiao and fen. */
    record Amount(long fromFen, long toFen) implements EntryKind {
        private static final Pattern TYPED = Pattern.compile("(\\d{1,9})(?:\\.(\\d{0,2}))?");

        @Override
        public Optional<Object> value(String typed, LocalDate today) {
            Matcher amount = TYPED.matcher(typed);
            if (!amount.matches()) {
                return Optional.empty();
            }
            String cents = amount.group(2) == null ? "" : amount.group(2);
            long fen = Long.parseLong(amount.group(1)) * 100 + Long.parseLong((cents + "00").substring(0, 2));
            return fen >= fromFen && fen <= toFen ? Optional.of(fen) : Optional.empty();
        }

        @Override
        public String written(Object value) {
            return BigDecimal.valueOf((long) value, 2).toPlainString();
        }

        @Override
        public String words() {
            return "amount from " + fromFen + " to " + toFen + " fen";
        }
    }

    /**
     * A day that exists, kept as ISO 8601 date.
     *
     * @param withYear typed as year, month, day (8 digits), else as month and day (4 digits), which means the one nearest to today that fits {@code when}
     */
    record Date(boolean withYear, When when) implements EntryKind {
        private static final DateTimeFormatter FULL =
                DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
        /** The first that can be spoken. */
        private static final int FIRST_YEAR = 1000;
        /** Between two 29ths of February there can be eight years. */
        private static final int YEARS = 8;

        /** On which side of today it must lie; today itself is on both. */
        public enum When {
            ANY,
            PAST,
            FUTURE
        }

        @Override
        public Optional<Object> value(String typed, LocalDate today) {
            Optional<LocalDate> day = withYear ? full(typed) : nearest(typed, today);
            return day.filter(it -> fits(it, today)).map(LocalDate::toString);
        }

        private static Optional<LocalDate> full(String typed) {
            try {
                return Optional.of(LocalDate.parse(typed, FULL)).filter(day -> day.getYear() >= FIRST_YEAR);
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }

        private Optional<LocalDate> nearest(String typed, LocalDate today) {
            if (!typed.matches("\\d{4}")) {
                return Optional.empty();
            }
            int month = Integer.parseInt(typed.substring(0, 2));
            int day = Integer.parseInt(typed.substring(2));
            return LongStream.rangeClosed(today.getYear() - YEARS, today.getYear() + YEARS)
                    .mapToObj(year -> day((int) year, month, day))
                    .flatMap(Optional::stream)
                    .filter(it -> fits(it, today))
                    .min(Comparator.comparingLong(it -> Math.abs(it.toEpochDay() - today.toEpochDay())));
        }

        private static Optional<LocalDate> day(int year, int month, int day) {
            try {
                return Optional.of(LocalDate.of(year, month, day));
            } catch (DateTimeException none) {
                return Optional.empty();
            }
        }

        private boolean fits(LocalDate day, LocalDate today) {
            return switch (when) {
                case ANY -> true;
                case PAST -> !day.isAfter(today);
                case FUTURE -> !day.isBefore(today);
            };
        }

        @Override
        public String words() {
            return "date, " + (withYear ? "8 digits" : "4 digits");
        }
    }

    /** Yes or no, each by a key of the flow's convention. */
    record YesNo() implements EntryKind {
        /** @param typed "1" for yes, "2" for no, whatever the keys are */
        @Override
        public Optional<Object> value(String typed, LocalDate today) {
            return switch (typed) {
                case "1" -> Optional.of(true);
                case "2" -> Optional.of(false);
                default -> Optional.empty();
            };
        }

        @Override
        public String words() {
            return "yes or no";
        }
    }
}
