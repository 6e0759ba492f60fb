package hotline.cti;

import hotline.acd.queue.QueueId;
import hotline.cti.Recordings.Rule;
import hotline.cti.agi.LineGone;
import hotline.ivr.run.CallerGone;
import hotline.ivr.run.CallerLine.BargeIn;
import hotline.ivr.sound.Sound;
import hotline.ivr.speech.Language;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells callers that they are or may be recorded: nothing is recorded of whom it was not told. The channel remembers, whoever of us dies. On the script's thread. */
final class RecordingTalk {
    private static final Logger log = LoggerFactory.getLogger(RecordingTalk.class);
    private static final String TOLD = "HOTLINE_RECORDING_TOLD";

    private final CallerPorts ports;
    private final String musicClass;

    RecordingTalk(CallerPorts ports, String musicClass) {
        this.ports = ports;
        this.musicClass = musicClass;
    }

    /** What is to be recorded; nothing where that cannot be known. */
    Rule rule(CallerVisit visit, QueueId queue) {
        try {
            return ports.recordings().rule(visit.interaction, queue);
        } catch (RuntimeException e) {
            log.error("{}: whether to record is not known, so nothing is", visit.interaction, e);
            return Rule.NOTHING;
        }
    }

    /** About to enter the queue; false when she has hung up. */
    boolean entering(CallerVisit visit, QueueId queue, Language language) throws LineGone {
        Rule rule = rule(visit, queue);
        return rule == Rule.NOTHING || tell(visit, rule, language) || !visit.session.isGone();
    }

    /** In the language of the flow. Music is off. */
    boolean tell(CallerVisit visit, Rule rule) throws LineGone {
        Language language = SavedPlace.decode(visit.session.variable(FlowReporter.PLACE))
                .map(place -> place.variables().language())
                .orElse(Language.CHINESE);
        return tell(visit, rule, language);
    }

    boolean hasBeenTold(CallerVisit visit) throws LineGone {
        return visit.session.variable(TOLD).equals("1");
    }

    /** Whether she knows it now. */
    private boolean tell(CallerVisit visit, Rule rule, Language language) throws LineGone {
        if (hasBeenTold(visit)) {
            return true;
        }
        Optional<Sound> sound =
                ports.prompts().soundInAny(rule == Rule.ALL ? "call-is-recorded" : "call-may-be-recorded", language);
        if (sound.isEmpty()) {
            log.error("{}: no prompt says that calls are recorded, so nothing is", visit.interaction);
            return false;
        }
        try {
            new AgiCallerLine(visit.session, visit.keys, ports.substitutes(), musicClass)
                    .play(List.of(sound.get()), BargeIn.REFUSED);
        } catch (CallerGone e) {
            return false;
        } catch (RuntimeException e) {
            log.error("{}: the caller cannot be told that she is recorded, so she is not", visit.interaction, e);
            return false;
        }
        visit.session.set(TOLD, "1");
        return true;
    }
}
