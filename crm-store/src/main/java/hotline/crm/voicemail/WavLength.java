package hotline.crm.voicemail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Recordings of telephone calls as plain WAV: 44 bytes of header, then 8000 samples of two bytes a second. Whoever records writes the lengths into the header at the end only; when it
 * died before, the file's own length tells.
 */
final class WavLength {
    private static final int HEADER = 44;
    private static final int BYTES_A_SECOND = 16_000;
    private static final int RIFF_LENGTH_AT = 4;
    private static final int DATA_LENGTH_AT = 40;

    private WavLength() {}

    static Duration of(long fileLength) {
        return Duration.ofMillis(Math.max(0, fileLength - HEADER) * 1_000 / BYTES_A_SECOND);
    }

    /** Whether the header tells the file's length: whoever wrote it has finished. */
    static boolean isFinished(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
            return channel.read(length, DATA_LENGTH_AT) == 4
                    && length.flip().getInt() == channel.size() - HEADER
                    && channel.size() > HEADER;
        }
    }

    /** Makes the header tell the file's length, and the file survive the death of the machine. */
    static void finish(Path file) throws IOException {
        boolean finished = isFinished(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long size = channel.size();
            if (!finished && size > HEADER) {
                write(channel, (int) (size - 8), RIFF_LENGTH_AT);
                write(channel, (int) (size - HEADER), DATA_LENGTH_AT);
            }
            channel.force(true);
        }
    }

    private static void write(FileChannel channel, int length, int at) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes, at + bytes.position());
        }
    }
}
