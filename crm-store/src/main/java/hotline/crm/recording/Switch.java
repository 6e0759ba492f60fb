package hotline.crm.recording;

import java.time.Instant;

/**
 * Somebody has paused what is recorded of an interaction, or gone on with it.
 *
 * @param by a person's id
 */
public record Switch(Instant at, boolean paused, String by) {
    String line() {
        return at + " " + paused + " " + by + "\n";
    }

    /** @throws RuntimeException when it was not written to its end */
    static Switch of(String line) {
        String[] words = line.split(" ", 3);
        return new Switch(Instant.parse(words[0]), Boolean.parseBoolean(words[1]), words[2]);
    }
}
