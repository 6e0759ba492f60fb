package hotline.crm.journal;

import java.io.IOException;

/** The journal on disk cannot be trusted; nothing may start on it. The message names file, line and remedy. */
public final class JournalUnreadable extends IOException {
    public JournalUnreadable(String message) {
        super(message);
    }

    public JournalUnreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
