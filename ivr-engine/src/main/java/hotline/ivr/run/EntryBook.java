package hotline.ivr.run;

/**
 * Keeps what callers enter and agents are to see of it. Told on the caller's own thread; must return at once: nobody waits for it, and nobody is told when it fails. Never told
 * what is masked.
 */
@FunctionalInterface
public interface EntryBook {
    /** Keeps nothing. */
    EntryBook NOBODYS = (node, value) -> {};

    /**
     * The caller has entered something there; again at the same node: the newest counts.
     *
     * @param node its whole name
     * @param value as people write it: digits, with a point in an amount and hyphens in a day
     */
    void write(String node, String value);
}
