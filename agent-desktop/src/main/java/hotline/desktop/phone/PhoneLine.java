package hotline.desktop.phone;

import hotline.desktop.operation.Pace;
import hotline.desktop.session.Session;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketBase;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One page's phone and its way to the telephones. Whoever does not read holds the other up; when either ends, both do. Its event loop's alone, but for {@link #end}. */
final class PhoneLine {
    private static final int MOST_WAITING = 256 * 1024;

    private final ServerWebSocket page;
    private final Session session;
    private final SipRules rules;
    private final Pace pace = new Pace();
    private final AtomicBoolean over = new AtomicBoolean();

    private @Nullable WebSocket telephones;

    /** @param gone called once, when the page's socket is closed */
    PhoneLine(ServerWebSocket page, Session session, String own, Consumer<PhoneLine> gone) {
        this.page = page;
        this.session = session;
        this.rules = new SipRules(own);
        page.closeHandler(closed -> {
            over.set(true);
            WebSocket there = telephones;
            if (there != null) {
                there.close();
            }
            gone.accept(this);
        });
        page.pause(); // until somebody listens
    }

    Session session() {
        return session;
    }

    /**
     * The telephones are reached: from now on messages go both ways.
     *
     * @param heard called for each message from the page
     * @param refused why a message was not passed on; the line ends
     */
    void through(WebSocket there, Runnable heard, Consumer<String> refused) {
        if (over.get()) {
            there.close();
            return;
        }
        telephones = there;
        page.setWriteQueueMaxSize(MOST_WAITING);
        there.setWriteQueueMaxSize(MOST_WAITING);
        page.textMessageHandler(message -> {
            Optional<String> refusal = rules.refusal(message);
            if (over.get()) {
                return; // what comes after a refused one goes nowhere either
            }
            heard.run();
            if (refusal.isPresent()) {
                refused.accept(refusal.get());
                end(PhoneClose.NOT_YOURS);
            } else if (!pace.allows(System.nanoTime())) {
                end(PhoneClose.TOO_FAST);
            } else {
                pass(message, page, there);
            }
        });
        page.binaryMessageHandler(bytes -> end(PhoneClose.BAD_MESSAGE));
        there.textMessageHandler(message -> pass(message, there, page));
        // SIP may be sent in either kind of frame
        there.binaryMessageHandler(bytes -> pass(bytes.toString(), there, page));
        page.exceptionHandler(failure -> end(PhoneClose.BAD_MESSAGE));
        there.exceptionHandler(failure -> end(PhoneClose.AWAY));
        there.closeHandler(closed -> end(PhoneClose.AWAY));
        page.resume();
    }

    private static void pass(String message, WebSocketBase from, WebSocketBase to) {
        to.writeTextMessage(message);
        if (to.writeQueueFull()) {
            from.pause();
            to.drainHandler(drained -> from.resume());
        }
    }

    /** Once; later calls do nothing. Any thread. */
    void end(PhoneClose why) {
        if (over.compareAndSet(false, true)) {
            page.resume(); // or its own close would never be read
            page.close(why.number(), why.reason());
        }
    }
}
