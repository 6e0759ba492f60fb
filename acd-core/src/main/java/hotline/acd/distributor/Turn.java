package hotline.acd.distributor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One command, or one round of deadlines, being decided: gives each event its place, applies it, keeps it for the answer. */
final class Turn {
    private static final int FEW = 4;

    private final State state;
    private final Changes changes;
    private final @Nullable CommandId cause;
    private final List<Recorded> events = new ArrayList<>(FEW);
    final long now;

    Turn(State state, Changes changes, long now, @Nullable CommandId cause) {
        this.state = state;
        this.changes = changes;
        this.now = now;
        this.cause = cause;
    }

    void emit(Event event) {
        long epoch = state.position.epoch();
        long seq = state.position.seq() + 1;
        if (event instanceof Event.EpochBegan began) {
            epoch = began.epoch();
            seq = 1;
        }
        var recorded = new Recorded(new Position(epoch, seq), now, cause, event);
        changes.apply(recorded);
        events.add(recorded);
    }

    /** Notes a report that changes nothing. */
    void absorb(Report report, Object about, String why) {
        emit(new Event.ReportAbsorbed(report.getClass().getSimpleName(), about.toString(), why));
    }

    /** When something reported happened: never in the future, and not before {@code earliest}. */
    long clamp(long at, long earliest) {
        return Math.min(now, Math.max(at, earliest));
    }

    List<Recorded> events() {
        return events;
    }
}
