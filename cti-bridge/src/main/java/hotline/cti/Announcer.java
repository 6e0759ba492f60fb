package hotline.cti;

import hotline.acd.queue.QueueId;
import hotline.cti.agi.AgiReply;
import hotline.cti.agi.LineGone;
import hotline.ivr.run.QueueForecast;
import hotline.ivr.run.QueueTalk;
import hotline.ivr.sound.Sound;
import hotline.ivr.sound.Substitutes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says something to a caller who waits, and is cut the moment there is an order for her script: Asterisk plays for as long as a recording lasts, or until the manager interface
 * stops it. On the script's thread.
 */
final class Announcer {
    private static final Logger log = LoggerFactory.getLogger(Announcer.class);
    /** Not cut by keys, which Asterisk would do by itself: those that lead out of the queue come as an order. No phone has A and B, which would wind. */
    private static final String[] NO_KEYS = {"", "3000", "A", "B"};
    /** A stop that comes before the recording has begun has no effect. */
    private static final long STOP_AGAIN_MILLIS = 50;

    private final QueueForecast forecast;
    private final Callbacks callbacks;
    private final Substitutes substitutes;
    private final ScriptNews news;

    Announcer(CallerPorts ports, ScriptNews news) {
        this.forecast = ports.forecast();
        this.callbacks = ports.callbacks();
        this.substitutes = ports.substitutes();
        this.news = news;
    }

    /**
     * What is to be said now; nothing to somebody who does not wait any more.
     *
     * @param waited since the caller came into the queue, as far as this visit knows
     */
    List<Sound> next(CallerVisit visit, QueueTalk talk, Duration waited) {
        try {
            return forecast.of(visit.interaction)
                    .map(now -> talk.next(now, mayKeepPlace(visit, waited)))
                    .orElse(List.of());
        } catch (RuntimeException e) {
            log.warn("{}: an announcement cannot be made", visit.interaction, e);
            return List.of();
        }
    }

    private boolean mayKeepPlace(CallerVisit visit, Duration waited) {
        QueueId queue = visit.queue;
        return queue != null
                && waited.compareTo(callbacks.offeredAfter(queue)) >= 0
                && callbacks
                        .promisedUntil(queue, FromOutside.number(visit.session.field("callerid")))
                        .isPresent();
    }

    /** Plays it to its end, or until there is an order. Music is off. */
    void say(CallerVisit visit, List<Sound> sounds) throws LineGone {
        CountDownLatch over = new CountDownLatch(1);
        visit.announcing = true;
        Thread cutter = Thread.ofVirtual().name("cut-announcement").start(() -> cut(visit, over));
        try {
            for (Sound sound : sounds) {
                if (visit.orders.hasNews()) {
                    return;
                }
                AgiReply reply = visit.session.command("CONTROL STREAM FILE", arguments(sound));
                if ((reply.code() != 200 || reply.result() < 0) && !visit.orders.hasNews() && !sound.isThere()) {
                    Optional<Sound> substitute = substitutes.of(sound);
                    if (substitute.isPresent()) {
                        reply = visit.session.command("CONTROL STREAM FILE", arguments(substitute.get()));
                    }
                }
                if (reply.code() != 200 || reply.result() < 0) {
                    log.debug("{}: {} was not played to its end: {}", visit.interaction, sound.stem(), reply.code());
                    return;
                }
            }
        } finally {
            visit.announcing = false;
            over.countDown();
            cutter.interrupt();
        }
    }

    private void cut(CallerVisit visit, CountDownLatch over) {
        try {
            visit.orders.awaitNews();
            while (visit.announcing) {
                news.stopAnnouncement(visit);
                if (over.await(STOP_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it is over
        }
    }

    private static String[] arguments(Sound sound) {
        String[] arguments = new String[NO_KEYS.length + 1];
        arguments[0] = sound.stem();
        System.arraycopy(NO_KEYS, 0, arguments, 1, NO_KEYS.length);
        return arguments;
    }
}
