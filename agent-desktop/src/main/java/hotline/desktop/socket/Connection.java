package hotline.desktop.socket;

import hotline.acd.agent.AgentId;
import hotline.crm.people.Person;
import hotline.desktop.live.Access;
import hotline.desktop.message.ServerMessage.SignedOutWhy;
import hotline.desktop.session.CloseCode;
import hotline.desktop.session.Session;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One page's socket: what waits to be read by it, and when it was heard last. */
final class Connection {
    private static final long MOST_WAITING = 1L << 20;
    private static final long LONGEST_STANDSTILL = TimeUnit.SECONDS.toNanos(10);
    private static final long LONGEST_SILENCE = TimeUnit.SECONDS.toNanos(60);

    private final ServerWebSocket socket;
    private final Session session;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile long moved = System.nanoTime();
    private volatile long heard = moved;
    // the live thread's alone
    private boolean board;

    Connection(ServerWebSocket socket, Session session) {
        this.socket = socket;
        this.session = session;
    }

    Session session() {
        return session;
    }

    Person person() {
        return session.person();
    }

    @Nullable
    AgentId agent() {
        return Access.agent(person());
    }

    boolean watchesBoard() {
        return board && Access.watches(person());
    }

    void watchBoard(boolean wanted) {
        board = wanted;
    }

    /** Hands it to the network; false when the page does not read what it was sent before, and should be cut. Does not block. */
    boolean send(String frame) {
        long length = frame.length();
        if (waiting.get() == 0) {
            moved = System.nanoTime();
        }
        if (waiting.addAndGet(length) > MOST_WAITING) {
            return false;
        }
        socket.writeTextMessage(frame).onComplete(written -> {
            waiting.addAndGet(-length);
            moved = System.nanoTime();
        });
        return true;
    }

    /** Whether what was sent has not moved for too long. */
    boolean standsStill(long nanos) {
        return waiting.get() > 0 && nanos - moved > LONGEST_STANDSTILL;
    }

    /** Whether the page has not even answered a ping for too long. */
    boolean isSilent(long nanos) {
        return nanos - heard > LONGEST_SILENCE;
    }

    void heard() {
        heard = System.nanoTime();
    }

    /** What the protocol itself calls ping; browsers answer by themselves. */
    void ping() {
        socket.writePing(Buffer.buffer());
    }

    /** Whether we have closed it; what still comes is not to be heard. */
    boolean isClosed() {
        return closed.get();
    }

    /** Once; later calls do nothing. */
    void close(CloseCode code) {
        close(code, code.reason());
    }

    /** The same, saying why: a frame before it may be lost, the close itself is not. */
    void sessionOver(SignedOutWhy why) {
        close(CloseCode.SESSION_OVER, why.name());
    }

    private void close(CloseCode code, String reason) {
        if (closed.compareAndSet(false, true)) {
            socket.close(code.number(), reason);
        }
    }
}
