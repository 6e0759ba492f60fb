package hotline.cti;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.LegEnd;
import hotline.acd.distributor.Report;
import hotline.acd.distributor.WatchMode;
import hotline.acd.engine.Acd;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.cti.Matter.Offering;
import hotline.cti.Matter.Watching;
import hotline.cti.ami.AmiEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The legs of supervisors on the line of agents. Each hangs on the agent's leg, wherever that is, and not on the caller's: what an agent and the next one say
 * to a caller is another conversation. A supervisor whose line is lost, by the network's fault or because the page was loaded anew, is called once more until
 * the phone is there, and nobody else learns of it; who stays away hears no more. Confined to the switchboard's thread.
 */
final class WatchLegs {
    static final String ROLE = "watch";
    /** As long as an agent whose line is lost is waited for. */
    private static final long BACK_WITHIN_MILLIS = 10_000;

    private static final long TRY_AGAIN_MILLIS = 500;
    /** A phone that is there rings at once. What does not ring has gone to where the phone was before. */
    private static final long RINGS_WITHIN_MILLIS = 2_000;

    private final Acd acd;
    private final Matters matters;
    private final AgentLegs agentLegs;
    private final Lines lines;
    private final Mailbox mailbox;
    private final Map<String, Leg> legs = new HashMap<>();

    WatchLegs(Acd acd, Matters matters, AgentLegs agentLegs, Lines lines, Mailbox mailbox) {
        this.acd = acd;
        this.matters = matters;
        this.agentLegs = agentLegs;
        this.lines = lines;
        this.mailbox = mailbox;
    }

    /** One supervisor's. */
    static final class Leg {
        final InteractionId interaction;
        final int ordinal;
        /** Null before Asterisk has one, and once it is gone. */
        @Nullable
        String channel;

        /** Null while nobody knows: what whoever was before us has ordered last. */
        @Nullable
        WatchMode mode;

        boolean rang;
        boolean answered;
        /** The core knows that it was answered. */
        boolean reported;
        /** Its page is another one now: the line is lost as soon as Asterisk has hung up. */
        boolean pageGone;
        /** Its line was lost: until when it is called again, milliseconds since 1970; 0 while it is not. */
        long lostUntil;
        /** It is looked after as long as its line is lost. */
        boolean looking;

        long calledAt;

        boolean ended;

        boolean isLost() {
            return lostUntil != 0;
        }

        Leg(InteractionId interaction, int ordinal, @Nullable WatchMode mode) {
            this.interaction = interaction;
            this.ordinal = ordinal;
            this.mode = mode;
        }

        String id() {
            return Ids.watchLeg(interaction, ordinal);
        }
    }

    /** The core has written down that this supervisor is called now. */
    void call(Matter matter, AgentId watcher) {
        Watching wanted = matter.watches.get(watcher);
        if (wanted == null) {
            return;
        }
        Leg leg = new Leg(matter.interaction, wanted.ordinal(), wanted.mode());
        legs.put(leg.id(), leg);
        call(leg, matter, wanted);
    }

    private void call(Leg leg, Matter matter, Watching wanted) {
        AgentLegs.Leg watched = agentLegs.of(matter, wanted.agent());
        String channel = watched == null ? null : watched.channel;
        if (channel == null) {
            failed(leg);
            return;
        }
        leg.calledAt = System.currentTimeMillis();
        leg.rang = false;
        lines.callWatcher(leg.id(), matter.interaction, wanted.station(), channel, place(wanted.mode()))
                .whenCompleteAsync(
                        (answer, refused) -> {
                            if (refused == null && !answer.success()) {
                                failed(leg);
                            }
                        },
                        mailbox);
    }

    /** After a start of ours: whoever was before us has called; whether anything came of it, the channels tell. */
    void takeOver(Matter matter, Watching wanted) {
        Leg leg = new Leg(matter.interaction, wanted.ordinal(), null);
        leg.answered = wanted.connected();
        leg.reported = wanted.connected();
        legs.putIfAbsent(leg.id(), leg);
    }

