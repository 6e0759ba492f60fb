package hotline.server.center;

/** Who must know names, extensions, roles and numbers beside the core; an adapter tells the people's records and the telephones. */
@FunctionalInterface
public interface Directory {
    /**
     * This call centre is now in force. Called at every start and after every apply, never concurrently; idempotent; may block. What it throws is told to the
     * person who applies, and is tried again at the next start or apply.
     */
    void inForce(Center center);
}
