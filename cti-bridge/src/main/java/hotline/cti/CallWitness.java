package hotline.cti;

import hotline.acd.interaction.InteractionId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Asterisk noted of calls while we were away: the file of cel_custom, one line an event. Never throws for what is in the file; reads at
 * most its last 16 MB. Any thread; blocks on the disk.
 */
final class CallWitness {
    private static final Logger log = LoggerFactory.getLogger(CallWitness.class);
    private static final long MOST_BYTES = 16L << 20;
    private static final Pattern FIELD = Pattern.compile("\"((?:[^\"]|\"\")*)\"(?:,|$)");
    private static final Pattern CAUSE = Pattern.compile("\"hangupcause\":\\s*(\\d{1,3})");
    private static final Pattern SOURCE = Pattern.compile("\"hangupsource\":\\s*\"([^\"]{0,100})\"");

    private final Path file;

    CallWitness(Path file) {
        this.file = file;
    }

    /**
     * A leg's end.
     *
     * @param at milliseconds since 1970
     * @param byItself its own party hung up
     */
    record Ending(String channel, long at, int cause, boolean byItself) {}

    /** How the interaction's last leg of this role ({@code caller}, {@code agent}) ended; empty when nothing is noted. */
    Optional<Ending> ending(InteractionId interaction, String role) {
        Optional<Ending> last = Optional.empty();
        String mark = "\"" + interaction + "\"";
        for (String line : lines(mark)) {
            List<String> fields = fields(line);
            if (fields.size() >= 9
                    && fields.get(0).equals("HANGUP")
                    && fields.get(2).equals(interaction.toString())
                    && fields.get(3).equals(role)) {
                last = ending(fields).or(() -> ending(List.of()));
            }
        }
        return last;
    }

    private static Optional<Ending> ending(List<String> fields) {
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        try {
            long at = new BigDecimal(fields.get(1)).movePointRight(3).longValueExact();
            return Optional.of(of(fields, at));
        } catch (ArithmeticException fraction) {
            return Optional.of(
                    of(fields, new BigDecimal(fields.get(1)).movePointRight(3).longValue()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Ending of(List<String> fields, long at) {
        Matcher cause = CAUSE.matcher(fields.get(8));
        Matcher source = SOURCE.matcher(fields.get(8));
        String channel = fields.get(4);
        return new Ending(
                channel,
                at,
                cause.find() ? Integer.parseInt(cause.group(1)) : 0,
                source.find() && source.group(1).equals(channel));
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        Matcher matcher = FIELD.matcher(line);
        while (matcher.find() && fields.size() < 20) {
            fields.add(matcher.group(1).replace("\"\"", "\""));
        }
        return fields;
    }

    private List<String> lines(String mark) {
        if (!Files.isReadable(file)) {
            return List.of();
        }
        try (RandomAccessFile from = new RandomAccessFile(file.toFile(), "r")) {
            long skip = Math.max(0, from.length() - MOST_BYTES);
            from.seek(skip);
            byte[] bytes = new byte[(int) (from.length() - skip)];
            from.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(mark))
                    .toList();
        } catch (IOException e) {
            log.warn("cannot read what Asterisk noted in {}: {}", file, e.getMessage());
            return List.of();
        }
    }
}
