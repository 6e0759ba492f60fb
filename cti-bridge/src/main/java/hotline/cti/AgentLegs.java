package hotline.cti;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.OutsideStation;
import hotline.acd.distributor.LegEnd;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Report;
import hotline.acd.engine.Acd;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.cti.Matter.Offering;
import hotline.cti.ami.AmiEvent;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The legs that ring agents' phones and talk, one for each offer: takes what Asterisk tells of them, reports to the core what was
 * first on the wire, each thing once. Confined to the switchboard's thread.
 */
final class AgentLegs {
    /** How much later than the caller's script the manager interface may tell why a leg ended. */
    private static final int CAUSE_WITHIN_MILLIS = 1_000;

    private final Acd acd;
    private final Matters matters;
    private final Stations stations;
    private final Lines lines;
    private final Mailbox mailbox;
    private final Map<OfferId, Leg> byOffer = new HashMap<>();
    private final Map<String, Leg> byChannel = new HashMap<>();

    AgentLegs(Acd acd, Matters matters, Stations stations, Lines lines, Mailbox mailbox) {
        this.acd = acd;
        this.matters = matters;
        this.stations = stations;
        this.lines = lines;
        this.mailbox = mailbox;
    }

    /** One agent's leg, from the order to ring until it is gone. */
    static final class Leg extends PartyLeg {
        final OfferId offer;
        final InteractionId interaction;
        final AgentId agent;
        final String station;
        final long expiresAt;
        /** Its agent has a part already, whose line was lost: an answer brings her back. */
        final boolean returns;
        /** Its agent has accepted, and the customer is called, or was in vain. */
        boolean customerCalled;
        /** When we had it rung as one that returns, 0 when whoever was before us may have. */
        long rungAt;
        /** It has been hung up because nobody wants it any more. */
        boolean released;

        /** Asterisk has a channel for it, or had. */
        boolean begun;
        /** We have ordered it to be hung up, or will as soon as it has a channel. */
        boolean withdrawn;
        /** What its phone is told of it. */
        int withdrawnBecause = HangupCause.REJECTED;

        boolean rang;
        boolean answered;
        boolean ended;
        boolean left;
        /** How Dial said that the leg ended unanswered; its {@code Hangup}, a moment later, says why. */
        String dialStatus = "";

        int cause;

        Leg(OfferId offer, InteractionId interaction, AgentId agent, String station, long expiresAt, boolean returns) {
            this.returns = returns;
            this.offer = offer;
            this.interaction = interaction;
            this.agent = agent;
            this.station = station;
            this.expiresAt = expiresAt;
        }

        /** Whoever picks it up is asked for a key before it counts as answered; from then on it waits. */
        boolean isAsked() {
            return OutsideStation.isOne(station);
        }

        /** The core has been told how the offer went. */
        boolean reported() {
            return answered || ended;
        }
    }

    Leg of(Offering offering) {
        return byOffer.computeIfAbsent(offering.offer(), offer -> leg(offering, false));
    }

    /** Another leg, to be rung, in the place of the one that was lost. */
    Leg returning(Offering offering) {
        Leg leg = leg(offering, true);
        leg.byItself = true;
        leg.place = Place.LOUNGE;
        byOffer.put(offering.offer(), leg);
        return leg;
    }

    private static Leg leg(Offering offering, boolean returns) {
        return new Leg(
                offering.offer(),
                offering.interaction(),
                offering.agent(),
                offering.station(),
                offering.expiresAt(),
                returns);
    }

    /** The agent to whom it is offered is on this channel already, which from now on is the leg of this offer. */
    void takesOver(Offering offering, String channel) {
        Leg leg = of(offering);
        leg.byItself = true;
        leg.place = Place.LOUNGE;
        begins(leg.offer, channel);
        rings(leg);
        answered(leg, now());
    }

