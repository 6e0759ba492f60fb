package hotline.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.cti.carrier.DemoPhone;
import hotline.cti.carrier.PhoneBehaviour;
import hotline.cti.carrier.PhoneEvent;
import hotline.server.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One agent of the demo at a real phone: signs in, answers, talks, wraps up, is ready again. */
final class DemoAgent {
    private static final Logger log = LoggerFactory.getLogger(DemoAgent.class);
    private static final Duration REGISTERED_WITHIN = Duration.ofSeconds(10);

    private final ControlClient hotline;
    private final String id;
    private final DemoPhone phone;
    private final Duration wrapUp;
    private volatile boolean working;

    DemoAgent(ControlClient hotline, String id, DemoPhone phone, Duration wrapUp) {
        this.hotline = hotline;
        this.id = id;
        this.phone = phone;
        this.wrapUp = wrapUp;
        phone.onEvent(this::happened);
    }

    /**
     * Blocks until the agent is ready.
     *
     * @param answersAfter how long the phone rings
     * @throws Refused when that cannot be
     */
    void signIn(Duration answersAfter) {
        Instant now = Instant.now();
        phone.behave(PhoneBehaviour.answersAfter(answersAfter));
        CompletableFuture<PhoneEvent> registered =
                phone.event(now, event -> event.kind() == PhoneEvent.Kind.REGISTERED);
        phone.register();
        try {
            registered.get(REGISTERED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception not) {
            throw new Refused(
                    "phone",
                    "The demo phone " + phone.extension() + " could not register.",
                    "See 'hotline status' and log/messages.log of both Asterisks.");
        }
        hotline.ask("agent", Map.of("action", "sign-in", "agent", id, "extension", phone.extension()));
        working = true;
        ready();
    }

    /** Hangs up, signs out; nothing remains of the agent's work. Does what can be done. */
    void signOut() {
        working = false;
        try {
            phone.behave(PhoneBehaviour.refusesAtOnce());
            phone.hangUp();
            ready(); // ends the wrap-up
            hotline.ask("agent", Map.of("action", "sign-out", "agent", id));
        } catch (RuntimeException away) {
            log.warn("agent {} could not be signed out: {}", id, away.getMessage());
        }
    }

    /** An agent who was set not ready by a rule (let it ring, for example) comes back. */
    void lookAfter(JsonNode agents) {
        for (JsonNode agent : agents) {
            if (working
                    && agent.path("id").asText().equals(id)
                    && agent.path("state").asText().equals("NOT_READY")) {
                tryReady();
            }
        }
    }

    private void happened(PhoneEvent event) {
        if (working && event.kind() == PhoneEvent.Kind.GONE) {
            CompletableFuture.delayedExecutor(wrapUp.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                    .execute(this::tryReady);
        }
    }

    private void tryReady() {
        if (working) {
            try {
                ready();
            } catch (Refused away) {
                log.info("agent {} is not ready again yet: {}", id, away.getMessage());
            }
        }
    }

    private void ready() {
        hotline.ask("agent", Map.of("action", "ready", "agent", id));
    }
}
