package hotline.server.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** AMI as text: one action, its response. */
final class AmiLines implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader reader;

    AmiLines(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        reader.readLine();
    }

    /** Events that come before the response are passed over. */
    String ask(String action, String... headers) throws IOException {
        String text = "Action: " + action + "\r\n" + String.join("\r\n", headers) + (headers.length > 0 ? "\r\n" : "")
                + "\r\n";
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        String message = message();
        while (!message.startsWith("Response:")) {
            message = message();
        }
        return message;
    }

    private String message() throws IOException {
        StringBuilder message = new StringBuilder();
        String line = reader.readLine();
        while (line != null && !line.isEmpty()) {
            message.append(line).append('\n');
            line = reader.readLine();
        }
        return message.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