    /** The leg of an agent who already talks, after a start of ours. */
    Leg talking(OfferId offer, InteractionId interaction, AgentId agent) {
        Leg leg = byOffer.computeIfAbsent(offer, id -> new Leg(id, interaction, agent, "", 0, false));
        leg.answered = true;
        leg.begun = true;
        return leg;
    }

    /** Of an agent who talks in it. */
    @Nullable
    Leg of(@Nullable Matter matter, AgentId agent) {
        OfferId offer = matter == null ? null : matter.talking.get(agent);
        return offer == null ? null : byOffer.get(offer);
    }

    @Nullable
    Leg of(OfferId offer) {
        return byOffer.get(offer);
    }

    boolean knowsChannel(String channel) {
        return byChannel.containsKey(channel);
    }

    /** Asterisk has this channel for the offer: it was just made, or we have found it. */
    void begins(OfferId offer, String channel) {
        Leg leg = byOffer.get(offer);
        if (leg == null) {
            if (!matters.isAlive(offer)) {
                lines.hangUp(channel);
            }
            return;
        }
        leg.begun = true;
        leg.channel = channel;
        byChannel.put(channel, leg);
        if (leg.withdrawn && !leg.reported()) {
            lines.hangUp(channel, leg.withdrawnBecause);
        }
    }

    /** The core takes the offer back. True when a channel is being hung up or will be, as soon as it is there. */
    boolean withdraw(Leg leg, int because) {
        leg.withdrawn = true;
        leg.withdrawnBecause = because;
        String channel = leg.channel;
        if (channel != null && (!leg.reported() || waitsForCustomer(leg))) {
            lines.hangUp(channel, because);
        }
        return channel != null;
    }

    /** From now on the customer is called. */
    void waits(OfferId offer) {
        Leg leg = byOffer.get(offer);
        if (leg != null) {
            leg.answered = true;
            leg.customerCalled = true;
        }
    }

    private boolean waitsForCustomer(Leg leg) {
        Matter matter = matters.of(leg.offer);
        return leg.answered && leg.customerCalled && matter != null && matter.offers.containsKey(leg.offer);
    }

    /** An agent who has accepted hung up before the customer, who was called, answered. */
    void gaveUp(Leg leg) {
        if (waitsForCustomer(leg) && !leg.left) {
            leg.left = true;
            acd.report(new Report.OfferLegEnds(leg.offer, LegEnd.DECLINED, now()));
        }
    }

    /**
     * Ends answered legs for which the core has no use any more: the conversation is over, or somebody else has the caller. A leg that the
     * caller's script dialled ends with that; one that rang by itself would stay in the lounge.
     */
    void releaseUnwanted() {
        for (Leg leg : byOffer.values()) {
            String channel = leg.channel;
            if ((leg.answered || leg.returns)
                    && !leg.released
                    && channel != null
                    && !matters.isAlive(leg.offer)
                    && staysAlone(leg)) {
                leg.released = true;
                leg.left = true;
                leg.withdrawn |= !leg.answered;
                lines.hangUp(channel, leg.byItself ? HangupCause.REJECTED : HangupCause.NORMAL);
            }
        }
    }

    /** Whether nobody else ends this leg: it lives by itself, or its caller goes on without it. */
    private boolean staysAlone(Leg leg) {
        Matter matter = matters.of(leg.interaction);
        return leg.byItself || (matter != null && matter.goesOn());
    }

    /** Whether an agent who has this customer may be waiting in the lounge. */
    boolean mayWait(Matter matter) {
        return matter.talking.values().stream()
                .map(byOffer::get)
                .anyMatch(leg -> leg != null && leg.byItself && !leg.left);
    }

    /** Whose the leg on this channel is; null when it is none of an agent's. */
    @Nullable
    InteractionId interactionOf(String channel) {
        Leg leg = byChannel.get(channel);
        return leg == null ? null : leg.interaction;
    }

