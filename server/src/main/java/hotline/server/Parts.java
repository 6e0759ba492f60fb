package hotline.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started, to be ended in the opposite order. One thread at a time. */
final class Parts {
    private static final Logger log = LoggerFactory.getLogger(Parts.class);

    /** How one part is ended. */
    @FunctionalInterface
    interface End {
        void now() throws Exception;
    }

    private final Deque<End> inProcess = new ArrayDeque<>();
    private final Deque<End> processes = new ArrayDeque<>();

    /** Lives in our process and ends with it. */
    <T extends AutoCloseable> T keep(T part) {
        inProcess.push(part::close);
        return part;
    }

    /** A process of its own, which outlives ours unless it is stopped. */
    void process(End stop) {
        processes.push(stop);
    }

    /** Ends what lives in our process. */
    void close() {
        end(inProcess);
    }

    /** Ends the processes beside ours; after {@link #close}. */
    void stopProcesses() {
        end(processes);
    }

    private static void end(Deque<End> ends) {
        while (!ends.isEmpty()) {
            try {
                ends.pop().now();
            } catch (Exception e) {
                log.error("a part did not end in order; going on with the next", e);
            }
        }
    }
}
