package hotline.cti;

import hotline.acd.distributor.Actor;
import hotline.acd.distributor.CommandId;
import hotline.acd.distributor.Request;
import hotline.acd.engine.Answer;
import hotline.acd.interaction.Code;
import hotline.acd.queue.QueueExit;
import hotline.acd.queue.QueueId;
import hotline.cti.agi.LineGone;
import hotline.ivr.flow.Flow;
import hotline.ivr.flow.Node;
import hotline.ivr.run.Caller;
import hotline.ivr.run.CallerGone;
import hotline.ivr.run.CallerLine.BargeIn;
import hotline.ivr.run.FlowResult;
import hotline.ivr.run.FlowRun;
import hotline.ivr.run.QueueTalk;
import hotline.ivr.run.Surroundings;
import hotline.ivr.speech.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Walks a caller through the flow of the number that was dialled, from the saved place if there is one, and hands over to the queue it leads to. */
final class CallerFlow {
    private static final Logger log = LoggerFactory.getLogger(CallerFlow.class);
    private static final Actor FLOW = new Actor("system:flow");

    private final CallerPorts ports;
    private final ScriptNews news;
    private final EmergencyTalk emergencies;
    private final RecordingTalk recordings;
    private final String musicClass;

    CallerFlow(
            CallerPorts ports,
            ScriptNews news,
            EmergencyTalk emergencies,
            RecordingTalk recordings,
            String musicClass) {
        this.ports = ports;
        this.recordings = recordings;
        this.news = news;
        this.emergencies = emergencies;
        this.musicClass = musicClass;
    }

    /** What the script is to do after the flow. */
    enum Next {
        /** The core has the caller now. */
        OBEY,
        HANG_UP,
        /** The caller has. */
        NOTHING
    }

    /** On the script's thread; takes as long as the caller. */
    Next walk(CallerVisit visit, String dialled) throws LineGone {
        Optional<FlowDirectory.Greeting> greeting = greeting(visit, dialled);
        if (greeting.isEmpty()) {
            log.warn("{}: no flow for the number dialled; check the numbers in center.yaml", visit.interaction);
            return Next.HANG_UP;
        }
        EmergencyTalk.After announced = place(visit).isPresent()
                ? EmergencyTalk.After.GOES_ON
                : emergencies.ofNumber(visit, dialled, greeting.get());
        return switch (announced) {
            case GOES_ON -> follow(visit, dialled, beginning(visit, dialled, greeting.get()));
            case ENDS -> Next.HANG_UP;
            case CALLER_LEFT -> Next.NOTHING;
        };
    }

    private FlowRun beginning(CallerVisit visit, String dialled, FlowDirectory.Greeting greeting) throws LineGone {
        Surroundings around = around(visit, dialled, greeting);
        return place(visit)
                .map(saved -> FlowRun.resume(greeting.flow(), saved.node(), saved.variables(), around))
                .orElseGet(() -> FlowRun.begin(
                        greeting.flow(),
                        new Caller(FromOutside.number(visit.session.field("callerid")), dialled, greeting.language()),
                        around));
    }

    /** The caller is back from a queue and has had no agent. On the script's thread; takes as long as the caller. */
    Next goOn(CallerVisit visit, String dialled, QueueExit exit) throws LineGone {
        Optional<FlowDirectory.Greeting> greeting = greeting(visit, dialled);
        Optional<SavedPlace> place = place(visit);
        if (greeting.isEmpty() || place.isEmpty()) {
            log.warn("{}: back from a queue, and no flow to go on in", visit.interaction);
            return Next.HANG_UP;
        }
        Flow flow = greeting.get().flow();
        SavedPlace saved = place.get();
        Surroundings around = around(visit, dialled, greeting.get());
        boolean atQueue =
                flow.node(saved.node()).filter(Node.Queue.class::isInstance).isPresent();
        // elsewhere: the process before us was already leading her on from the queue
        Optional<FlowRun> run = atQueue
                ? FlowRun.goOn(flow, saved.node(), exit, Optional.ofNullable(visit.exitKey), saved.variables(), around)
                : Optional.of(FlowRun.resume(flow, saved.node(), saved.variables(), around));
        if (run.isPresent()) {
            return follow(visit, dialled, run.get());
        }
        apologise(visit, saved.variables().language());
        return Next.HANG_UP;
    }

