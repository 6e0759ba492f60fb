package hotline.server.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Says on the disk that Asterisk may not have read yet what was written for it: whoever comes after us, if we are killed in between, finds the files as they should be
 * and would not have them read. Safe for many threads, as far as the file system is.
 *
 * @param mark an empty file while it is so
 */
record Unread(Path mark) {
    /** Before anything is written; whether it was so already. */
    boolean begins() throws IOException {
        return !Templates.write(mark, "");
    }

    /** It has been read. */
    void ends() throws IOException {
        Files.deleteIfExists(mark);
    }
}