    /**
     * Asterisk could not even begin to ring a phone by itself.
     *
     * @param called what it was told to call
     */
    void notBegun(String called) {
        byOffer.values().stream()
                .filter(leg -> leg.byItself && !leg.begun && !leg.reported())
                .filter(leg -> Lines.device(leg.station).equals(called))
                .toList()
                .forEach(leg -> ends(leg, LegEnd.UNREACHABLE, now()));
    }

    /** The phone in a page is another one now; its leg, which nobody has ended, is nobody's. Asterisk would notice by the silence only, seconds later. */
    void phoneGone(String station) {
        byChannel.forEach((channel, leg) -> {
            if (channel.startsWith("PJSIP/" + station + "-") && (leg.answered || leg.returns) && !leg.left) {
                leg.cause = HangupCause.OUT_OF_ORDER; // the caller's script may be back before the leg's end is told
                lines.hangUp(channel, HangupCause.OUT_OF_ORDER);
            }
        });
    }

    void happened(AmiEvent event) {
        Leg leg = byChannel.get(event.text(event.name().startsWith("Dial") ? "DestChannel" : "Channel"));
        if (leg == null) {
            return;
        }
        switch (event.name()) {
            case "DialState" -> {
                if (event.text("DialStatus").equals("RINGING")) {
                    rings(leg);
                }
            }
            case "DialEnd" -> dialEnds(leg, event.text("DialStatus"));
            case "HangupRequest" -> {
                if (leg.cause != HangupCause.OUT_OF_ORDER) { // a request of ours does not repeat why
                    leg.cause = HangupCause.parse(event.text("Cause"));
                }
                leaves(leg, HangupCause.by(leg.cause, EndedBy.AGENT), now());
            }
            case "SoftHangupRequest" -> {
                // by Asterisk itself, such as for silence; why is told by its Hangup, what is said here is another kind
                // of number
                long at = now();
                onceToldWhy(() -> leaves(leg, HangupCause.by(leg.cause, EndedBy.AGENT), at));
            }
            case "Hangup" -> {
                leg.cause = HangupCause.parse(event.text("Cause"));
                gone(leg);
            }
            case "BridgeEnter" -> {
                leg.entered(event);
                if (leg.isAsked() && !leg.withdrawn) {
                    answered(leg, now());
                }
            }
            case "Hold" -> holds(leg, true);
            case "Unhold" -> holds(leg, false);
            default -> {
                // nothing that changes who takes part
            }
        }
    }

    /**
     * The caller's script is back from ringing or talking.
     *
     * @param cause why the leg ended, 0 when unknown
     * @param moved because we have sent the leg elsewhere
     */
    void scriptReturned(OfferId offer, String dialStatus, int cause, boolean callerGone, boolean moved) {
        Leg leg = byOffer.get(offer);
        if (leg == null || (leg.returns && !leg.answered)) {
            return; // the script was with the leg that was lost
        }
        if (!leg.reported()) {
            boolean talked = dialStatus.equals("ANSWER") && !leg.withdrawn;
            long at = now();
            if (talked) {
                answered(leg, at);
            } else if (dialStatus.equals("BUSY") && !callerGone) {
                // after a phone that diverts the caller's channel says why the one before it ended
                onceToldWhy(() -> ends(leg, meaning(leg, dialStatus, leg.cause == 0 ? cause : leg.cause), at));
            } else {
                ends(leg, callerGone ? LegEnd.CALLER_GONE : meaning(leg, dialStatus, cause), at);
            }
        }
        if (leg.answered && !callerGone && !moved) {
            long at = now();
            if (leg.cause != 0) {
                leaves(leg, HangupCause.by(leg.cause, EndedBy.AGENT), at);
            } else {
                // a lost line is not an agent who hangs up
                onceToldWhy(() -> leaves(leg, HangupCause.by(leg.cause, EndedBy.AGENT), at));
            }
        }
    }

    /** The manager interface is about to tell why a leg has ended, and what follows from it is done then; this is for when it does not. */
    private void onceToldWhy(Runnable otherwise) {
        mailbox.executeIn(CAUSE_WITHIN_MILLIS, otherwise);
    }

