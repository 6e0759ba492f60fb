package hotline.desktop.phone;

import hotline.desktop.operation.Pace;
import hotline.desktop.session.CloseCode;
import hotline.desktop.session.Session;
import io.vertx.core.Context;
import io.vertx.core.http.ServerWebSocket;
import java.net.http.HttpClient;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One page's phone and its way to the telephones. A page that does not read holds the telephones up; when either ends, both do. Its event loop's alone, but for {@link #end}. */
final class PhoneLine implements TelephoneSocket.Ear {
    private static final int MOST_WAITING = 256 * 1024;

    private final ServerWebSocket page;
    private final Session session;
    private final SipRules rules;
    private final Pace pace = new Pace();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Runnable heard;
    private final Consumer<String> refused;
    private final TelephoneSocket telephones;

    /**
     * @param heard called for each message from the page
     * @param refused why a message was not passed on; the line ends
     * @param gone called once, when the page's socket is closed
     */
    PhoneLine(
            ServerWebSocket page,
            Session session,
            String own,
            Context loop,
            HttpClient client,
            int port,
            Runnable heard,
            Consumer<String> refused,
            Consumer<PhoneLine> gone) {
        this.page = page;
        this.session = session;
        this.rules = new SipRules(own);
        this.heard = heard;
        this.refused = refused;
        this.telephones = TelephoneSocket.connect(client, port, loop, this);
        page.setWriteQueueMaxSize(MOST_WAITING);
        page.textMessageHandler(this::said);
        page.binaryMessageHandler(bytes -> end(CloseCode.NO_SIP));
        page.exceptionHandler(failure -> end(CloseCode.NO_SIP));
        page.closeHandler(closed -> {
            over.set(true);
            telephones.close();
            gone.accept(this);
        });
    }

    Session session() {
        return session;
    }

    private void said(String message) {
        if (over.get()) {
            return; // what comes after a refused one goes nowhere either
        }
        heard.run();
        Optional<String> refusal = rules.refusal(message);
        if (refusal.isPresent()) {
            refused.accept(refusal.get());
            end(CloseCode.NOT_YOURS);
        } else if (!pace.allows(System.nanoTime())) {
            end(CloseCode.TOO_FAST);
        } else if (!telephones.send(message)) {
            end(CloseCode.PHONES_AWAY);
        }
    }

    @Override
    public void heard(String message, Runnable taken) {
        page.writeTextMessage(message);
        if (page.writeQueueFull()) {
            page.drainHandler(drained -> taken.run());
        } else {
            taken.run();
        }
    }

    @Override
    public void over() {
        end(CloseCode.PHONES_AWAY);
    }

    /** Once; later calls do nothing. Any thread. */
    void end(CloseCode why) {
        if (over.compareAndSet(false, true)) {
            page.close(why.number(), why.reason());
        }
    }
}
