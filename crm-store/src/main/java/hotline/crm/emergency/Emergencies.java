package hotline.crm.emergency;

import hotline.acd.distributor.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is switched on, and what was. Methods block, and throw {@link hotline.crm.DatabaseAway}. Safe for many threads. */
public interface Emergencies {
    /** Those nobody has ended, by place; also those whose time is over and that nobody has ended yet. */
    List<Emergency> inForce();

    /** Those that have ended, the newest first. */
    List<Emergency> ended(int most);

    /** Switches on; what was on at that place ends by it. Committed when it returns. */
    void on(EmergencyPlace place, String announcement, boolean closes, @Nullable Instant until, Actor by, Instant at);

    /** Ends what is on at that place. Committed when it returns; idempotent. */
    void off(EmergencyPlace place, Actor by, Instant at);
}
