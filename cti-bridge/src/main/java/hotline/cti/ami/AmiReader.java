package hotline.cti.ami;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts the bytes of an AMI connection into messages. Tolerates any bytes; its memory is bounded. One thread. */
final class AmiReader {
    private static final int LONGEST_LINE = 8_192;
    private static final int MOST_LINES = 2_000;

    private final InputStream in;
    private byte[] line = new byte[256];

    AmiReader(InputStream in) {
        this.in = new BufferedInputStream(in, 32_768);
    }

    /** The next message's headers; blocks. An empty line more or less does not matter. */
    AmiHeaders message() throws IOException {
        List<String> lines = new ArrayList<>(32);
        while (true) {
            String text = line();
            if (!text.isEmpty()) {
                if (lines.size() < MOST_LINES) {
                    lines.add(text);
                }
            } else if (!lines.isEmpty()) {
                return AmiHeaders.of(lines);
            }
        }
    }

    /**
     * One line without its end. Only CR LF ends a line, so a lone CR or LF inside a value cannot begin a header; control
     * characters become spaces; what is beyond 8192 bytes is dropped.
     */
    String line() throws IOException {
        int length = 0;
        boolean carriageReturn = false;
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("Asterisk closed the connection");
            }
            if (next == '\n' && carriageReturn) {
                return new String(line, 0, length, StandardCharsets.UTF_8);
            }
            if (carriageReturn) {
                length = put(length, ' ');
            }
            carriageReturn = next == '\r';
            if (!carriageReturn) {
                length = put(length, next < ' ' || next == 127 ? ' ' : next);
            }
        }
    }

    private int put(int length, int value) {
        if (length == LONGEST_LINE) {
            return length;
        }
        if (length == line.length) {
            line = java.util.Arrays.copyOf(line, Math.min(LONGEST_LINE, 2 * length));
        }
        line[length] = (byte) value;
        return length + 1;
    }
}
