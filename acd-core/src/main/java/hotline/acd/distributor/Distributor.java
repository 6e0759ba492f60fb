package hotline.acd.distributor;

import java.util.List;

/**
 * The state machine of the call centre. Deterministic: the same commands at the same times give the same events. Confined
 * to one thread. Never does I/O and never reads a clock: {@code now} is milliseconds since 1970 and never runs backwards.
 */
public interface Distributor {
    /** No deadline is set. */
    long NEVER = Long.MAX_VALUE;

    /** Decides a command; the events are already applied when this returns. */
    Decision handle(Command command, long now);

    /** Lets everything happen that was due at or before {@code now}. */
    List<Recorded> advance(long now);

    /** When something will next be due, milliseconds since 1970, or {@link #NEVER}. */
    long nextDeadline();

    /** Repeats what once happened, to rebuild the state from a journal. Decides nothing. */
    void apply(Recorded recorded);

    Snapshot snapshot();

    /** The same for the same state on every machine and in every run. */
    long stateHash();
}
