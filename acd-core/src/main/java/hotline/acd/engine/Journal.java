package hotline.acd.engine;

import hotline.acd.distributor.Position;
import hotline.acd.distributor.Recorded;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where events are written before anybody learns of them. */
public interface Journal {
    /**
     * Appends in one write, without waiting for the disk: what is appended survives the death of this process. Called by the
     * engine's thread only. May block while the disk is full or slow: then intake stops and nothing is lost. Must not throw
     * for a passing fault; an exception ends the engine.
     */
    void append(List<Recorded> batch);

    /** Completes once everything up to the position survives the death of the machine. From any thread; does not block. */
    CompletionStage<Void> durable(Position upTo);
}
