package hotline.crm.journal;

import hotline.acd.distributor.Recorded;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What is computed from the journal and stored beside it. Called by one thread, inside the transaction that stores the events
 * themselves, so that each event counts exactly once.
 */
public interface Folding {
    /** Folds events that follow all that were folded before, in order. May throw what the database throws. */
    void fold(Handle handle, List<Recorded> batch);

    /** The transaction came to nothing, or may have: whatever is remembered is to be read again. */
    void forget();

    /** Deletes everything, to be folded again from the first event. */
    void clear(Handle handle);
}