    private Next follow(CallerVisit visit, String dialled, FlowRun run) throws LineGone {
        return switch (run.walk()) {
            case FlowResult.HandOver handOver -> {
                waits(visit, dialled);
                visit.exitKeys = handOver.keys();
                yield announced(visit, handOver) ? enqueue(visit, handOver) : Next.NOTHING;
            }
            case FlowResult.Served served -> Next.HANG_UP;
            case FlowResult.Ended ended -> {
                visit.turnedAway = ended.closed();
                yield Next.HANG_UP;
            }
            case FlowResult.Transferred transferred -> visit.session.isGone() ? Next.NOTHING : Next.HANG_UP;
            case FlowResult.CallerLeft left -> Next.NOTHING;
        };
    }

    /** What is switched on for the queue she is about to enter, and that she is recorded there; false when she has hung up. */
    private boolean announced(CallerVisit visit, FlowResult.HandOver handOver) throws LineGone {
        FlowDirectory.Greeting greeting = visit.greeting;
        if (greeting == null || handOver.queue().isEmpty()) {
            return true;
        }
        QueueId queue = new QueueId(handOver.queue());
        return emergencies.ofQueue(visit, queue, greeting.flow().name(), handOver.language())
                        != EmergencyTalk.After.CALLER_LEFT
                && recordings.entering(visit, queue, handOver.language());
    }

    /** What the caller may press to leave the queue she waits in, and what she is told there. */
    void waits(CallerVisit visit, String dialled) throws LineGone {
        Optional<SavedPlace> place = place(visit);
        Optional<FlowDirectory.Greeting> greeting = greeting(visit, dialled);
        visit.exitKeys = Set.of();
        visit.callbackKeys = Set.of();
        visit.talk = null;
        if (place.isEmpty() || greeting.isEmpty()) {
            return;
        }
        Flow flow = greeting.get().flow();
        if (flow.node(place.get().node()).orElse(null) instanceof Node.Queue queue) {
            visit.queue = new QueueId(queue.queue());
            visit.exitKeys = queue.keys().keySet();
            visit.callbackKeys = FlowRun.callbackKeys(flow, place.get().node(), queue);
            visit.talk = queue.announcements()
                    .map(said -> new QueueTalk(said, place.get().variables(), ports.prompts()))
                    .orElse(null);
        }
    }

    private static Optional<SavedPlace> place(CallerVisit visit) throws LineGone {
        return SavedPlace.decode(visit.session.variable(FlowReporter.PLACE));
    }

    private Surroundings around(CallerVisit visit, String dialled, FlowDirectory.Greeting greeting) {
        return new Surroundings(
                visit.interaction.toString(),
                new AgiCallerLine(
                        visit.session,
                        visit.keys,
                        ports.substitutes(),
                        musicClass,
                        new OutsideCall(visit, news, ports.outside(), dialled, musicClass)),
                ports.desk(),
                new FlowReporter(
                        ports.acd(),
                        visit.session,
                        visit.interaction,
                        greeting.flow().name()),
                ports.prompts(),
                ports.clock(),
                number -> keepPlace(visit, number),
                ports.business(),
                ports.identity(),
                ports.messages().of(visit.interaction),
                ports.diaries().of(visit.interaction, greeting.flow().name()),
                ports.entries().of(visit.interaction, greeting.flow().name()));
    }

    /** What she began with, in this process or one before ours; remembered from now on. */
    private Optional<FlowDirectory.Greeting> greeting(CallerVisit visit, String dialled) throws LineGone {
        if (visit.greeting == null) {
            String edition = visit.session.variable(FlowReporter.EDITION);
            visit.greeting = find(dialled, edition).orElse(null);
            if (visit.greeting != null && edition.isEmpty()) {
                visit.session.set(FlowReporter.EDITION, visit.greeting.edition());
            }
        }
        return Optional.ofNullable(visit.greeting);
    }

