package hotline.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ports of one centre, {@code base … base + 1999}, for as long as it lives: two that are taken at once, by whatever test in whatever process,
 * are never the same. What marks a range as taken is a port above all ranges that the taker listens on, so that nothing is left of a mark
 * whose process has died.
 */
public final class PortRange implements AutoCloseable {
    private static final int SIZE = 2_000;
    /** Away from where Hotline is by default. The first few are below the ports that outgoing connections get. */
    private static final int FIRST = 22_000;

    private static final int LAST = 60_000;
    private static final int FIRST_MARK = 65_000;
    /** Of services that are bound at once; who has a port in between has one of these. */
    private static final List<Integer> LOOKED_AT = List.of(0, 1, 2, 3, 10);

    private final int base;
    private final ServerSocket mark;

    private PortRange(int base, ServerSocket mark) {
        this.base = base;
        this.mark = mark;
    }

    /** The first range that nobody uses. */
    public static PortRange take() {
        for (int base = FIRST; base <= LAST; base += SIZE) {
            ServerSocket mark = bound(FIRST_MARK + (base - FIRST) / SIZE);
            if (mark != null) {
                PortRange range = new PortRange(base, mark);
                if (range.isFree()) {
                    return range;
                }
                range.close();
            }
        }
        throw new AssertionError("no free range of " + SIZE + " ports");
    }

    public int base() {
        return base;
    }

    /** By others than tests, which need no mark. */
    private boolean isFree() {
        for (int service : LOOKED_AT) {
            ServerSocket socket = bound(base + service);
            if (socket == null) {
                return false;
            }
            close(socket);
        }
        return true;
    }

    private static @Nullable ServerSocket bound(int port) {
        try {
            return new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException taken) {
            return null;
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For others to take. */
    @Override
    public void close() {
        close(mark);
    }
}
