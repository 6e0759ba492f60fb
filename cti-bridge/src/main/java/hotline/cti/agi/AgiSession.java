package hotline.cti.agi;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One visit of a channel. Commands are for the script's thread only. The socket is read all the time by a thread of its own,
 * so a hang-up is known at once even while no command runs.
 */
public final class AgiSession {
    private static final Logger log = LoggerFactory.getLogger(AgiSession.class);
    private static final int LONGEST_LINE = 2_000;
    private static final int MOST_LINES = 200;
    private static final int INTRODUCTION_WITHIN_MILLIS = 5_000;
    private static final AgiReply CLOSED = new AgiReply(0, -1, "closed");
    private static final Runnable NOTHING = () -> {};

    private final Socket socket;
    private final boolean canAcknowledge;
    private final InputStream in;
    private final OutputStream out;
    private final Map<String, String> introduction = new HashMap<>();
    private final LinkedBlockingQueue<AgiReply> replies = new LinkedBlockingQueue<>();

    private final CountDownLatch goneNews = new CountDownLatch(1);

    private volatile boolean hungUp;
    private volatile boolean closed;
    private final AtomicReference<Runnable> onGone = new AtomicReference<>(NOTHING);
    private volatile long goneAt;

    AgiSession(Socket socket) throws IOException {
        this.socket = socket;
        this.canAcknowledge = socket.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
        this.in = new BufferedInputStream(socket.getInputStream(), 1_024);
        this.out = socket.getOutputStream();
    }

    /** Reads what Asterisk says of the channel; false when it is no Asterisk that speaks. */
    boolean readIntroduction() throws IOException {
        socket.setSoTimeout(INTRODUCTION_WITHIN_MILLIS);
        for (int lines = 0; lines < MOST_LINES; lines++) {
            String line = line();
            if (line == null) {
                return false;
            }
            if (line.isEmpty()) {
                socket.setSoTimeout(0);
                return !introduction.isEmpty();
            }
            int colon = line.indexOf(": ");
            if (line.startsWith("agi_") && colon > 0) {
                introduction.put(line.substring(4, colon), line.substring(colon + 2));
            }
        }
        return false;
    }

    /** Reads replies and hang-ups until the connection ends; run by a thread of its own. */
    void listen() {
        try {
            for (String line = line(); line != null; line = line()) {
                if (line.equals("HANGUP")) {
                    hungUp = true;
                    gone();
                } else if (!line.startsWith("520-") && !line.isEmpty() && Character.isDigit(line.charAt(0))) {
                    replies.add(AgiReply.parse(line));
                }
            }
        } catch (IOException e) {
            log.debug("AGI connection ended: {}", e.getMessage());
        }
        closed = true;
        gone();
        replies.add(CLOSED);
    }

    /** A field of the introduction without {@code agi_}, for example {@code channel}, {@code uniqueid}; empty when missing. Hostile. */
    public String field(String name) {
        return introduction.getOrDefault(name, "");
    }

    /** The name of the script that is visited: the path of the AGI address without its query. */
    public String script() {
        String asked = field("network_script");
        int query = asked.indexOf('?');
        return query < 0 ? asked : asked.substring(0, query);
    }

    /** A parameter of the AGI address's query; empty when missing. Hostile. */
    public String parameter(String name) {
        String asked = field("network_script");
        int query = asked.indexOf('?');
        for (String pair :
                query < 0 ? new String[0] : asked.substring(query + 1).split("&", 20)) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return "";
    }

    /** Whether the other party has hung up; the connection may still be there. */
    public boolean hungUp() {
        return hungUp;
    }

    /** Whether nothing more can be done with the channel. */
    public boolean isGone() {
        return hungUp || closed;
    }

    /** Whether it is gone, waiting at most so long for the news: a command's reply may overtake it. */
    public boolean goneWithin(long millis) {
        try {
            return goneNews.await(millis, TimeUnit.MILLISECONDS) || isGone();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** When it was gone, milliseconds since 1970; 0 while it is not. */
    public long goneAt() {
        return goneAt;
    }

    /** Runs this once on the reader's thread when the party hangs up or the connection ends; at once when that has happened. */
    public void whenGone(Runnable action) {
        onGone.set(action);
        if (isGone()) {
            runOnce();
        }
    }

    /**
     * Runs a command and waits for its end, however long. Also works on a channel that has been hung up, for the few commands that Asterisk
     * allows then.
     *
     * @param command the command's words, which are no input from outside
     * @param arguments each is quoted; may be hostile
     * @throws LineGone when the connection has ended
     * @throws IllegalArgumentException when an argument has a line break or another control character
     */
    public AgiReply command(String command, String... arguments) throws LineGone {
        StringBuilder text = new StringBuilder(command);
        for (String argument : arguments) {
            text.append(' ').append(quoted(argument));
        }
        try {
            out.write(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
            AgiReply reply = closed && replies.isEmpty() ? CLOSED : replies.take();
            if (reply != CLOSED) {
                return reply;
            }
            replies.add(CLOSED);
        } catch (IOException e) {
            log.debug("AGI command could not be sent: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new LineGone("Asterisk has closed the connection");
    }

    /** The value of a channel variable or function; empty when unset. */
    public String variable(String name) throws LineGone {
        return command("GET VARIABLE", name).value();
    }

    public void set(String name, String value) throws LineGone {
        command("SET VARIABLE", name, value);
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            log.debug("closing an AGI connection failed: {}", e.getMessage());
        }
    }

    private void gone() {
        if (goneAt == 0) {
            goneAt = System.currentTimeMillis();
        }
        goneNews.countDown();
        runOnce();
    }

    private void runOnce() {
        onGone.getAndSet(NOTHING).run();
    }

    /**
     * Asterisk sends a hang-up and a reply in two small writes and waits for the first to be acknowledged: without this each
     * such pair costs 40 ms.
     */
    private void acknowledge() throws IOException {
        if (canAcknowledge && in.available() == 0) {
            socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
        }
    }

    private @Nullable String line() throws IOException {
        StringBuilder text = new StringBuilder(80);
        while (true) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            if (next == '\n') {
                acknowledge();
                return text.toString();
            }
            if (text.length() < LONGEST_LINE && next != '\r') {
                text.append((char) (next < ' ' ? ' ' : next)); // ISO 8859-1: names of callers are not taken from here
            }
        }
    }

    private static String quoted(String argument) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < argument.length(); i++) {
            char c = argument.charAt(i);
            if (Character.isISOControl(c)) {
                throw new IllegalArgumentException("an AGI argument must have no control characters");
            }
            if (c == '"' || c == '\\') {
                text.append('\\');
            }
            text.append(c);
        }
        return text.append('"').toString();
    }
}
