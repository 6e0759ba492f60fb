package hotline.cti.fake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** The manager interface of a {@link FakeAsterisk}. */
public final class FakeManager implements AutoCloseable {
    public static final String SECRET = "open sesame";

    private final ServerSocket server;
    private final BiFunction<String, Map<String, String>, String> actions;
    private final List<Session> sessions = new CopyOnWriteArrayList<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private volatile boolean silent;
    private volatile boolean refusing;
    private final List<byte[]> held = new ArrayList<>();
    private boolean holding;
    private volatile boolean losing;

    /** @param actions what answers an action besides Login and Ping: its name and headers -> headers of the response */
    public FakeManager(BiFunction<String, Map<String, String>, String> actions) throws IOException {
        this.actions = actions;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    private record Session(Socket socket, OutputStream out) {}

    public int port() {
        return server.getLocalPort();
    }

    /** The actions that came, by name, without pings. */
    public List<String> received() {
        return List.copyOf(received);
    }

    public int connections() {
        return sessions.size();
    }

    public void emits(String event, String... headers) {
        StringBuilder text = new StringBuilder("Event: ").append(event).append("\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        emitsBytes(text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    public void emitsBytes(byte[] bytes) {
        if (losing) {
            return;
        }
        synchronized (held) {
            if (holding) {
                held.add(bytes);
            } else {
                sendsToAll(bytes);
            }
        }
    }

    private void sendsToAll(byte[] bytes) {
        for (Session session : sessions) {
            write(session, bytes);
        }
    }

    public void dropsConnections() {
        for (Session session : sessions) {
            close(session);
        }
    }

    /** Connections stay open but nothing is sent any more, as when a cable is cut. */
    public void fallsSilent() {
        silent = true;
    }

    public void speaksAgain() {
        silent = false;
    }

    /** New connections are closed at once. */
    public void refusesConnections(boolean yes) {
        refusing = yes;
    }

    /** Events arrive late: all of them, in their order, when it holds them no longer. */
    public void holdsEvents(boolean yes) {
        synchronized (held) {
            holding = yes;
            if (!yes) {
                held.forEach(this::sendsToAll);
                held.clear();
            }
        }
    }

    /** Events do not arrive, answers do. */
    public void losesEvents(boolean yes) {
        losing = yes;
    }

    @Override
    public void close() throws IOException {
        server.close();
        dropsConnections();
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = server.accept();
                if (refusing) {
                    socket.close();
                } else {
                    Thread.ofVirtual().start(() -> serve(socket));
                }
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            Session session = new Session(socket, socket.getOutputStream());
            write(session, "Asterisk Call Manager/11.0.0\r\n".getBytes(StandardCharsets.UTF_8));
            try {
                Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (line.isEmpty()) {
                        answer(session, headers);
                        headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                    } else {
                        int colon = line.indexOf(':');
                        headers.merge(
                                line.substring(0, colon),
                                line.substring(colon + 1).strip(),
                                (one, other) -> one + "," + other);
                    }
                }
            } finally {
                sessions.remove(session);
            }
        } catch (IOException e) {
            // the connection was cut
        }
    }

    private void answer(Session session, Map<String, String> headers) {
        String action = headers.getOrDefault("Action", "");
        String id = "ActionID: " + headers.get("ActionID") + "\r\n";
        if (!action.equals("Ping")) {
            received.add(action);
        }
        String answer;
        switch (action) {
            case "Login" -> {
                boolean good = SECRET.equals(headers.get("Secret"));
                answer = good
                        ? "Response: Success\r\n" + id + "Message: Authentication accepted\r\n\r\n"
                        : "Response: Error\r\n" + id + "Message: Authentication failed\r\n\r\n";
                if (good) {
                    sessions.add(session);
                }
            }
            case "Ping" -> answer = "Response: Success\r\n" + id + "Ping: Pong\r\n\r\n";
            default -> answer = actions.apply(action, headers).replace("%ID%", id);
        }
        write(session, answer.getBytes(StandardCharsets.UTF_8));
    }

    private void write(Session session, byte[] bytes) {
        if (silent) {
            return;
        }
        try {
            synchronized (session) {
                session.out.write(bytes);
            }
        } catch (IOException e) {
            close(session);
        }
    }

    private static void close(Session session) {
        try {
            session.socket.close();
        } catch (IOException e) {
            // it is closed either way
        }
    }

    /** Headers of a response to one action, for {@code actions}. */
    public static String success(String... headers) {
        return response("Success", List.of(headers));
    }

    public static String error(String message) {
        return response("Error", List.of("Message: " + message));
    }

    /** A response with a list; each item is the item event's headers. */
    public static String list(String itemEvent, String endEvent, List<List<String>> items) {
        StringBuilder text =
                new StringBuilder(response("Success", List.of("EventList: start", "Message: will follow")));
        for (List<String> item : items) {
            text.append("Event: ").append(itemEvent).append("\r\n%ID%");
            item.forEach(header -> text.append(header).append("\r\n"));
            text.append("\r\n");
        }
        return text.append("Event: ")
                .append(endEvent)
                .append("\r\n%ID%EventList: Complete\r\nListItems: ")
                .append(items.size())
                .append("\r\n\r\n")
                .toString();
    }

    private static String response(String response, List<String> headers) {
        List<String> lines = new ArrayList<>(headers);
        lines.add(0, "Response: " + response);
        return String.join("\r\n", lines) + "\r\n%ID%\r\n";
    }
}
