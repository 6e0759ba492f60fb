package hotline.desktop.live;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Snapshot;
import hotline.acd.figures.AgentView;
import hotline.acd.figures.LiveFigures;
import hotline.acd.figures.Period;
import hotline.acd.figures.QueueView;
import hotline.acd.queue.QueueId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Today's figures: at first those since our beginning, then, once the records have been read, those of the whole day. Confined to the live thread. */
final class Figures {
    /** Of the time in the present state nothing is counted yet: so figures change by events alone. */
    private static final long ENDED_STRETCHES_ONLY = 0;

    private LiveFigures figures;
    private @Nullable List<Recorded> kept;

    Figures(Snapshot snapshot, LongFunction<Period> dayOf) {
        this.figures = LiveFigures.begin(snapshot, dayOf);
    }

    void apply(Recorded recorded) {
        figures.apply(recorded);
        if (kept != null) {
            kept.add(recorded);
        }
    }

    /** From now on events are kept, for figures that are being read. */
    void keep() {
        kept = new ArrayList<>();
    }

    /** Those that were being read could not be. */
    void stopKeeping() {
        kept = null;
    }

    /** These are of the whole day; they learn of what has happened since. */
    void begin(LiveFigures wholeDay) {
        if (kept != null) {
            kept.forEach(wholeDay::apply);
            figures = wholeDay;
            kept = null;
        }
    }

    /** True when a new day has begun. */
    boolean timeIs(long now) {
        Period before = figures.day();
        figures.timeIs(now);
        return !figures.day().equals(before);
    }

    @Nullable
    AgentView agent(AgentId id) {
        return figures.agent(id, ENDED_STRETCHES_ONLY);
    }

    @Nullable
    QueueView queue(QueueId id) {
        return figures.queue(id);
    }
}
