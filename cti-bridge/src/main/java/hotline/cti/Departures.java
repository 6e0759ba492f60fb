package hotline.cti;

import hotline.acd.distributor.LegEnd;
import hotline.acd.distributor.Report;
import hotline.acd.engine.Acd;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.cti.AgentLegs.Leg;
import hotline.cti.ami.AmiEvent;

/**
 * Tells the core that a customer has left: once, whichever of the script's connection, the manager interface and a comparison of legs knows it first,
 * and by whose doing. Confined to the switchboard's thread.
 */
final class Departures {
    private static final int CAUSE_WITHIN_MILLIS = 40;
    /** By which records know that she was not let in. */
    private static final String TURNED_AWAY = "closed";

    private final Acd acd;
    private final Matters matters;
    private final Visits visits;
    private final AgentLegs agentLegs;
    private final Mailbox mailbox;

    Departures(Acd acd, Matters matters, Visits visits, AgentLegs agentLegs, Mailbox mailbox) {
        this.acd = acd;
        this.matters = matters;
        this.visits = visits;
        this.agentLegs = agentLegs;
        this.mailbox = mailbox;
    }

    /** The visit's connection has told that its channel is gone, or has been lost. */
    void gone(CallerVisit visit) {
        if (visit.orders.withdraw() instanceof Order.Ring untaken) {
            visit.ringing = null;
            Leg leg = agentLegs.of(untaken.offer());
            if (leg != null) {
                agentLegs.ends(leg, LegEnd.CALLER_GONE, System.currentTimeMillis());
            }
        }
        if (visit.session.hungUp() && !visit.inFlow) {
            if (visit.cause >= 0 || visit.finishing != null) {
                callerLeaves(visit);
            } else {
                // the manager interface is about to tell why
                mailbox.executeIn(CAUSE_WITHIN_MILLIS, () -> callerLeaves(visit));
            }
        }
    }

    /** The customer has hung up, or we have. */
    void callerLeaves(CallerVisit visit) {
        if (!visit.leftReported) {
            visit.leftReported = true;
            EndedBy us = visit.finishing;
            EndedBy by = us == null ? HangupCause.by(visit.cause, EndedBy.CALLER) : us;
            String cause = us == null ? HangupCause.text(visit.cause) : visit.turnedAway ? TURNED_AWAY : "normal";
            customerLeaves(visit.interaction, by, cause, visit.session.goneAt());
        }
        if (visit.over) {
            visits.forget(visit);
        }
    }

    /** @param at milliseconds since 1970, 0 for now */
    void customerLeaves(InteractionId interaction, EndedBy by, String cause, long at) {
        Matter matter = matters.of(interaction);
        if (matter == null || !matter.leftReported) {
            if (matter != null) {
                matter.leftReported = true;
            }
            acd.report(new Report.CustomerLeaves(interaction, by, cause, at > 0 ? at : System.currentTimeMillis()));
        }
    }

    /** The caller's own leg: told here a moment before or after its script's connection tells it, or by nobody else when no script is there. */
    void callerLegEnds(AmiEvent event) {
        boolean soft = event.name().equals("SoftHangupRequest");
        // a soft request tells no cause: it may be ours, and its effect is told separately, but for a network that
        // failed: waiting for the effect would blame the agent, whose leg goes first
        boolean failed = soft && event.text("Cause").equals(HangupCause.SOFT_BY_DEVICE);
        int cause = failed ? HangupCause.NO_MEDIA : HangupCause.parse(event.text("Cause"));
        CallerVisit visit = visits.ofChannel(event.text("Uniqueid"));
        if (visit != null) {
            if (!soft || failed) {
                visit.cause = cause;
            }
            if (!visit.inFlow && (!soft || failed || visit.session.hungUp())) {
                callerLeaves(visit);
            }
            return;
        }
        InteractionId interaction = Ids.interaction(event.channelVariable("HOTLINE_ID"));
        if (interaction != null
                && event.channelVariable("HOTLINE_LEG").equals("caller")
                && (!soft || failed)
                && matters.of(interaction) != null) {
            customerLeaves(
                    interaction,
                    HangupCause.by(cause, EndedBy.CALLER),
                    HangupCause.text(cause),
                    System.currentTimeMillis());
        }
    }
}
