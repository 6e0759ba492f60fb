package hotline.server.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The other end of FastAGI: takes visits one at a time, so that a test can play Hotline, and its death. */
final class VisitedByAsterisk implements AutoCloseable {
    private final ServerSocket listening;

    VisitedByAsterisk(int port) throws IOException {
        listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
    }

    Visit next(int milliseconds) throws IOException {
        listening.setSoTimeout(milliseconds);
        return new Visit(listening.accept());
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    static final class Visit implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader reader;
        private final Map<String, String> said = new HashMap<>();

        Visit(Socket socket) throws IOException {
            this.socket = socket;
            socket.setSoTimeout(10_000);
            reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String line = reader.readLine();
            while (line != null && !line.isEmpty()) {
                int colon = line.indexOf(": ");
                said.put(line.substring(0, colon), line.substring(colon + 2));
                line = reader.readLine();
            }
        }

        String said(String name) {
            return said.getOrDefault(name, "");
        }

        String command(String command) throws IOException {
            socket.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
            String answer = reader.readLine();
            return answer == null ? "closed" : answer;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
