package hotline.acd.engine;

import hotline.acd.distributor.Recorded;
import java.util.List;

/** Learns of events after they are in the journal, in order, each once. */
public interface AcdListener {
    /** Called by the engine's thread: must return at once, must not throw; who has work to do keeps a queue of its own. */
    void happened(List<Recorded> events);
}