    /** The supervisors take part as the core wants it. */
    void arrange(Matter matter) {
        for (Watching wanted : matter.watches.values()) {
            Leg leg = legs.get(Ids.watchLeg(matter.interaction, wanted.ordinal()));
            String channel = leg == null ? null : leg.channel;
            if (leg != null && channel != null && leg.answered && leg.mode != wanted.mode()) {
                leg.mode = wanted.mode();
                lines.redirect(channel, ROLE, place(wanted.mode()), () -> leg.mode == wanted.mode());
            }
        }
    }

    /** The supervisor who is offered the customer is on the line: that leg becomes the agent's leg of this offer, and waits for the customer. */
    void becomesAgent(Matter matter, Offering offering) {
        Watching wanted = matter.watches.get(offering.agent());
        Leg leg = wanted == null ? null : legs.get(Ids.watchLeg(matter.interaction, wanted.ordinal()));
        String channel = leg == null || !leg.answered ? null : leg.channel;
        if (leg == null || channel == null) {
            agentLegs.ends(agentLegs.of(offering), LegEnd.FAILED, System.currentTimeMillis());
            return;
        }
        legs.remove(leg.id());
        lines.becomesAgent(channel, offering.offer());
        agentLegs.takesOver(offering, channel);
        lines.redirect(channel, "agentleg", Place.LOUNGE.extension, () -> agentLegs.knowsChannel(channel));
    }

    /**
     * A channel as a look has found it.
     *
     * @param anew also of a known one it is to be seen how it takes part: what it was told, or what was told of it, may have been lost
     */
    void adopt(LegRow row, boolean anew) {
        Leg leg = legs.get(row.uniqueId());
        if (leg == null || leg.ended) {
            return;
        }
        boolean unknown = leg.channel == null;
        if (unknown) {
            leg.channel = row.channel();
        }
        if (row.up() && (unknown || anew)) {
            leg.mode = mode(row.extension());
            answered(leg);
        } else if (unknown && leg.reported) {
            leg.rang = true;
            lost(leg, System.currentTimeMillis()); // whoever was before us has it called again
        }
    }

    /** Whether nobody wants this channel. */
    boolean isUnwanted(LegRow row) {
        Leg leg = legs.get(row.uniqueId());
        return leg == null || leg.ended || !isWanted(leg);
    }

    /** Those the core counts on that were not found. */
    List<LegDifference.WatcherMissing> missing(List<LegRow> rows) {
        List<LegDifference.WatcherMissing> missing = new ArrayList<>();
        for (Leg leg : legs.values()) {
            Watching wanted = wanted(leg);
            if (wanted != null
                    && !leg.ended
                    && !leg.isLost()
                    && rows.stream().noneMatch(row -> row.uniqueId().equals(leg.id()))) {
                missing.add(new LegDifference.WatcherMissing(leg.interaction, wanted.station(), leg.id()));
            }
        }
        return missing;
    }

    /**
     * The one of this name is gone, if there is one.
     *
     * @param ending what Asterisk has noted of it
     */
    void isGone(String id, Optional<CallWitness.Ending> ending) {
        Leg leg = legs.get(id);
        if (leg == null) {
            return;
        }
        Optional<CallWitness.Ending> loss =
                ending.filter(end -> leg.answered && (!end.byItself() || isOfTheNetwork(end.cause())));
        if (loss.isPresent()) {
            lost(leg, loss.get().at());
        } else {
            ends(leg, EndedBy.AGENT);
        }
    }

    void happened(AmiEvent event) {
        boolean dial = event.name().startsWith("Dial");
        String uniqueId = event.text(dial ? "DestUniqueid" : "Uniqueid");
        Leg leg = legs.get(uniqueId);
        if (leg == null) {
            return;
        }
        switch (event.name()) {
            case "DialBegin" -> leg.channel = event.text("DestChannel");
            case "DialState" -> leg.rang |= event.text("DialStatus").equals("RINGING");
            case "OriginateResponse" -> {
                if (event.text("Response").equals("Failure")) {
                    failed(leg);
                } else {
                    leg.channel = event.text("Channel");
                    answered(leg);
                }
            }
            case "Hangup" -> hungUp(leg, HangupCause.parse(event.text("Cause")));
            default -> {
                // nothing that changes who takes part
            }
        }
    }

