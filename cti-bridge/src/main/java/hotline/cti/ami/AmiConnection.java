package hotline.cti.ami;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the manager interface that logs in, pings, notices within 3 s that the other end is silent, and
 * connects again for ever. One reader thread delivers everything in the order of the wire and nothing is dropped: a listener
 * that falls behind slows the wire down instead. Never logs the secret. All public methods from any thread.
 */
public final class AmiConnection implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AmiConnection.class);
    private static final int TICK_MILLIS = 250;
    private static final int PING_AFTER_SILENT_TICKS = 3;
    private static final int DEAD_AFTER_SILENT_TICKS = 10;
    private static final int CONNECT_WITHIN_MILLIS = 2_000;
    private static final int LONGEST_PAUSE_MILLIS = 2_000;

    private final AmiSettings settings;
    private final AmiListener listener;
    private final InetAddress address;
    private final AmiPending pending;
    private final ReentrantLock writing = new ReentrantLock();
    private final CountDownLatch closing = new CountDownLatch(1);
    /** Ticks without a byte from Asterisk. Ticks and not time: after a pause of our own process nothing is silent. */
    private final AtomicInteger silentTicks = new AtomicInteger();

    private volatile AmiStatus status = new AmiStatus(AmiStatus.Phase.CONNECTING, Instant.now(), "not started", 0, 0);
    private volatile long events;
    private volatile @Nullable Socket socket;
    private volatile @Nullable OutputStream out;

    /**
     * Does nothing before {@link #start}.
     *
     * @throws IllegalArgumentException when the host is not a loopback address
     */
    public AmiConnection(AmiSettings settings, AmiListener listener) {
        this.settings = settings;
        this.listener = listener;
        this.address = loopback(settings.host());
        this.pending = new AmiPending(settings.answerWithin());
    }

    /** Begins to connect, in the background. Once. */
    public void start() {
        Thread.ofVirtual().name("ami-reader-" + settings.port()).start(this::live);
        Thread.ofVirtual().name("ami-pulse-" + settings.port()).start(this::pulse);
    }

    public AmiStatus status() {
        AmiStatus now = status;
        return new AmiStatus(now.phase(), now.since(), now.detail(), now.connects(), events);
    }

    /**
     * Sends an action. For an action that answers with a list the response comes with the whole list. The future completes
     * on the reader thread (what follows it must not block), or exceptionally with {@link AmiUnavailable} when there is no
     * connection, it breaks, or no answer comes in time: then it is unknown whether Asterisk has done it. Blocks only while
     * Asterisk does not read, and then no longer than it takes to notice.
     */
    public CompletableFuture<AmiResponse> send(AmiAction action) {
        OutputStream to = out;
        if (to == null || !status.up()) {
            return CompletableFuture.failedFuture(new AmiUnavailable("no connection to Asterisk " + settings));
        }
        return write(action, to);
    }

    @Override
    public void close() {
        closing.countDown();
        drop();
    }

    private void live() {
        int pause = 100;
        while (!closed()) {
            String why = "closed";
            boolean wasUp = false;
            try (Socket open = new Socket()) {
                socket = open;
                open.setTcpNoDelay(true);
                open.connect(new InetSocketAddress(address, settings.port()), CONNECT_WITHIN_MILLIS);
                silentTicks.set(0);
                converse(open);
            } catch (IOException | RuntimeException e) {
                why = e instanceof SocketException && silentTicks.get() >= DEAD_AFTER_SILENT_TICKS
                        ? "Asterisk was silent for too long"
                        : String.valueOf(e.getMessage());
            } finally {
                wasUp = status.up();
                socket = null;
                out = null;
                say(closed() ? AmiStatus.Phase.CLOSED : AmiStatus.Phase.CONNECTING, why, 0);
                pending.failAll(new AmiUnavailable(why));
            }
            if (wasUp) {
                if (!closed()) {
                    log.warn("AMI {} lost: {}", settings, why);
                }
                listener.disconnected(why);
                pause = 100;
            } else if (pause == 100 && !closed()) {
                log.warn("AMI {} cannot be reached: {}; trying again for ever", settings, why);
            }
            pause = await(pause) ? pause : Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
        }
    }

    private void converse(Socket open) throws IOException {
        AmiReader reader = new AmiReader(open.getInputStream());
        String greeting = reader.line();
        if (!greeting.startsWith("Asterisk Call Manager")) {
            throw new IOException("what answers at " + address.getHostAddress() + ":" + settings.port()
                    + " is no Asterisk manager interface; check the port");
        }
        OutputStream to = open.getOutputStream();
        CompletableFuture<AmiResponse> login =
                write(AmiAction.of("Login").with("Username", settings.user()).with("Secret", settings.secret()), to);
        while (!closed()) {
            AmiHeaders message = reader.message();
            silentTicks.set(0);
            take(message);
            if (out == null && login.isDone()) {
                AmiResponse answer = login.join();
                if (!answer.success()) {
                    throw new IOException("Asterisk refuses user " + settings.user() + ": " + answer.message()
                            + "; compare its manager.conf with our settings");
                }
                out = to;
                say(AmiStatus.Phase.UP, greeting, 1);
                log.info("AMI {} up: {}", settings, greeting);
                listener.connected();
            }
        }
    }

    private void take(AmiHeaders message) {
        String name = message.first("Event");
        if (name == null) {
            pending.answered(message);
            return;
        }
        AmiEvent event = new AmiEvent(name, message);
        if (!pending.listed(event)) {
            events = events + 1; // only the reader writes it
            listener.happened(event);
        }
    }

    private CompletableFuture<AmiResponse> write(AmiAction action, OutputStream to) {
        AmiPending.Waiting waiting = pending.begin();
        byte[] bytes = action.encode(waiting.actionId()).getBytes(StandardCharsets.UTF_8);
        writing.lock();
        try {
            to.write(bytes);
        } catch (IOException e) {
            pending.fail(waiting, new AmiUnavailable("cannot write to Asterisk: " + e.getMessage()));
        } finally {
            writing.unlock();
        }
        return waiting.answer();
    }

    private void pulse() {
        while (!await(TICK_MILLIS)) {
            if (socket == null) {
                continue;
            }
            int silent = silentTicks.incrementAndGet();
            OutputStream to = out;
            if (silent >= DEAD_AFTER_SILENT_TICKS) {
                drop();
            } else if (to != null && silent % PING_AFTER_SILENT_TICKS == 0) {
                // in a thread of its own: when Asterisk does not read, a write may block, the pulse must not
                Thread.ofVirtual().start(() -> write(AmiAction.of("Ping"), to).exceptionally(lost -> null));
            }
        }
    }

    private void say(AmiStatus.Phase phase, String detail, int connects) {
        AmiStatus was = status;
        Instant since = was.phase() == phase ? was.since() : Instant.now();
        status = new AmiStatus(phase, since, detail, was.connects() + connects, 0);
    }

    private void drop() {
        Socket open = socket;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                log.debug("closing the AMI socket failed: {}", e.getMessage());
            }
        }
    }

    private boolean closed() {
        return closing.getCount() == 0;
    }

    /** Waits; true when the connection was closed for good. */
    private boolean await(int millis) {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static InetAddress loopback(String host) {
        try {
            InetAddress found = InetAddress.getByName(host);
            if (found.isLoopbackAddress()) {
                return found;
            }
        } catch (IOException e) {
            log.debug("unknown host", e);
        }
        throw new IllegalArgumentException(
                "the manager interface must be on a loopback address such as 127.0.0.1: its secret is sent in clear");
    }
}