    void rings(Leg leg) {
        if (!leg.rang && !leg.reported()) {
            leg.rang = true;
            stations.reached(leg.station);
            if (!leg.returns) {
                acd.report(new Report.OfferRings(leg.offer, now()));
            }
        }
    }

    void answered(Leg leg, long at) {
        if (!leg.reported()) {
            leg.answered = true;
            stations.reached(leg.station);
            acd.report(
                    leg.returns
                            ? new Report.AgentReturns(leg.interaction, leg.agent, at)
                            : new Report.OfferAnswered(leg.offer, at));
        }
    }

    void ends(Leg leg, LegEnd how, long at) {
        if (!leg.reported() && leg.returns) {
            leg.ended = true;
            if (how == LegEnd.DECLINED) {
                acd.report(new Report.AgentLeaves(leg.interaction, leg.agent, EndedBy.AGENT, at));
            }
        } else if (!leg.reported()) {
            leg.ended = true;
            acd.report(new Report.OfferLegEnds(leg.offer, how, at));
            if (how == LegEnd.UNREACHABLE) {
                stations.notReached(leg.station);
            }
        }
    }

    /** The agent no longer talks; nothing when the agent never did, or when the customer had left before. */
    void leaves(Leg leg, EndedBy by, long at) {
        Matter matter = matters.of(leg.interaction);
        if (leg.answered && !leg.left && matter != null && matter.goesOn()) {
            leg.left = true;
            acd.report(new Report.AgentLeaves(leg.interaction, leg.agent, by, at));
        }
    }

    /** Forgets legs that neither the core nor Asterisk knows any more. */
    void forgetTheOld() {
        byOffer.values().removeIf(leg -> leg.channel == null && !matters.isAlive(leg.offer));
    }

    private void dialEnds(Leg leg, String status) {
        if (!status.equals("ANSWER")) {
            leg.dialStatus = status;
        } else if (leg.isAsked()) {
            rings(leg); // somebody is there, or a machine
        } else if (!leg.withdrawn) {
            answered(leg, now());
        }
        // else: answered while our order to hang up was on its way. Its Hangup follows, or the next comparison finds it
        // talking
    }

    private void gone(Leg leg) {
        String channel = leg.channel;
        if (channel != null) {
            byChannel.remove(channel);
            leg.channel = null;
        }
        if (!leg.reported()) {
            ends(leg, meaning(leg, leg.dialStatus, leg.cause), now());
        } else {
            gaveUp(leg);
            leaves(leg, HangupCause.by(leg.cause, EndedBy.AGENT), now());
        }
        forgetTheOld();
    }

    private void holds(Leg leg, boolean held) {
        if (leg.answered && !leg.left) {
            acd.report(
                    held
                            ? new Report.AgentHolds(leg.interaction, leg.agent, now())
                            : new Report.AgentRetrieves(leg.interaction, leg.agent, now()));
        }
    }

    /** A refusal and our own withdrawal look the same, so we remember what we did. */
    private static LegEnd meaning(Leg leg, String dialStatus, int cause) {
        if (leg.withdrawn) {
            return LegEnd.NO_ANSWER;
        }
        if (dialStatus.equals("CANCEL") && cause != HangupCause.DIVERTED && !leg.byItself) {
            return LegEnd.CALLER_GONE;
        }
        return HangupCause.unanswered(cause).orElseGet(() -> switch (dialStatus) {
            // without 17: Dial was not to follow a phone that diverts
            case "BUSY" -> LegEnd.DECLINED;
            case "CHANUNAVAIL", "CONGESTION" -> LegEnd.UNREACHABLE;
            default -> leg.rang || now() >= leg.expiresAt ? LegEnd.NO_ANSWER : LegEnd.FAILED;
        });
    }

    private static long now() {
        return System.currentTimeMillis();
    }
}
