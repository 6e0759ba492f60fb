package hotline.server.center;

import hotline.acd.distributor.Actor;

/** Who must know names, extensions, roles, numbers and flows beside the core; an adapter tells the people's records, the flows' versions and the telephones. */
@FunctionalInterface
public interface Directory {
    /**
     * This call centre is now in force, brought there by somebody. Called at every start and after every apply, never concurrently; idempotent; may block. What it throws is told to the
     * person who applies, and is tried again at the next start or apply.
     */
    void inForce(Center center, Actor by);
}
