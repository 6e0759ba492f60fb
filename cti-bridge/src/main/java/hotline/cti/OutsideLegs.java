package hotline.cti;

import hotline.acd.distributor.Report;
import hotline.acd.engine.Acd;
import hotline.acd.interaction.InteractionId;
import hotline.cti.ami.AmiEvent;
import hotline.ivr.flow.OutsideNumbers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The legs of people outside whom agents have called in an interaction: to ask them, or to send the customer on to them. Which number it is the desk leaves
 * here before it asks the core; called once, never by whoever comes after us. Confined to the switchboard's thread.
 */
final class OutsideLegs {
    static final String ROLE = "consult";

    private static final Logger log = LoggerFactory.getLogger(OutsideLegs.class);

    private final Acd acd;
    private final Matters matters;
    private final Lines lines;
    private final Mailbox mailbox;
    private final OutsideNumbers allowed;
    private final Map<InteractionId, String> numbers = new HashMap<>();
    private final Map<InteractionId, Leg> legs = new HashMap<>();

    OutsideLegs(Acd acd, Matters matters, Lines lines, Mailbox mailbox, OutsideNumbers allowed) {
        this.acd = acd;
        this.matters = matters;
        this.lines = lines;
        this.mailbox = mailbox;
        this.allowed = allowed;
    }

    /** One call outside. */
    static final class Leg extends PartyLeg {
        final InteractionId interaction;
        final int ordinal;
        boolean answered;
        boolean ended;

        Leg(InteractionId interaction, int ordinal) {
            this.interaction = interaction;
            this.ordinal = ordinal;
            this.byItself = true;
            this.place = Place.STILL;
        }

        String id() {
            return Ids.outsideLeg(interaction, ordinal);
        }
    }

    /** Whom to call when the core says that somebody outside is asked in this interaction. */
    void number(InteractionId interaction, String number) {
        numbers.put(interaction, number);
    }

    /** The core has written down that somebody is called now. */
    void call(Matter matter, int ordinal, String shownAs) {
        Leg leg = new Leg(matter.interaction, ordinal);
        legs.put(matter.interaction, leg);
        String number = numbers.remove(matter.interaction);
        if (number == null || !allowed.allow(number) || shownAs.isEmpty()) {
            log.warn("{}: nobody knows whom to call outside, or the number may not be called", matter.interaction);
            ends(leg);
            return;
        }
        lines.callOutside(leg.id(), matter.interaction, number, shownAs)
                .whenCompleteAsync(
                        (answer, refused) -> {
                            if (refused == null && !answer.success()) {
                                ends(leg);
                            }
                        },
                        mailbox);
    }

    /** After a start of ours: whoever was before us has called; whether anything came of it, the channels tell. */
    void takeOver(InteractionId interaction, int ordinal, boolean answered) {
        legs.computeIfAbsent(interaction, id -> new Leg(id, ordinal)).answered = answered;
    }

    @Nullable
    Leg of(InteractionId interaction) {
        return legs.get(interaction);
    }

    @Nullable
    InteractionId interactionOf(String channel) {
        for (Leg leg : legs.values()) {
            if (channel.equals(leg.channel)) {
                return leg.interaction;
            }
        }
        return null;
    }

    /** A channel as a look has found it; whether it is one of ours that is wanted and was not known. */
    boolean adopt(LegRow row) {
        Leg leg = legs.get(row.interaction());
        if (leg == null || !row.uniqueId().equals(leg.id()) || !isWanted(leg)) {
            return false;
        }
        if (leg.channel != null) {
            return false;
        }
        leg.channel = row.channel();
        if (row.up() && row.bridged()) {
            answered(leg);
        }
        return true;
    }

    /** Whether the core counts on a leg that was not found. */
    boolean isMissing(Leg leg, List<LegRow> rows) {
        return !leg.ended && rows.stream().noneMatch(row -> row.uniqueId().equals(leg.id()));
    }

    List<Leg> all() {
        return List.copyOf(legs.values());
    }

    void happened(AmiEvent event) {
        boolean dial = event.name().equals("DialBegin");
        String uniqueId = event.text(dial ? "DestUniqueid" : "Uniqueid");
        if (!Ids.isOutside(uniqueId)) {
            return;
        }
        for (Leg leg : all()) {
            if (leg.id().equals(uniqueId)) {
                happened(leg, event);
                return;
            }
        }
        if (dial) {
            lines.hangUp(event.text("DestChannel"));
        }
    }

    private void happened(Leg leg, AmiEvent event) {
        switch (event.name()) {
            case "DialBegin" -> leg.channel = event.text("DestChannel");
            case "OriginateResponse" -> {
                if (event.text("Response").equals("Failure")) {
                    ends(leg);
                }
            }
            case "BridgeEnter" -> {
                leg.channel = event.text("Channel");
                leg.entered(event);
                answered(leg);
            }
            case "Hangup" -> {
                leg.channel = null;
                leg.waitsIn = null;
                ends(leg);
            }
            default -> {
                // nothing that changes who takes part
            }
        }
    }

    void ends(Leg leg) {
        if (!leg.ended) {
            leg.ended = true;
            acd.report(new Report.OutsideEnds(leg.interaction, leg.ordinal, System.currentTimeMillis()));
        }
    }

    private void answered(Leg leg) {
        if (!leg.answered) {
            leg.answered = true;
            acd.report(new Report.OutsideAnswered(leg.interaction, leg.ordinal, System.currentTimeMillis()));
        }
    }

    boolean isWanted(Leg leg) {
        Matter matter = matters.of(leg.interaction);
        return matter != null && matter.customerPresent && matter.wantsOutside(leg.ordinal);
    }

    /** Ends the legs for which the core has no use any more. */
    void releaseUnwanted() {
        for (Leg leg : all()) {
            if (!isWanted(leg)) {
                String channel = leg.channel;
                if (channel != null && !leg.ended) {
                    leg.ended = true;
                    lines.hangUp(channel, HangupCause.NORMAL);
                }
                if (channel == null) {
                    legs.remove(leg.interaction, leg);
                }
            }
        }
        numbers.keySet().removeIf(id -> matters.of(id) == null);
    }
}
