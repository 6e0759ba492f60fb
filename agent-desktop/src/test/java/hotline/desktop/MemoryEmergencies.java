package hotline.desktop;

import hotline.acd.distributor.Actor;
import hotline.acd.queue.QueueId;
import hotline.crm.emergency.EmergencyPlace;
import hotline.desktop.message.EmergencyView;
import hotline.desktop.message.Text;
import hotline.desktop.operation.EmergencyBook;
import hotline.desktop.operation.NotDone;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** 4001 leads to nobody's queue, 4002 to one of the south, too. */
final class MemoryEmergencies implements EmergencyBook {
    private static final Text DISTURBED = new Text("系统故障", "Our systems are disturbed.");

    private final Map<EmergencyPlace, EmergencyView> on = new ConcurrentHashMap<>();
    private volatile Runnable news = () -> {};

    void onNews(Runnable listener) {
        news = listener;
    }

    @Override
    public List<EmergencyView> inForce() {
        return List.copyOf(on.values());
    }

    @Override
    public List<EmergencyView> ended() {
        return List.of();
    }

    @Override
    public Map<String, Set<QueueId>> numbers() {
        return Map.of("4001", Set.of(House.SERVICE), "4002", Set.of(House.SERVICE, House.SALES));
    }

    @Override
    public Map<String, Text> announcements() {
        return Map.of("emergency-disruption", DISTURBED);
    }

    @Override
    public void on(Actor by, EmergencyPlace place, String announcement, boolean closes, @Nullable Instant until) {
        if (!announcements().containsKey(announcement)) {
            throw NotDone.unknown("announcement", "There is no such announcement.");
        }
        on.put(
                place,
                new EmergencyView(
                        place.kind(),
                        place.id(),
                        announcement,
                        DISTURBED,
                        closes,
                        Instant.EPOCH,
                        by.value(),
                        until,
                        null,
                        null));
        news.run();
    }

    @Override
    public void off(Actor by, EmergencyPlace place) {
        if (on.remove(place) == null) {
            throw NotDone.conflict("not-on", "Nothing is switched on there.", null);
        }
        news.run();
    }
}
