package hotline.desktop.live;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Snapshot;
import hotline.acd.figures.LiveFigures;
import hotline.acd.interaction.InteractionId;
import hotline.crm.DatabaseAway;
import hotline.crm.record.InteractionRecord;
import hotline.desktop.message.NoteView;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a live view begins: with the core's snapshot, right for the present at once; what was before is read from the records, for as long as that takes. */
public final class Beginning implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Beginning.class);
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final LiveThread thread;
    private final LivePorts ports;
    private final LiveView view;
    private final Thread reading;

    private Beginning(LiveThread thread, LivePorts ports, LiveView view) {
        this.thread = thread;
        this.ports = ports;
        this.view = view;
        this.reading = Thread.ofVirtual().name("read-the-past").unstarted(this::readThePast);
    }

    /** Blocks until the view shows the present. */
    public static Beginning of(LiveThread thread, Broadcast broadcast, Access access, LivePorts ports) {
        CompletableFuture<LiveView> begun = new CompletableFuture<>();
        AtomicReference<LiveView> view = new AtomicReference<>();
        ports.acd()
                .subscribe(
                        events -> thread.run(() -> view.get().happened(events)),
                        snapshot -> thread.run(() -> {
                            view.set(new LiveView(thread, broadcast, access, ports, snapshot));
                            begun.complete(view.get());
                        }));
        Beginning beginning = new Beginning(thread, ports, begun.join());
        beginning.reading.start();
        return beginning;
    }

    public LiveView view() {
        return view;
    }

    private void readThePast() {
        try {
            Deque<InteractionId> incomplete =
                    new ArrayDeque<>(thread.ask(view::incomplete).join());
            boolean figures = false;
            while (!figures || !incomplete.isEmpty()) {
                try {
                    figures = figures || readFigures();
                    readRecords(incomplete);
                } catch (DatabaseAway away) {
                    log.info("what was before cannot be read yet: {}", away.getMessage());
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException ourMistake) {
            log.error("what was before could not be read; figures are those since the start", ourMistake);
        }
    }

    private boolean readFigures() {
        thread.ask(() -> {
                    view.keepForFigures();
                    return true;
                })
                .join();
        LiveFigures wholeDay = null;
        try {
            Snapshot snapshot = ports.acd().snapshot().join();
            wholeDay = ports.today().begin(snapshot);
            return true;
        } finally {
            LiveFigures read = wholeDay;
            thread.run(() -> view.takeFigures(read));
        }
    }

    private void readRecords(Deque<InteractionId> incomplete) {
        while (!incomplete.isEmpty()) {
            InteractionId next = incomplete.getFirst();
            Optional<InteractionRecord> record = ports.past().record(next);
            if (record.isPresent()) {
                Map<AgentId, NoteView> notes = ports.past().notes(next);
                thread.run(() -> view.remember(record.get(), notes));
            }
            incomplete.removeFirst();
        }
    }

    /** Stops reading. */
    @Override
    public void close() {
        reading.interrupt();
    }
}
