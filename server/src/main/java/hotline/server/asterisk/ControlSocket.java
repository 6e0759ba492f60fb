package hotline.server.asterisk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Asterisk's control socket, what {@code asterisk -rx} speaks: a greeting line, a CLI command ended by a zero byte, its
 * output, the end. Only the user who runs Asterisk may connect.
 *
 * @param path the socket; at most {@value #LONGEST_PATH} bytes, a limit of the operating system
 */
record ControlSocket(Path path) {
    static final int LONGEST_PATH = 107;

    /**
     * Blocks until Asterisk has carried out the command or the time is up.
     *
     * @return what the CLI printed
     * @throws IOException when nobody answers
     */
    String command(String command, Duration timeout) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                Selector selector = Selector.open()) {
            channel.connect(UnixDomainSocketAddress.of(path));
            // Tells Asterisk to close the connection after this one command.
            ByteBuffer request = ByteBuffer.wrap(("cli quit after " + command + "\0").getBytes(StandardCharsets.UTF_8));
            while (request.hasRemaining()) {
                channel.write(request);
            }
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            ByteBuffer buffer = ByteBuffer.allocate(8192);
            while (true) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0 || Thread.currentThread().isInterrupted()) {
                    throw new IOException("no answer to '" + command + "' within " + timeout.toMillis() + " ms");
                }
                selector.select(left);
                selector.selectedKeys().clear();
                int read = channel.read(buffer.clear());
                if (read < 0) {
                    return withoutGreeting(answer.toString(StandardCharsets.UTF_8));
                }
                answer.write(buffer.array(), 0, read);
            }
        }
    }

    private static String withoutGreeting(String answer) {
        int end = answer.indexOf('\n');
        return end < 0 ? "" : answer.substring(end + 1).strip();
    }
}
