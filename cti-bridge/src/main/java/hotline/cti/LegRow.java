package hotline.cti;

import hotline.acd.distributor.OfferId;
import hotline.acd.interaction.InteractionId;
import hotline.cti.ami.AmiEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A channel of ours as Asterisk lists it.
 *
 * @param uniqueId ours where we have called it
 * @param role caller, agent, callback …
 * @param up it has been answered
 * @param bridge in which it is with others, empty for none
 * @param waits the others in its bridge, if any, merely wait there as it does
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
        boolean waits,
        String extension,
        boolean inLounge,
        boolean inConference) {
    boolean bridged() {
        return !bridge.isEmpty();
    }

    /** Whether the two are connected with each other. */
    boolean talksWith(LegRow other) {
        return !channel.equals(other.channel) && bridged() && !waits && bridge.equals(other.bridge);
    }

    /**
     * Those of {@code CoreShowChannels} that belong to an interaction.
     *
     * @param bridges of {@code BridgeList}, asked for afterwards: a leg that is still where it was listed is in one of them
     */
    static List<LegRow> of(List<AmiEvent> list, List<AmiEvent> bridges) {
        Set<String> places = new HashSet<>();
        for (AmiEvent bridge : bridges) {
            if (bridge.text("BridgeTechnology").equals("holding_bridge")) {
                places.add(bridge.text("BridgeUniqueid"));
            }
        }
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
                        places.contains(item.text("BridgeId")),
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
