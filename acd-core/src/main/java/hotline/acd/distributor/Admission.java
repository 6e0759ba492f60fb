package hotline.acd.distributor;

import hotline.acd.queue.BlockCause;
import hotline.acd.queue.WhenUnserved;
import org.jspecify.annotations.Nullable;

/** Who may enter a queue. */
final class Admission {
    private final ExpectedWait expectedWait;

    Admission(ExpectedWait expectedWait) {
        this.expectedWait = expectedWait;
    }

    /** Why nobody with this order key may enter now, null when she may. */
    @Nullable
    BlockCause refuses(QueueBoard board, long orderKey) {
        var limits = board.config.limits();
        if (board.closedSince != null) {
            return BlockCause.CLOSED;
        }
        if (limits.capacity() > 0 && board.inQueue.size() >= limits.capacity()) {
            return BlockCause.FULL;
        }
        var unserved = board.unserved();
        if (unserved != null && board.whenUnserved(unserved) != WhenUnserved.WAIT) {
            return unserved;
        }
        if (limits.longestExpectedMillis() > 0
                && expectedWait.of(board, orderKey).expectedMillis() > limits.longestExpectedMillis()) {
            return BlockCause.WAIT_TOO_LONG;
        }
        return null;
    }
}
