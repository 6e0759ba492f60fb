package hotline.acd.queue;

/** Agent selection: which of several free agents an entry is offered to. */
public enum SelectionPolicy {
    /** Who has been ready and idle longest. */
    LONGEST_IDLE,
    /** Who has the lowest occupancy over the last hour: work / (work + ready-idle). */
    LEAST_OCCUPIED
}