    private Optional<FlowDirectory.Greeting> find(String dialled, String edition) {
        try {
            return edition.isEmpty()
                    ? ports.flows().flowFor(dialled)
                    : ports.flows().flowFor(dialled, edition);
        } catch (RuntimeException e) {
            log.error("finding the flow of a number failed", e);
            return Optional.empty();
        }
    }

    private Next enqueue(CallerVisit visit, FlowResult.HandOver handOver) throws LineGone {
        boolean queued;
        try {
            CommandId id =
                    new CommandId("enqueue-" + visit.interaction + "-" + Long.toString(System.currentTimeMillis(), 36));
            Request request = new Request.Enqueue(
                    id,
                    FLOW,
                    visit.interaction,
                    new QueueId(handOver.queue()),
                    handOver.plan(),
                    Duration.ofSeconds(handOver.headStartSeconds()).toMillis(),
                    codes(handOver.attached()));
            Answer answer = ports.acd().request(request).join();
            queued = switch (answer) {
                case Answer.Done done -> true;
                case Answer.Rejected rejected -> {
                    log.warn("{}: not queued: {}", visit.interaction, rejected.rejection());
                    yield false;
                }
            };
        } catch (CompletionException e) {
            throw new LineGone("the core is ending; the caller will visit the next one");
        } catch (IllegalArgumentException e) {
            log.error("{}: the flow's hand-over cannot be understood", visit.interaction, e);
            queued = false;
        }
        if (queued || visit.session.isGone()) {
            return Next.OBEY;
        }
        apologise(visit, handOver.language());
        return Next.HANG_UP;
    }

    /** What the caller is told then holds: it is on the disk before. */
    private boolean keepPlace(CallerVisit visit, String number) {
        try {
            QueueId queue = news.queueOf(visit.interaction).join();
            Optional<Instant> until =
                    queue == null ? Optional.empty() : ports.callbacks().promisedUntil(queue, number);
            if (until.isEmpty()) {
                return false;
            }
            ports.callbacks().callAt(visit.interaction, number);
            CommandId id =
                    new CommandId("keep-" + visit.interaction + "-" + Long.toString(System.currentTimeMillis(), 36));
            Answer answer = ports.acd()
                    .requestDurably(new Request.KeepPlace(
                            id, FLOW, visit.interaction, until.get().toEpochMilli()))
                    .join();
            if (answer instanceof Answer.Rejected rejected) {
                log.warn("{}: the place is not kept: {}", visit.interaction, rejected.rejection());
            }
            return answer instanceof Answer.Done;
        } catch (RuntimeException e) {
            log.error("{}: the place could not be kept", visit.interaction, e);
            return false;
        }
    }

    /** Only codes go into the journal; what is none stays out, whatever the flow says. */
    private static SortedMap<String, String> codes(Map<String, String> attached) {
        SortedMap<String, String> codes = new TreeMap<>();
        attached.forEach((key, value) -> {
            if (Code.isValid(key) && Code.isValid(value) && codes.size() < Request.Enqueue.MOST_ATTACHED) {
                codes.put(key, value);
            } else {
                log.warn("what the flow attaches as {} is no code, or one too many, and is left out", key);
            }
        });
        return codes;
    }

    /** Never dead air: the caller is told before we hang up. */
    private void apologise(CallerVisit visit, Language language) {
        try {
            new AgiCallerLine(visit.session, visit.keys, ports.substitutes(), musicClass)
                    .play(ports.prompts().sounds(List.of("not-possible-now", "goodbye"), language), BargeIn.REFUSED);
        } catch (CallerGone e) {
            log.debug("{}: gone before the apology", visit.interaction);
        } catch (RuntimeException e) {
            log.error("{}: the apology cannot be played", visit.interaction, e);
        }
    }
}
