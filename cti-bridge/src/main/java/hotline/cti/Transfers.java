package hotline.cti;

import hotline.acd.distributor.Report;
import hotline.acd.engine.Acd;
import hotline.acd.interaction.InteractionId;
import hotline.cti.ami.AmiEvent;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Tells the core that a caller talks to a number outside: once, whichever of the manager interface, her script and a look at the channels knows it first;
 * and her script why that number's leg has ended.
 * Confined to the switchboard's thread.
 */
final class Transfers {
    private final Acd acd;
    private final Matters matters;
    private final Visits visits;

    Transfers(Acd acd, Matters matters, Visits visits) {
        this.acd = acd;
        this.matters = matters;
        this.visits = visits;
    }

    /** A {@code BridgeEnter}. */
    void bridgeEntered(AmiEvent event) {
        if (event.channelVariable("HOTLINE_LEG").equals(OutsideCall.ROLE)) {
            answered(Ids.interaction(event.channelVariable("HOTLINE_ID")), System.currentTimeMillis());
        }
    }

    /** A {@code Hangup}. */
    void hungUp(AmiEvent event) {
        InteractionId interaction = Ids.interaction(event.channelVariable("HOTLINE_ID"));
        if (interaction != null && event.channelVariable("HOTLINE_LEG").equals(OutsideCall.ROLE)) {
            CallerVisit visit = visits.of(interaction);
            CompletableFuture<Integer> ends = visit == null ? null : visit.outsideEnds;
            if (ends != null) {
                ends.complete(HangupCause.parse(event.text("Cause")));
            }
        }
    }

    /** Whether they talk, and the core has not been told. */
    boolean isUntold(LegRow row) {
        Matter matter = matters.of(row.interaction());
        return row.role().equals(OutsideCall.ROLE)
                && row.up()
                && row.bridged()
                && matter != null
                && !matter.transferred;
    }

    /** @param at milliseconds since 1970 */
    void answered(@Nullable InteractionId interaction, long at) {
        Matter matter = matters.of(interaction);
        if (matter != null && !matter.transferred) {
            matter.transferred = true;
            acd.report(new Report.Transferred(matter.interaction, at));
        }
    }
}
