package hotline.cti.carrier;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A recording that Asterisk writes: complete once the length in its header is that of the file. */
final class Wav {
    private static final int HEADER = 44;
    private static final int DATA_LENGTH_AT = 40;
    private static final long POLL_MILLIS = 5;

    private Wav() {}

    /** Waits, at most that long, until Asterisk has closed the file. */
    static void awaitComplete(Path file, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isComplete(file) && System.nanoTime() < deadline) {
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    static boolean isComplete(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (RandomAccessFile wav = new RandomAccessFile(file.toFile(), "r")) {
            if (wav.length() <= HEADER) {
                return false;
            }
            wav.seek(DATA_LENGTH_AT);
            return Integer.reverseBytes(wav.readInt()) == wav.length() - HEADER;
        } catch (IOException growing) {
            return false;
        }
    }
}
