package hotline.cti;

import hotline.acd.distributor.Report;
import hotline.acd.queue.QueueId;
import hotline.cti.EmergencyAnnouncements.Announcement;
import hotline.ivr.run.CallerGone;
import hotline.ivr.run.CallerLine.BargeIn;
import hotline.ivr.run.CustomerDesk.Customer;
import hotline.ivr.sound.Prompts;
import hotline.ivr.sound.Sound;
import hotline.ivr.speech.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a caller what is switched on: for the number she has dialled before anything else, for a queue before she enters it, or between the music when she waits there
 * already; each once in a call. Keys do not cut it and are kept. The story's path says so by a node of its own. On the script's thread; whatever fails here, the call goes on.
 */
final class EmergencyTalk {
    private static final Logger log = LoggerFactory.getLogger(EmergencyTalk.class);
    private static final String GOODBYE = "goodbye";
    /** How long anybody waits for us to find out which language she speaks. */
    private static final Duration LANGUAGE = Duration.ofSeconds(1);

    private final CallerPorts ports;
    private final String musicClass;

    EmergencyTalk(CallerPorts ports, String musicClass) {
        this.ports = ports;
        this.musicClass = musicClass;
    }

    /** How it goes on. */
    enum After {
        GOES_ON,
        ENDS,
        CALLER_LEFT
    }

    /** At the very beginning: in the language of the customer with this number when there is one with one, else in the number's. */
    After ofNumber(CallerVisit visit, String dialled, FlowDirectory.Greeting greeting) {
        return unheard(visit, () -> ports.emergencies().ofNumber(dialled))
                .map(on -> tell(visit, on, greeting.flow().name(), language(visit, greeting)))
                .orElse(After.GOES_ON);
    }

    /** About to enter. */
    After ofQueue(CallerVisit visit, QueueId queue, String flow, Language language) {
        return unheard(visit, () -> ports.emergencies().ofQueue(queue))
                .map(on -> tell(visit, on, flow, language))
                .orElse(After.GOES_ON);
    }

    /** What somebody who waits in the queue already has to hear next; nothing when nothing is on, or she has heard it. From now on she has. */
    List<Sound> news(CallerVisit visit, QueueId queue, Language language) {
        FlowDirectory.Greeting greeting = visit.greeting;
        Optional<Announcement> on = unheard(visit, () -> ports.emergencies().ofQueue(queue));
        if (on.isEmpty() || greeting == null) {
            return List.of();
        }
        Optional<Sound> sound = sound(on.get().prompt(), language);
        visit.emergenciesHeard.add(on.get().id());
        if (sound.isPresent()) {
            report(visit, greeting.flow().name(), on.get().prompt(), "announced");
        }
        return sound.stream().toList();
    }

    private Optional<Announcement> unheard(CallerVisit visit, Supplier<Optional<Announcement>> asked) {
        try {
            return asked.get().filter(on -> !visit.emergenciesHeard.contains(on.id()));
        } catch (RuntimeException e) {
            log.error("{}: what is switched on is not known", visit.interaction, e);
            return Optional.empty();
        }
    }

    private After tell(CallerVisit visit, Announcement on, String flow, Language language) {
        List<Sound> sounds = new ArrayList<>();
        sound(on.prompt(), language).ifPresent(sounds::add);
        if (on.ends()) {
            sound(GOODBYE, language).ifPresent(sounds::add);
        }
        visit.emergenciesHeard.add(on.id());
        try {
            new AgiCallerLine(visit.session, visit.keys, ports.substitutes(), musicClass).play(sounds, BargeIn.REFUSED);
        } catch (CallerGone e) {
            report(visit, flow, on.prompt(), "caller-left");
            return After.CALLER_LEFT;
        } catch (RuntimeException e) {
            log.error("{}: {} cannot be played", visit.interaction, on.prompt(), e);
        }
        visit.turnedAway = on.ends();
        report(visit, flow, on.prompt(), on.ends() ? "not-let-in" : "announced");
        return on.ends() ? After.ENDS : After.GOES_ON;
    }

    private void report(CallerVisit visit, String flow, String prompt, String exit) {
        String node = EmergencyAnnouncements.NODE
                + prompt.substring(prompt.startsWith(Prompts.EMERGENCY) ? Prompts.EMERGENCY.length() : 0);
        ports.acd().report(new Report.FlowPasses(visit.interaction, flow, node, exit, System.currentTimeMillis()));
    }

    private Optional<Sound> sound(String prompt, Language language) {
        Optional<Sound> sound = ports.prompts().soundInAny(prompt, language);
        if (sound.isEmpty()) {
            log.error("no prompt {}: callers do not hear what is switched on", prompt);
        }
        return sound;
    }

    private Language language(CallerVisit visit, FlowDirectory.Greeting greeting) {
        String number = FromOutside.number(visit.session.field("callerid"));
        if (number.isEmpty()) {
            return greeting.language();
        }
        FutureTask<List<Customer>> asked = new FutureTask<>(() -> ports.desk().customersOf(number));
        Thread.ofVirtual().name("language-of-caller").start(asked);
        try {
            List<Customer> customers = asked.get(LANGUAGE.toMillis(), TimeUnit.MILLISECONDS);
            Optional<Language> known =
                    customers.size() == 1 ? customers.getFirst().language() : Optional.empty();
            return known.filter(greeting.flow().languages()::contains).orElse(greeting.language());
        } catch (ExecutionException | TimeoutException e) {
            log.debug("{}: her language is not known in time", visit.interaction);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            asked.cancel(true);
        }
        return greeting.language();
    }
}
