package hotline.desktop.operation;

import hotline.acd.distributor.Actor;
import hotline.acd.queue.QueueId;
import hotline.crm.emergency.EmergencyPlace;
import hotline.desktop.message.EmergencyView;
import hotline.desktop.message.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Emergency announcements for numbers and queues. */
public interface EmergencyBook {
    /** What is on. Does not block. */
    List<EmergencyView> inForce();

    /**
     * What was, the newest first. Blocks.
     *
     * @throws hotline.crm.DatabaseAway when it cannot be read
     */
    List<EmergencyView> ended();

    /** The numbers in service, and the queues each can lead to. Does not block. */
    Map<String, Set<QueueId>> numbers();

    /** What can be announced: by id what is said. Does not block. */
    Map<String, Text> announcements();

    /**
     * Switches on; what was on there ends by it. Blocks.
     *
     * @throws NotDone when it cannot be; then nothing has changed
     * @throws hotline.crm.DatabaseAway the same
     */
    void on(Actor by, EmergencyPlace place, String announcement, boolean closes, @Nullable Instant until);

    /**
     * Switches off. Blocks.
     *
     * @throws NotDone when nothing is on there
     * @throws hotline.crm.DatabaseAway when it is not done
     */
    void off(Actor by, EmergencyPlace place);
}
