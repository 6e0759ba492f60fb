package hotline.crm.recording;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * A conversation with both sides apart: 8000 frames a second, each a sample of the customer and one of what she hears, two bytes each, the lower first. As it is recorded it has no header, so that it is complete
 * whenever whoever records dies.
 *
 * @param first the frame of its first sound
 * @param frames from there to its last sound
 */
record StereoAudio(long first, long frames) {
    private static final int FRAME = 4;
    private static final int RATE = 8_000;
    private static final int HEADER = 44;
    /** What is silent for less is a part of the conversation. */
    private static final int MARGIN = RATE;

    /** What there is between the first sound and the last, with a second before and after where there is one; no frames when all is silent. */
    static StereoAudio within(Path raw) throws IOException {
        long first = -1;
        long last = -1;
        long at = 0;
        byte[] frame = new byte[FRAME];
        try (InputStream in = new BufferedInputStream(Files.newInputStream(raw), 1 << 16)) {
            while (in.readNBytes(frame, 0, FRAME) == FRAME) {
                if ((frame[0] | frame[1] | frame[2] | frame[3]) != 0) {
                    first = first < 0 ? at : first;
                    last = at;
                }
                at++;
            }
        }
        if (first < 0) {
            return new StereoAudio(0, 0);
        }
        long from = Math.max(0, first - MARGIN);
        return new StereoAudio(from, Math.min(at, last + 1 + MARGIN) - from);
    }

    /** How many frames the file has. */
    static long framesOf(Path raw) throws IOException {
        return Files.size(raw) / FRAME;
    }

    Duration length() {
        return lasting(frames);
    }

    static Duration lasting(long frames) {
        return Duration.ofMillis(frames * 1_000 / RATE);
    }

    /** Copies it into an existing file as WAV, durably. */
    void copy(Path raw, Path wav) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(raw), 1 << 16);
                FileChannel file = FileChannel.open(wav, StandardOpenOption.WRITE)) {
            in.skipNBytes(first * FRAME);
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16);
            out.write(header());
            byte[] block = new byte[1 << 16];
            for (long left = frames * FRAME; left > 0; ) {
                int read = in.read(block, 0, (int) Math.min(block.length, left));
                if (read < 0) {
                    throw new IOException(raw + " has become shorter");
                }
                out.write(block, 0, read);
                left -= read;
            }
            out.flush();
            file.force(true);
        }
    }

    private byte[] header() {
        int data = (int) (frames * FRAME);
        return ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(data + HEADER - 8)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 2)
                .putInt(RATE)
                .putInt(RATE * FRAME)
                .putShort((short) FRAME)
                .putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(data)
                .array();
    }
}
