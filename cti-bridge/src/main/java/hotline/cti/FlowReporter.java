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
    /** Channel variable: of which configuration the caller's flow is. */
    static final String EDITION = "HOTLINE_EDITION";

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
    public void served(String service) {
        acd.report(new Report.FlowServes(interaction, service, System.currentTimeMillis()));
    }

    @Override
    public void left(String node, Exit how) {
        long now = System.currentTimeMillis();
        acd.report(new Report.FlowPasses(interaction, flow, node, code(how), now));
    }

    private static String code(Exit how) {
        return switch (how) {
            case Exit.Done done -> "next";
            case Exit.Pressed pressed -> "key:" + name(pressed.key().symbol());
            case Exit.Collected collected -> "collected:" + collected.digits();
            case Exit.Spoke spoke -> spoke.kept() ? "left-message" : "no-message";
            case Exit.Branched branched -> "branch:" + branched.position();
            case Exit.Way way -> way.name();
            case Exit.Found found -> "found:" + found.kind();
            case Exit.NotFound missed -> "not-found:" + missed.kind();
            case Exit.TimedOut late -> "time-out";
            case Exit.WrongKeys wrong -> "wrong-keys";
            case Exit.Failed failed -> "failed:" + failed.code();
            case Exit.HandedOver handed -> "queue:" + handed.queue();
            case Exit.HungUp hungUp -> "hung-up";
            case Exit.CallerLeft left -> "caller-left";
        };
    }

    /** Journal codes have no star and no hash. */
    private static String name(char symbol) {
        return symbol == '*' ? "star" : symbol == '#' ? "hash" : String.valueOf(symbol);
    }
}
