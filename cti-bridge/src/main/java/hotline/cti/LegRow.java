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
 * @param bridge in which it is with others, empty for none
 * @param extension of the dialplan, in which it is
 * @param inLounge it waits where legs wait, or was fetched from there
 */
record LegRow(
        String channel,
        String uniqueId,
        InteractionId interaction,
        String role,
        @Nullable OfferId offer,
        boolean up,
        String bridge,
        String extension,
        boolean inLounge,
        boolean inConference) {
    boolean bridged() {
        return !bridge.isEmpty();
    }

    /** Whether the two are connected with each other. */
    boolean talksWith(LegRow other) {
        return !channel.equals(other.channel) && bridged() && bridge.equals(other.bridge);
    }

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
                        item.text("BridgeId"),
                        item.text("Exten"),
                        item.text("Context").equals("agentleg"),
                        item.text("Context").equals("conf") || isScriptsConference(item)));
            }
        }
        return rows;
    }

    /** A script has brought a caller into it; what application she was in last is told even when she is in none. */
    private static boolean isScriptsConference(AmiEvent item) {
        return item.text("Application").equals("ConfBridge")
                && !item.text("BridgeId").isEmpty();
    }
}
