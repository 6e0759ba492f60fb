package hotline.acd.queue;

/** Agent selection: which of several free agents an entry is offered to. Equals are told apart by who is idle longest, then by id. */
public enum SelectionPolicy {
    /** Who has been ready and idle longest. */
    LONGEST_IDLE,
    /** Who has the lowest occupancy over the last hour: work / (work + ready-idle). */
    LEAST_OCCUPIED,
    /** Who has accepted the fewest interactions, of all queues, in the last hour. */
    FEWEST_INTERACTIONS,
    /** In the order of their ids, each in turn: whoever follows the agent whom this queue asked last. */
    ROUND_ROBIN,
    /** Who is best at what the queue needs: the highest proficiency, summed over its skills; equals always in the order of their ids. */
    TOP_DOWN,
    /** By lot, the chances in proportion to the proficiency in what the queue needs. */
    WEIGHTED_RANDOM,
    /** All of them at once; the first answer wins, and the others are told that it was answered elsewhere. */
    RING_ALL
}
