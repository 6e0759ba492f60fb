package hotline.server.asterisk;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Asterisk wrote down about every leg, also while we were away: {@code cel-custom/hotline.csv}, as configured in
 * cel.conf and cel_custom.conf. Lines that cannot be read (a half-written last one) are passed over.
 *
 * @param logFolder {@link AsteriskServer#log()}
 */
public record Witness(Path logFolder) {
    private static final int COLUMNS = 9;
    private static final Pattern FIELD = Pattern.compile("\"((?:[^\"]|\"\")*)\"(?:,|$)");
    private static final Pattern CAUSE = Pattern.compile("\"hangupcause\":(\\d+)");

    /**
     * Something that happened to a leg.
     *
     * @param event CHAN_START, ANSWER, BRIDGE_ENTER, BRIDGE_EXIT, HANGUP, CHAN_END or LINKEDID_END
     * @param at to the microsecond, by the machine's clock
     * @param interaction empty before it was known
     * @param leg caller, agent, …; empty before it was known
     * @param linkedId unique id of the call's first leg
     * @param bridgedWith names of the other channels in the bridge, separated by commas
     * @param cause of a HANGUP: Q.850
     */
    public record Observation(
            String event,
            Instant at,
            String interaction,
            String leg,
            String channel,
            String uniqueId,
            String linkedId,
            String bridgedWith,
            Optional<Integer> cause) {}

    /**
     * Everything from {@code from} on, in the order in which it was written.
     *
     * @throws IOException when a file is there but cannot be read
     */
    public List<Observation> since(Instant from) throws IOException {
        List<Observation> found = new ArrayList<>();
        for (Path file : List.of(older(), current())) {
            if (Files.exists(file)) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                text.lines()
                        .flatMap(line -> read(line).stream())
                        .filter(seen -> !seen.at().isBefore(from))
                        .forEach(found::add);
            }
        }
        return found;
    }

    /**
     * Puts the file aside when it is larger than that, in place of the one put aside before. Asterisk opens it anew for
     * each line, so that nothing is lost.
     */
    public void rotate(long bytes) throws IOException {
        if (Files.exists(current()) && Files.size(current()) > bytes) {
            Files.move(current(), older(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path current() {
        return logFolder.resolve("cel-custom/hotline.csv");
    }

    private Path older() {
        return logFolder.resolve("cel-custom/hotline.csv.1");
    }

    private static Optional<Observation> read(String line) {
        List<String> fields = new ArrayList<>();
        Matcher field = FIELD.matcher(line);
        int end = 0;
        while (end < line.length() && field.find(end) && field.start() == end) {
            fields.add(field.group(1).replace("\"\"", "\""));
            end = field.end();
        }
        if (fields.size() != COLUMNS || end != line.length()) {
            return Optional.empty();
        }
        try {
            Matcher cause = CAUSE.matcher(fields.get(8));
            return Optional.of(new Observation(
                    fields.get(0),
                    instant(fields.get(1)),
                    fields.get(2),
                    fields.get(3),
                    fields.get(4),
                    fields.get(5),
                    fields.get(6),
                    fields.get(7),
                    cause.find() ? Optional.of(Integer.valueOf(cause.group(1))) : Optional.empty()));
        } catch (NumberFormatException notATime) {
            return Optional.empty();
        }
    }

    private static Instant instant(String seconds) {
        long micros = new BigDecimal(seconds).movePointRight(6).longValue();
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }
}
