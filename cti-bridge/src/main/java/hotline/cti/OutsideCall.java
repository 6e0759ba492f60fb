package hotline.cti;

import hotline.acd.distributor.LegEnd;
import hotline.cti.agi.AgiSession;
import hotline.cti.agi.LineGone;
import hotline.ivr.flow.OutsideNumbers;
import hotline.ivr.run.CallerLine.Connection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects a caller with a number outside, dialled from her own script: Asterisk ends both legs when one of them hangs up, whether or not we are there. On
 * the script's thread.
 */
final class OutsideCall {
    /** Channel variable: a call has been begun at the caller's place in the flow, and its end is not told yet. */
    static final String BEGUN = "HOTLINE_TRANSFER";

    static final String ROLE = "outside";

    private static final int CAUSE_WITHIN_MILLIS = 1_000;

    private static final Logger log = LoggerFactory.getLogger(OutsideCall.class);

    private final CallerVisit visit;
    private final ScriptNews news;
    private final OutsideNumbers outside;
    private final String shownAs;
    private final String musicClass;
    /** Completes with why the leg that we have called has ended; null where whoever was before us has called it. */
    private @Nullable CompletableFuture<Integer> ends;

    /** @param shownAs our number, as the other party's phone shows it */
    OutsideCall(CallerVisit visit, ScriptNews news, OutsideNumbers outside, String shownAs, String musicClass) {
        this.visit = visit;
        this.news = news;
        this.outside = outside;
        this.shownAs = FromOutside.number(shownAs);
        this.musicClass = musicClass;
    }

    /**
     * @param number hostile
     * @return when answered: they have talked, and the caller may be gone
     */
    Connection connect(String number, Duration ring) throws LineGone {
        AgiSession session = visit.session;
        // a process before ours may have died while they talked, or while it rang
        boolean begun = !session.variable(BEGUN).isEmpty()
                && !session.variable("DIALSTATUS").isEmpty();
        if (!begun) {
            // without a number of ours the caller's own would be shown
            if (!outside.allow(number) || shownAs.isEmpty()) {
                log.warn("{}: the flow transfers to a number that may not be called", visit.interaction);
                return Connection.REFUSED;
            }
            dial(number, ring);
        }
        Connection connection = result();
        if (connection == Connection.ANSWERED) {
            news.transferred(visit);
        }
        if (!session.isGone()) {
            session.set(BEGUN, "");
        }
        return connection;
    }

    private void dial(String number, Duration ring) throws LineGone {
        AgiSession session = visit.session;
        session.set("DIALSTATUS", "");
        session.set(BEGUN, "1");
        // g: the caller comes back; i: where the other party diverts to is not what was allowed; f: our number, not the
        // caller's
        ends = news.callsOutside(visit);
        String options = "gim(" + musicClass + ")f(" + shownAs + ")b(sub^leg^1(" + ROLE + "^))";
        session.command("EXEC", "Dial", "PJSIP/" + number + "@trunk," + ring.toSeconds() + "," + options);
    }

    private Connection result() throws LineGone {
        String status = visit.session.variable("DIALSTATUS");
        return switch (status) {
            case "ANSWER" -> Connection.ANSWERED;
            case "BUSY" -> Connection.BUSY;
            case "NOANSWER" ->
                HangupCause.unanswered(cause()).equals(Optional.of(LegEnd.DECLINED))
                        ? Connection.BUSY
                        : Connection.NO_ANSWER;
            default -> Connection.FAILED;
        };
    }

    /**
     * The leg's own, which the manager interface tells in a moment: the caller's channel, asked when it does not, still names why another one ended before
     * this one rang in vain.
     */
    private int cause() throws LineGone {
        int named = HangupCause.parse(visit.session.variable("HANGUPCAUSE"));
        CompletableFuture<Integer> own = ends;
        return own == null
                ? named
                : own.completeOnTimeout(named, CAUSE_WITHIN_MILLIS, TimeUnit.MILLISECONDS)
                        .join();
    }
}
