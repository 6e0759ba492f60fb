package hotline.cti;

import hotline.acd.interaction.InteractionId;
import hotline.cti.Lineup.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends the legs of agents, and of people outside, where the core's state wants them; the caller herself is her script's, who fetches one of them out of a
 * waiting place. Whoever changes the partner passes through such a place: brought together directly, one side may hear nothing. Confined to the
 * switchboard's thread.
 */
final class Seating {
    private final AgentLegs agentLegs;
    private final OutsideLegs outsideLegs;
    private final Lines lines;

    Seating(AgentLegs agentLegs, OutsideLegs outsideLegs, Lines lines) {
        this.agentLegs = agentLegs;
        this.outsideLegs = outsideLegs;
        this.lines = lines;
    }

    /** @param confer the caller is with all who talk with her in a conference */
    void arrange(Matter matter, Lineup lineup, boolean confer) {
        for (Party party : lineup.withCaller()) {
            PartyLeg leg = leg(matter, party);
            if (leg != null && confer) {
                conference(matter.interaction, leg);
            } else if (leg != null && (leg.place != Place.WITH_CALLER || leg.waits())) {
                sendToBeFetched(leg);
            }
        }
        List<PartyLeg> pair = new ArrayList<>();
        for (Map.Entry<Party, Place> apart : lineup.apart().entrySet()) {
            PartyLeg leg = leg(matter, apart.getKey());
            if (leg == null) {
                continue;
            }
            if (apart.getValue() == Place.PEER) {
                pair.add(leg);
            } else if (leg.place != apart.getValue()) {
                send(leg, apart.getValue());
            }
        }
        bringTogether(pair);
    }

    /** Out of whatever they are in. */
    void sendToWait(Matter matter, List<Party> parties) {
        for (Party party : parties) {
            PartyLeg leg = leg(matter, party);
            if (leg != null) {
                send(leg, Place.LOUNGE);
            }
        }
    }

    /** Null when there is no such leg, or it is gone or still rings. */
    @Nullable
    PartyLeg leg(Matter matter, Party party) {
        return switch (party) {
            case Party.OfAgent(var offer) -> {
                AgentLegs.Leg leg = agentLegs.of(offer);
                yield leg == null || leg.channel == null || leg.left || leg.released ? null : leg;
            }
            case Party.Outside outside -> {
                OutsideLegs.Leg leg = outsideLegs.of(matter.interaction);
                yield leg == null || leg.channel == null || !leg.answered || leg.ended ? null : leg;
            }
        };
    }

    private void bringTogether(List<PartyLeg> pair) {
        if (pair.size() < 2) {
            return;
        }
        PartyLeg one = pair.get(0);
        PartyLeg other = pair.get(1);
        if (one.place == Place.PEER && other.place == Place.PEER) {
            return;
        }
        if (one.isStill() && other.isStill() && one.channel != null && other.channel != null) {
            lines.bridge(one.channel, other.channel);
            pair.forEach(leg -> {
                leg.place = Place.PEER;
                leg.waitsIn = null;
            });
            return;
        }
        pair.forEach(this::sendToBeFetched);
    }

    /** Whoever has talked until now goes to the lounge first, where Asterisk forgets the partner. That a leg has come tells an event. */
    private void sendToBeFetched(PartyLeg leg) {
        boolean talks = leg.place == Place.WITH_CALLER || leg.place == Place.CONFERENCE || leg.place == Place.PEER;
        if (leg.waits() && leg.place != Place.STILL) {
            send(leg, Place.STILL);
        } else if (talks) {
            send(leg, Place.LOUNGE);
        }
    }

    private void conference(InteractionId interaction, PartyLeg leg) {
        String channel = leg.channel;
        if (leg.place != Place.CONFERENCE && channel != null) {
            leg.place = Place.CONFERENCE;
            leg.waitsIn = null;
            leg.byItself = true;
            lines.redirect(channel, "conf", Ids.conference(interaction), () -> belongs(leg, channel, Place.CONFERENCE));
        }
    }

    private void send(PartyLeg leg, Place to) {
        String channel = leg.channel;
        if (channel != null) {
            leg.place = to;
            leg.waitsIn = null;
            leg.byItself = true;
            lines.redirect(channel, "agentleg", to.extension, () -> belongs(leg, channel, to));
        }
    }

    /** Whether nobody has sent it elsewhere since, and it has not gone. */
    private static boolean belongs(PartyLeg leg, String channel, Place place) {
        return channel.equals(leg.channel) && leg.place == place;
    }
}
