package hotline.server.control;

import java.util.Optional;

/** Finds what Hotline knows of a call. Any thread; may block; a moment behind the call. */
public interface CallRecords {
    /** @param sipCallId the trunk's name of the call, from outside: hostile */
    Optional<CallRecord> bySipCallId(String sipCallId);
}