    /** The phone in a page is another one now; a leg to the page before is nobody's. */
    void phoneGone(String station) {
        for (Leg leg : legs.values()) {
            String channel = leg.channel;
            if (channel != null && channel.startsWith("PJSIP/" + station + "-") && leg.answered && !leg.ended) {
                leg.pageGone = true;
                lines.hangUp(channel, HangupCause.OUT_OF_ORDER);
            }
        }
    }

    private void hungUp(Leg leg, int cause) {
        leg.channel = null;
        if (leg.pageGone || (leg.answered && isOfTheNetwork(cause))) {
            lost(leg, System.currentTimeMillis());
        } else if (HangupCause.unanswered(cause).filter(LegEnd.DECLINED::equals).isPresent()) {
            ends(leg, EndedBy.AGENT);
        } else {
            failed(leg);
        }
    }

    /** @param since milliseconds since 1970 */
    private void lost(Leg leg, long since) {
        leg.answered = false;
        leg.pageGone = false;
        leg.lostUntil = since + BACK_WITHIN_MILLIS;
        if (!leg.looking) {
            leg.looking = true;
            look(leg);
        }
    }

    private void look(Leg leg) {
        Matter matter = matters.of(leg.interaction);
        Watching wanted = wanted(leg);
        if (!leg.isLost() || leg.ended || matter == null || wanted == null) {
            leg.looking = false;
            return;
        }
        long now = System.currentTimeMillis();
        String channel = leg.channel;
        boolean late = now >= leg.lostUntil;
        if (channel != null && (late || (!leg.rang && now - leg.calledAt > RINGS_WITHIN_MILLIS))) {
            lines.hangUp(channel, HangupCause.OUT_OF_ORDER);
        }
        if (late) {
            ends(leg, EndedBy.NETWORK);
        } else if (channel == null) {
            leg.mode = wanted.mode();
            call(leg, matter, wanted);
        }
        mailbox.executeIn(TRY_AGAIN_MILLIS, () -> look(leg));
    }

    /** Ends the legs for which the core has no use any more. */
    void releaseUnwanted() {
        for (Leg leg : List.copyOf(legs.values())) {
            if (isWanted(leg)) {
                continue;
            }
            String channel = leg.channel;
            if (channel == null) {
                legs.remove(leg.id());
            } else if (!leg.ended) {
                leg.ended = true;
                lines.hangUp(channel, HangupCause.NORMAL);
            }
        }
    }

    private boolean isWanted(Leg leg) {
        return wanted(leg) != null;
    }

    private @Nullable Watching wanted(Leg leg) {
        Matter matter = matters.of(leg.interaction);
        if (matter != null) {
            for (Watching wanted : matter.watches.values()) {
                if (wanted.ordinal() == leg.ordinal) {
                    return wanted;
                }
            }
        }
        return null;
    }

    private void answered(Leg leg) {
        leg.answered = true;
        leg.lostUntil = 0;
        if (!leg.reported) {
            leg.reported = true;
            acd.report(new Report.WatcherAnswered(leg.interaction, leg.ordinal, System.currentTimeMillis()));
        }
        Matter matter = matters.of(leg.interaction);
        if (matter != null) {
            arrange(matter);
        }
    }

    /** It was called in vain; one whose line was lost is called again. */
    private void failed(Leg leg) {
        if (!leg.isLost()) {
            ends(leg, EndedBy.AGENT);
        }
    }

    private void ends(Leg leg, EndedBy by) {
        if (!leg.ended) {
            leg.ended = true;
            acd.report(new Report.WatcherEnds(leg.interaction, leg.ordinal, by, System.currentTimeMillis()));
        }
    }

    private static boolean isOfTheNetwork(int cause) {
        return HangupCause.by(cause, EndedBy.AGENT) == EndedBy.NETWORK;
    }

    /** Null for a place in which nobody is heard. */
    private static @Nullable WatchMode mode(String place) {
        for (WatchMode mode : WatchMode.values()) {
            if (place(mode).equals(place)) {
                return mode;
            }
        }
        return null;
    }

    private static String place(WatchMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}
