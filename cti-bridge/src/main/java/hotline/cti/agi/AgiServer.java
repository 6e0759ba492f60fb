package hotline.cti.agi;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where Asterisk brings its channels: a FastAGI server on loopback, two virtual threads a visit. Who does not know the
 * installation's secret (first argument of the dialplan's {@code AGI()}) is closed before anything else is done. Public methods from any thread.
 */
public final class AgiServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AgiServer.class);
    private static final int MOST_SESSIONS = 5_000;
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final int wantedPort;
    private final byte[] secret;
    private final Map<String, AgiScript> scripts;
    private final Set<AgiSession> sessions = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ServerSocket server;
    private volatile @Nullable Thread acceptor;

    /**
     * @param port 0 for any free one
     * @param scripts by the name in the AGI address
     */
    public AgiServer(int port, String secret, Map<String, AgiScript> scripts) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("the AGI secret must not be empty");
        }
        this.wantedPort = port;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.scripts = Map.copyOf(scripts);
    }

    /** @throws IOException when the port is taken */
    public void start() throws IOException {
        ServerSocket open = new ServerSocket();
        open.setReuseAddress(true);
        open.bind(new java.net.InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), wantedPort), 500);
        server = open;
        acceptor = Thread.ofVirtual().name("agi-accept").start(() -> accept(open));
    }

    public int port() {
        ServerSocket open = server;
        return open == null ? wantedPort : open.getLocalPort();
    }

    /** How many visits are going on. */
    public int sessions() {
        return sessions.size();
    }

    /** Ends all visits without hanging up anybody: Asterisk will visit whoever comes after us. The port is free again when it returns. */
    @Override
    public void close() {
        ServerSocket open = server;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                log.debug("closing the AGI server failed: {}", e.getMessage());
            }
        }
        Thread accepting = acceptor;
        if (accepting != null) {
            try {
                accepting.join(LONGEST_CLOSE); // until then the operating system keeps the port
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        sessions.forEach(AgiSession::close);
    }

    private void accept(ServerSocket open) {
        while (!open.isClosed()) {
            try {
                Socket socket = open.accept();
                if (sessions.size() >= MOST_SESSIONS) {
                    log.warn("AGI: more than {} visits at once, one was turned away", MOST_SESSIONS);
                    socket.close();
                } else {
                    Thread.ofVirtual().name("agi-visit").start(() -> serve(socket));
                }
            } catch (IOException e) {
                if (!open.isClosed()) {
                    log.warn("AGI: accepting a visit failed: {}", e.getMessage());
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            AgiSession session = new AgiSession(socket);
            sessions.add(session);
            try {
                AgiScript script =
                        session.readIntroduction() && knowsSecret(session) ? scripts.get(session.script()) : null;
                if (script == null) {
                    log.warn("AGI: a visit without the secret or for an unknown script was closed");
                    return;
                }
                Thread.ofVirtual().name("agi-reader").start(session::listen);
                script.visit(session);
            } finally {
                sessions.remove(session);
            }
        } catch (LineGone e) {
            log.debug("AGI: {}", e.getMessage());
        } catch (IOException e) {
            log.debug("AGI: a visit failed: {}", e.getMessage());
        } catch (RuntimeException e) {
            log.error("AGI: a script failed; Asterisk will bring the channel again", e);
        }
    }

    private boolean knowsSecret(AgiSession session) {
        return MessageDigest.isEqual(secret, session.field("arg_1").getBytes(StandardCharsets.UTF_8));
    }
}
