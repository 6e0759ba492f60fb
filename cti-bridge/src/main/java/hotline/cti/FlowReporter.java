package hotline.cti;

import hotline.acd.distributor.Report;
import hotline.acd.engine.Acd;
import hotline.acd.interaction.InteractionId;
import hotline.cti.agi.AgiSession;
import hotline.cti.agi.LineGone;
import hotline.ivr.run.FlowJournal;
import hotline.ivr.run.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a caller's path through a flow into reports, and keeps the place in a variable of the channel, which outlives us. On the caller's thread. */
final class FlowReporter implements FlowJournal {
    static final String PLACE = "HOTLINE_PLACE";
    private static final Logger log = LoggerFactory.getLogger(FlowReporter.class);

    private final Acd acd;
    private final AgiSession session;
    private final InteractionId interaction;
    private final String flow;

    FlowReporter(Acd acd, AgiSession session, InteractionId interaction, String flow) {
        this.acd = acd;
        this.session = session;
        this.interaction = interaction;
        this.flow = flow;
    }

    @Override
    public void entered(String node, Variables soFar) {
        try {
            session.set(PLACE, new SavedPlace(node, soFar).encode());
        } catch (LineGone e) {
            log.debug("{}: place not saved, the caller is gone", interaction);
        }
    }

    @Override
    public void left(String node, Exit how) {
        long now = System.currentTimeMillis();
        acd.report(new Report.FlowPasses(interaction, flow, node, code(how), now));
        if (how instanceof Exit.HungUp(String service) && !service.isEmpty()) {
            acd.report(new Report.FlowServes(interaction, service, now));
        }
    }

    private static String code(Exit how) {
        return switch (how) {
            case Exit.Done() -> "next";
            case Exit.Pressed(var key) -> "key:" + name(key.symbol());
            case Exit.Collected(int digits) -> "collected:" + digits;
            case Exit.Branched(int position) -> "branch:" + position;
            case Exit.Found(String kind, String id) -> "found:" + kind;
            case Exit.NotFound(String kind) -> "not-found:" + kind;
            case Exit.TimedOut() -> "time-out";
            case Exit.WrongKeys() -> "wrong-keys";
            case Exit.Failed(String code) -> "failed:" + code;
            case Exit.HandedOver(String queue) -> "queue:" + queue;
            case Exit.HungUp(String service) -> "hung-up";
            case Exit.CallerLeft() -> "caller-left";
        };
    }

    /** Journal codes have no star and no hash. */
    private static String name(char symbol) {
        return symbol == '*' ? "star" : symbol == '#' ? "hash" : String.valueOf(symbol);
    }
}
