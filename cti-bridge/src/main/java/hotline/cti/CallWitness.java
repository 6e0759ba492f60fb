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
 * What Asterisk noted of calls while we were away: the file of cel_custom, one line an event, and the one put aside before it
 * ({@code .1}). Never throws for what is in them; reads at most the last 16 MB of each. Any thread; blocks on the disk.
 */
final class CallWitness {
    private static final Logger log = LoggerFactory.getLogger(CallWitness.class);
    private static final long MOST_BYTES = 16L << 20;
    private static final int TIME = 1;
    private static final int INTERACTION = 2;
    private static final int ROLE = 3;
    private static final int CHANNEL = 4;
    private static final int DETAILS = 8;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}\\.\\d{1,9}");
    private static final Pattern FIELD = Pattern.compile("\"((?:[^\"]|\"\")*)\"(?:,|$)");
    private static final Pattern CAUSE = Pattern.compile("\"hangupcause\":\\s*(\\d{1,3})");
    private static final Pattern SOURCE = Pattern.compile("\"hangupsource\":\\s*\"([^\"]{0,100})\"");

    private final List<Path> files;

    CallWitness(Path file) {
        this.files = List.of(file.resolveSibling(file.getFileName() + ".1"), file);
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
        return last(notes(interaction, role, "HANGUP")).map(CallWitness::ending);
    }

    /** The same of the one at this phone. */
    Optional<Ending> ending(InteractionId interaction, String role, String station) {
        return last(at(station, notes(interaction, role, "HANGUP"))).map(CallWitness::ending);
    }

    /** When this phone last answered a call of this interaction, milliseconds since 1970; empty when it did not. */
    Optional<Long> answered(InteractionId interaction, String station) {
        return last(at(station, notes(interaction, "agent", "ANSWER"))).map(CallWitness::at);
    }

    /** When a number outside last answered for this interaction, milliseconds since 1970; empty when none did. */
    Optional<Long> answeredOutside(InteractionId interaction) {
        return last(notes(interaction, OutsideCall.ROLE, "ANSWER")).map(CallWitness::at);
    }

    private static Ending ending(List<String> note) {
        Matcher cause = CAUSE.matcher(note.get(DETAILS));
        Matcher source = SOURCE.matcher(note.get(DETAILS));
        String channel = note.get(CHANNEL);
        return new Ending(
                channel,
                at(note),
                cause.find() ? Integer.parseInt(cause.group(1)) : 0,
                source.find() && source.group(1).equals(channel));
    }

    private static long at(List<String> note) {
        return new BigDecimal(note.get(TIME)).movePointRight(3).longValue();
    }

    private static List<List<String>> at(String station, List<List<String>> notes) {
        return notes.stream()
                .filter(note -> note.get(CHANNEL).startsWith("PJSIP/" + station + "-"))
                .toList();
    }

    private static Optional<List<String>> last(List<List<String>> notes) {
        return notes.isEmpty() ? Optional.empty() : Optional.of(notes.getLast());
    }

    private List<List<String>> notes(InteractionId interaction, String role, String event) {
        String mark = "\"" + interaction + "\"";
        return files.stream()
                .flatMap(file -> lines(file, mark).stream())
                .map(CallWitness::fields)
                .filter(note -> note.size() > DETAILS
                        && note.get(0).equals(event)
                        && SECONDS.matcher(note.get(TIME)).matches()
                        && note.get(INTERACTION).equals(interaction.toString())
                        && note.get(ROLE).equals(role))
                .toList();
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        Matcher matcher = FIELD.matcher(line);
        while (matcher.find() && fields.size() < 20) {
            fields.add(matcher.group(1).replace("\"\"", "\""));
        }
        return fields;
    }

    private static List<String> lines(Path file, String mark) {
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
