package hotline.cti;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Report;
import hotline.acd.distributor.Snapshot.LostLine;
import hotline.acd.engine.Acd;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.cti.AgentLegs.Leg;
import hotline.cti.Matter.Offering;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Rings the phones of agents whose line was lost while they talked, until the core says that they are back, or gone. A phone that is not there yet is tried again
 * and again; where the leg belongs that is answered, the core's state says as ever. Confined to the switchboard's thread.
 */
final class ReturningLegs {
    private static final long TRY_AGAIN_MILLIS = 500;
    /** A phone that is there rings at once. What does not ring has gone to where the phone was before. */
    private static final long RINGS_WITHIN_MILLIS = 2_000;

    private final Acd acd;
    private final Matters matters;
    private final AgentLegs agentLegs;
    private final Director director;
    private final Lines lines;
    private final Mailbox mailbox;
    private final Set<OfferId> looking = new HashSet<>();

    ReturningLegs(Acd acd, Matters matters, AgentLegs agentLegs, Director director, Lines lines, Mailbox mailbox) {
        this.acd = acd;
        this.matters = matters;
        this.agentLegs = agentLegs;
        this.director = director;
        this.lines = lines;
        this.mailbox = mailbox;
    }

    /** The core has written down that this agent's line is lost. */
    void ring(InteractionId interaction, AgentId agent) {
        Matter matter = matters.of(interaction);
        OfferId offer = matter == null ? null : matter.talking.get(agent);
        if (offer != null && looking.add(offer)) {
            look(interaction, agent, offer);
        }
    }

    /**
     * After a start of ours: whoever was before us may have rung the phone.
     *
     * @param seen when the legs that are there have been looked at
     */
    void takeOver(InteractionId interaction, AgentId agent, CompletionStage<?> seen) {
        Matter matter = matters.of(interaction);
        OfferId offer = matter == null ? null : matter.talking.get(agent);
        LostLine lost = matter == null ? null : matter.lost.get(agent);
        if (offer != null && lost != null) {
            agentLegs.returning(offering(offer, interaction, agent, lost));
            seen.thenRunAsync(() -> ring(interaction, agent), mailbox);
        }
    }

    /** The agent, whose line is lost, does not want it back; false when it is not lost. */
    boolean givesUp(InteractionId interaction, AgentId agent) {
        Matter matter = matters.of(interaction);
        if (matter == null || !matter.lost.containsKey(agent)) {
            return false;
        }
        acd.report(new Report.AgentLeaves(interaction, agent, EndedBy.AGENT, System.currentTimeMillis()));
        return true;
    }

    private void look(InteractionId interaction, AgentId agent, OfferId offer) {
        Matter matter = matters.of(interaction);
        LostLine lost = matter == null ? null : matter.lost.get(agent);
        if (matter == null || lost == null || !offer.equals(matter.talking.get(agent))) {
            looking.remove(offer);
            return;
        }
        long now = System.currentTimeMillis();
        Leg leg = agentLegs.of(offer);
        if (leg == null || isToBeRung(leg)) {
            if (now < lost.until()) {
                director.ringAgain(matter, offering(offer, interaction, agent, lost));
            }
        } else if (leg.answered) {
            acd.report(new Report.AgentReturns(interaction, agent, now)); // there, whatever the core was told
        } else if (leg.waits()) {
            agentLegs.answered(leg, now);
        } else if (leg.channel != null && !leg.rang && now - leg.rungAt > RINGS_WITHIN_MILLIS) {
            lines.hangUp(leg.channel, HangupCause.OUT_OF_ORDER);
        }
        mailbox.executeIn(TRY_AGAIN_MILLIS, () -> look(interaction, agent, offer));
    }

    /** The one that was lost, or one that was rung in vain, or has not been. */
    private static boolean isToBeRung(Leg leg) {
        return leg.left || leg.ended || (leg.returns && leg.rungAt == 0 && leg.channel == null);
    }

    private static Offering offering(OfferId offer, InteractionId interaction, AgentId agent, LostLine lost) {
        return new Offering(offer, interaction, agent, lost.station(), lost.until(), true, null);
    }
}
