package hotline.cti;

import hotline.acd.queue.QueueId;
import hotline.cti.agi.LineGone;
import hotline.ivr.run.CallerGone;
import hotline.ivr.run.SurveyQuestion;
import hotline.ivr.run.SurveyTalk;
import hotline.ivr.speech.Language;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a caller whose agent has hung up how it was, where the queue wants to know. On the script's thread; takes as long as the caller. */
final class AfterCall {
    private static final Logger log = LoggerFactory.getLogger(AfterCall.class);

    private final CallerPorts ports;
    private final ScriptNews news;
    private final String musicClass;

    AfterCall(CallerPorts ports, ScriptNews news, String musicClass) {
        this.musicClass = musicClass;
        this.ports = ports;
        this.news = news;
    }

    /** Whatever fails here: the caller is let go. Music is off. */
    void ask(CallerVisit visit) throws LineGone {
        List<SurveyQuestion> questions = due(visit);
        if (questions.isEmpty()) {
            return;
        }
        Language language = SavedPlace.decode(visit.session.variable(FlowReporter.PLACE))
                .map(place -> place.variables().language())
                .orElse(Language.CHINESE);
        news.listenForKeys(visit.uniqueId, visit.keys);
        try {
            new SurveyTalk(
                            new AgiCallerLine(visit.session, visit.keys, ports.substitutes(), musicClass),
                            ports.prompts(),
                            language)
                    .walk(
                            questions,
                            (question, answer) -> ports.surveys().answered(visit.interaction, question, answer));
        } catch (CallerGone e) {
            log.debug("{}: gone while being asked", visit.interaction);
        } catch (RuntimeException e) {
            log.warn("{}: cannot be asked", visit.interaction, e);
        } finally {
            news.stopListeningForKeys(visit.uniqueId);
        }
    }

    private List<SurveyQuestion> due(CallerVisit visit) {
        try {
            QueueId queue = news.queueOf(visit.interaction).join();
            return queue == null ? List.of() : ports.surveys().due(visit.interaction, queue);
        } catch (RuntimeException e) {
            log.warn("{}: whether to ask is not known", visit.interaction, e);
            return List.of();
        }
    }
}
