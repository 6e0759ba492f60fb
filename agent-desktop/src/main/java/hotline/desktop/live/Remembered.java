package hotline.desktop.live;

import hotline.crm.record.InteractionRecord;
import hotline.desktop.message.WorkItem.Phase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Fills in what a snapshot does not tell of an agent's work: out of the record, and only what events have not told since. */
final class Remembered {
    private Remembered() {}

    static void into(Work work, InteractionRecord record) {
        record.offers().stream()
                .filter(offer -> offer.id().equals(work.offer))
                .findFirst()
                .ifPresent(offer -> {
                    work.why = offer.ledger();
                    work.offered = offer.madeAt().toEpochMilli();
                    work.expires = offer.expiresAt().toEpochMilli();
                    record.entries().stream()
                            .filter(entry -> entry.ordinal() == offer.entry())
                            .findFirst()
                            .ifPresent(entry -> {
                                var steps = entry.plan().steps();
                                work.queued = entry.queuedAt().toEpochMilli();
                                work.step = steps.get(Math.min(offer.ledger().step(), steps.size() - 1));
                            });
                });
        record.assignments().stream()
                .filter(part -> part.offer().equals(work.offer))
                .findFirst()
                .ifPresent(part -> {
                    if (work.phase == Phase.HOLD && work.heldSince == null) {
                        work.heldSince = millis(part.heldSince());
                    }
                    if (work.phase == Phase.WRAP_UP && work.wrapUpSince == null) {
                        work.wrapUpSince = millis(part.wrapUpAt());
                        work.endedBy = part.endedBy();
                    }
                });
    }

    private static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : Long.valueOf(at.toEpochMilli());
    }
}
