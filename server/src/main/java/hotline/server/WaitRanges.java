package hotline.server;

import hotline.acd.distributor.Event;
import hotline.acd.distributor.Recorded;
import hotline.acd.engine.AcdListener;
import hotline.acd.forecast.Hits;
import hotline.acd.forecast.WaitForecast;
import hotline.acd.queue.QueueId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether callers wait as long as was to be expected when they were queued: the ranges of all queues, and how many waits lay in them. */
final class WaitRanges implements AcdListener {
    private final WaitForecast forecast = new WaitForecast();
    private final Map<QueueId, Hits> queues = new TreeMap<>();
    private volatile Map<QueueId, Hits> told = Map.of();

    /** On the engine's thread; takes some microseconds an event. */
    @Override
    public void happened(List<Recorded> events) {
        boolean learnt = false;
        for (Recorded recorded : events) {
            forecast.apply(recorded);
            if (recorded.event() instanceof Event.EntryQueued queued) {
                queues.putIfAbsent(queued.queue(), forecast.hits(queued.queue()));
            }
            learnt |= recorded.event() instanceof Event.EntryEnded;
        }
        if (learnt) {
            queues.replaceAll((queue, before) -> forecast.hits(queue));
            told = Map.copyOf(queues);
        }
    }

    /** By queue, since this process began. From any thread. */
    Map<QueueId, Hits> hits() {
        return told;
    }
}
