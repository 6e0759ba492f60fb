package hotline.cti;

import hotline.acd.agent.AgentId;
import hotline.acd.queue.QueueId;
import hotline.cti.Recordings.Recording;
import hotline.cti.Recordings.Rule;
import hotline.cti.Recordings.Stretch;
import hotline.cti.agi.AgiReply;
import hotline.cti.agi.LineGone;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what a customer and whoever talks with her say, one recording for each time with the same others: one that went on while the partner changes would lack the new one's voice (asterisk.md: T1). It is
 * begun just before they are brought together and hears nothing until they are, so that a pause is in force before the first word. On the script's thread.
 */
final class CallRecorder {
    private static final Logger log = LoggerFactory.getLogger(CallRecorder.class);
    /** Only while together, both sides apart; the recorder's own id into this variable. */
    private static final String OPTIONS = "bDi(HOTLINE_RECORDER)";

    private static final String RECORDER = "HOTLINE_RECORDER";
    private static final String RECORDING = "HOTLINE_RECORDING";
    private static final int PATIENCE_SECONDS = 2;

    private final CallerPorts ports;
    private final ScriptNews news;
    private final RecordingTalk talk;

    CallRecorder(CallerPorts ports, ScriptNews news, RecordingTalk talk) {
        this.ports = ports;
        this.news = news;
        this.talk = talk;
    }

    /** What is to be recorded when this is done; null for nothing. */
    @Nullable
    Stretch due(CallerVisit visit, Order order) {
        try {
            Map<AgentId, QueueId> agents = news.conversation(visit, order)
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
            Rule strongest = Rule.NOTHING;
            QueueId whose = null;
            for (QueueId queue : agents.values()) {
                Rule rule = talk.rule(visit, queue);
                if (rule.compareTo(strongest) > 0) {
                    strongest = rule;
                    whose = queue;
                }
            }
            return whose == null
                    ? null
                    : new Stretch(visit.interaction, whose, strongest, agents.keySet(), visit.channel);
        } catch (RuntimeException e) {
            log.error("{}: who talks with the customer is not known, so nothing is recorded", visit.interaction, e);
            return null;
        }
    }

    /** Whether she still has to be told. */
    boolean isToBeTold(CallerVisit visit) throws LineGone {
        return !talk.hasBeenTold(visit);
    }

    /** Music is off; takes as long as the announcement. */
    void tell(CallerVisit visit, Stretch due) throws LineGone {
        talk.tell(visit, due.rule());
    }

    /** Begins to record who has been told; null when that cannot be. */
    @Nullable
    Recording begin(CallerVisit visit, Stretch due) throws LineGone {
        if (isToBeTold(visit)) {
            return null;
        }
        Recording recording;
        try {
            recording = ports.recordings().begin(due);
        } catch (RuntimeException e) {
            log.error("{}: cannot be recorded", visit.interaction, e);
            return null;
        }
        visit.session.set(RECORDING, recording.id());
        AgiReply reply = visit.session.command("EXEC", "MixMonitor", recording.file() + "," + OPTIONS);
        if (reply.code() != 200 || reply.result() < 0) {
            log.error("{}: Asterisk cannot record: {}", visit.interaction, reply.code());
            told(visit, () -> ports.recordings().dropped(recording.id()));
            return null;
        }
        if (!isAsItShouldBe(visit)) {
            log.error("{}: a pause could not be made sure of, so nothing is recorded", visit.interaction);
            stop(visit);
            told(visit, () -> ports.recordings().dropped(recording.id()));
            return null;
        }
        return recording;
    }

    private boolean isAsItShouldBe(CallerVisit visit) {
        try {
            return news.recordingBegins(visit.interaction)
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** They are no longer together. */
    void end(CallerVisit visit, @Nullable Recording recording) throws LineGone {
        if (recording != null) {
            if (!visit.session.isGone()) {
                stop(visit);
            }
            told(visit, () -> ports.recordings().ended(recording.id()));
        }
    }

    /** What was recorded while nobody of us was there ends now, if there is anything. */
    void endsWhatWasLeft(CallerVisit visit) throws LineGone {
        String left = visit.session.variable(RECORDING);
        if (!left.isEmpty()) {
            stop(visit);
            told(visit, () -> ports.recordings().ended(left));
        }
    }

    private static void told(CallerVisit visit, Runnable end) {
        try {
            end.run();
        } catch (RuntimeException e) {
            log.error(
                    "{}: the end of a recording cannot be written down; it is found when the interaction is over",
                    visit.interaction,
                    e);
        }
    }

    private static void stop(CallerVisit visit) throws LineGone {
        visit.session.command("EXEC", "StopMixMonitor", visit.session.variable(RECORDER));
        visit.session.set(RECORDING, "");
    }
}
