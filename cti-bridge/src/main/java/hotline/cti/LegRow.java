package hotline.cti;

import hotline.acd.distributor.OfferId;
import hotline.acd.interaction.InteractionId;
import hotline.cti.ami.AmiEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel of ours as Asterisk lists it.
 *
 * @param uniqueId ours where we have called it
 * @param role caller, agent, callback …
 * @param up it has been answered
 * @param inLounge it waits where legs wait, or was fetched from there
 */
record LegRow(
        String channel,
        String uniqueId,
        InteractionId interaction,
        String role,
        @Nullable OfferId offer,
        boolean up,
        boolean bridged,
        boolean inLounge) {
    /** Those of {@code CoreShowChannels} that belong to an interaction. */
    static List<LegRow> of(List<AmiEvent> list) {
        List<LegRow> rows = new ArrayList<>();
        for (AmiEvent item : list) {
            InteractionId interaction = Ids.interaction(item.channelVariable("HOTLINE_ID"));
            if (interaction != null) {
                rows.add(new LegRow(
                        item.text("Channel"),
                        item.text("Uniqueid"),
                        interaction,
                        item.channelVariable("HOTLINE_LEG"),
                        Ids.offer(item.channelVariable("HOTLINE_OFFER")),
                        item.text("ChannelStateDesc").equals("Up"),
                        !item.text("BridgeId").isEmpty(),
                        item.text("Context").equals("agentleg")));
            }
        }
        return rows;
    }
}
