package hotline.cti;

import hotline.acd.distributor.Report;
import hotline.acd.engine.Acd;
import hotline.acd.interaction.InteractionId;
import hotline.cti.ami.AmiEvent;
import org.jspecify.annotations.Nullable;

/**
 * Tells the core that a caller talks to a number outside: once, whichever of the manager interface, her script and a look at the channels knows it first.
 * Confined to the switchboard's thread.
 */
final class Transfers {
    private final Acd acd;
    private final Matters matters;

    Transfers(Acd acd, Matters matters) {
        this.acd = acd;
        this.matters = matters;
    }

    /** A {@code BridgeEnter}. */
    void bridgeEntered(AmiEvent event) {
        if (event.channelVariable("HOTLINE_LEG").equals(OutsideCall.ROLE)) {
            answered(Ids.interaction(event.channelVariable("HOTLINE_ID")), System.currentTimeMillis());
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
