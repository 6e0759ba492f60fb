package hotline.desktop.live;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Snapshot;
import hotline.acd.engine.Acd;
import hotline.acd.figures.LiveFigures;
import hotline.acd.figures.Period;
import hotline.acd.forecast.WaitRange;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.record.InteractionRecord;
import hotline.desktop.message.CallerCard;
import hotline.desktop.message.Centre;
import hotline.desktop.message.NoteView;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * What the live view needs of the house.
 *
 * @param dayOf the day of the centre's time zone a moment belongs to, in milliseconds since 1970
 * @param centre the configuration in force; does not block
 */
public record LivePorts(
        Acd acd,
        Callers callers,
        Today today,
        Past past,
        Waits waits,
        Titles titles,
        LongFunction<Period> dayOf,
        Supplier<Centre> centre,
        InstantSource clock) {

    /** Who calls. */
    public interface Callers {
        /** What the line told, without the customers; does not block. */
        Optional<CallerCard> told(InteractionId interaction);

        /** Everything; empty when nobody knows of a caller. Blocks; throws {@link hotline.crm.DatabaseAway}. */
        Optional<CallerCard> card(InteractionId interaction);
    }

    /** What was counted today before we began. */
    @FunctionalInterface
    public interface Today {
        /**
         * Figures that are right for the whole day, to which every event after the snapshot is then applied. Blocks for some seconds; throws {@link hotline.crm.DatabaseAway}.
         */
        LiveFigures begin(Snapshot snapshot);
    }

    /** How long callers will probably wait. Any thread; does not block; completes exceptionally when the core has ended. */
    public interface Waits {
        /** The rest of a wait; empty when it is her turn, nobody knows, or she does not wait any more. */
        CompletableFuture<Optional<WaitRange>> rest(InteractionId interaction);

        /** The wait of somebody who would come now, from 0 to 0 when somebody is free; empty when nobody knows. */
        CompletableFuture<Optional<WaitRange>> ofSomebodyNew(QueueId queue);
    }

    /** What happened before we began in interactions that still go on. */
    public interface Past {
        /** Blocks; throws {@link hotline.crm.DatabaseAway}. Complete up to the beginning. */
        Optional<InteractionRecord> record(InteractionId interaction);

        /** What agents have written to it. Blocks; throws {@link hotline.crm.DatabaseAway}. */
        Map<AgentId, NoteView> notes(InteractionId interaction);
    }
}
