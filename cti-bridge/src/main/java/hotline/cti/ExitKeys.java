package hotline.cti;

import hotline.acd.distributor.Actor;
import hotline.acd.distributor.CommandId;
import hotline.acd.distributor.Request;
import hotline.acd.engine.Acd;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueEntryId;
import hotline.cti.ami.AmiEvent;
import hotline.ivr.flow.Key;

/** A caller who waits presses a key that leads out of the queue: the core is asked to let her go. Confined to the switchboard's thread. */
final class ExitKeys {
    private static final Actor FLOW = new Actor("system:flow");

    private final Acd acd;
    private final Matters matters;
    private final Visits visits;

    ExitKeys(Acd acd, Matters matters, Visits visits) {
        this.acd = acd;
        this.matters = matters;
        this.visits = visits;
    }

    /** A {@code DTMFEnd}. */
    void pressed(AmiEvent event) {
        CallerVisit visit = visits.ofChannel(event.text("Uniqueid"));
        Matter matter = visit == null ? null : matters.of(visit.interaction);
        QueueEntryId entry = matter == null ? null : matter.entry;
        if (visit == null
                || entry == null
                || !event.text("Direction").equals("Received")
                || event.text("Digit").length() != 1) {
            return;
        }
        Key.of(event.text("Digit").charAt(0)).filter(visit.exitKeys::contains).ifPresent(key -> {
            visit.exitKey = key;
            // one request a stay: whoever presses twice has left already
            CommandId id = new CommandId("exit-" + entry);
            EntryOutcome as = visit.callbackKeys.contains(key) ? EntryOutcome.CALLBACK : EntryOutcome.EXITED;
            acd.request(new Request.WithdrawEntry(id, FLOW, entry, as));
        });
    }
}
