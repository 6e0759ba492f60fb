package hotline.crm.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads whole lines of a segment from a byte offset on, never beyond a limit that the caller knows to be written. */
final class SegmentReader implements AutoCloseable {
    private final RandomAccessFile file;
    private final long limit;
    private byte[] buffer = new byte[1 << 16];
    private int from;
    private int filled;
    private long offset;

    /**
     * @param offset where a line begins
     * @param limit bytes from the file's beginning that may be read
     */
    SegmentReader(Segment segment, long offset, long limit) throws IOException {
        file = new RandomAccessFile(segment.file().toFile(), "r");
        file.seek(offset);
        this.offset = offset;
        this.limit = limit;
    }

    /** The next line without its end; null when no whole line is left. */
    @Nullable
    String next() throws IOException {
        int searched = from;
        while (true) {
            for (int i = searched; i < filled; i++) {
                if (buffer[i] == '\n') {
                    String line = new String(buffer, from, i - from, StandardCharsets.UTF_8);
                    offset += i + 1 - from;
                    from = i + 1;
                    return line;
                }
            }
            searched = filled - from;
            if (!fill()) {
                return null;
            }
        }
    }

    /** Where the next line begins, in bytes from the file's beginning. */
    long offset() {
        return offset;
    }

    private boolean fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
            from = 0;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        long left = limit - file.getFilePointer();
        if (left <= 0) {
            return false;
        }
        int read = file.read(buffer, filled, (int) Math.min(left, buffer.length - filled));
        if (read <= 0) {
            return false;
        }
        filled += read;
        return true;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
