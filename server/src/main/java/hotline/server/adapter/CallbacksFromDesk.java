package hotline.server.adapter;

import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.acd.queue.VirtualHold;
import hotline.crm.callback.ScheduledCallback;
import hotline.desktop.operation.CallbackPorts;
import hotline.server.center.CenterConfiguration.Callbacks;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Whom agents may promise calls, when, and how one is made at once. Any thread. */
public final class CallbacksFromDesk implements CallbackPorts.Calling {
    private final PromisedCalls promised;
    private final DueCallbacks due;
    private final Clock clock;

    /** @param clock in the centre's time zone */
    public CallbacksFromDesk(PromisedCalls promised, DueCallbacks due, Clock clock) {
        this.promised = promised;
        this.due = due;
        this.clock = clock;
    }

    @Override
    public Optional<CallbackPorts.Whom> whom(InteractionId interaction) {
        return promised.destination(interaction)
                .map(where -> new CallbackPorts.Whom(where.number(), where.shownAs(), null, ""));
    }

    @Override
    public boolean mayCall(QueueId queue, String number) {
        return promised.mayCall(queue, number);
    }

    @Override
    public boolean isWithinHours(QueueId queue, Instant opensAt, Instant closesAt) {
        Callbacks rules = promised.rules(queue);
        ZonedDateTime from = opensAt.atZone(clock.getZone());
        ZonedDateTime to = closesAt.atZone(clock.getZone());
        boolean allDay = rules.opensAt() == 0 && rules.closesAt() == VirtualHold.DAY;
        boolean sameDay = from.toLocalDate().equals(to.toLocalDate());
        return allDay || (sameDay && minute(from) >= rules.opensAt() && minute(to) <= rules.closesAt());
    }

    private static int minute(ZonedDateTime at) {
        return at.getHour() * 60 + at.getMinute();
    }

    @Override
    public void make(ScheduledCallback called) {
        due.settle(called, clock.instant());
    }
}
