package hotline.ivr.trial;

import hotline.ivr.flow.Key;
import hotline.ivr.run.CallerGone;
import java.util.List;

/** What a caller does when a prompt has been played and a key is waited for. Asked by the thread that walks the flow; may block. */
public interface Hands {
    /**
     * The keys she presses now, one right after the other; those after the first are typed ahead.
     *
     * @return empty: she lets the time-out pass
     * @throws CallerGone she hangs up
     */
    List<Key> press() throws CallerGone;
}
