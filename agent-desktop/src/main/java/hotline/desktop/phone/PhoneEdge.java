package hotline.desktop.phone;

import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.desktop.operation.NotDone;
import hotline.desktop.operation.Operations;
import hotline.desktop.session.CloseCode;
import hotline.desktop.session.Session;
import hotline.desktop.session.Sessions;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All phones in pages: each is passed on to the telephones for as long as its session lasts. Called on event loops; never blocks them. */
public final class PhoneEdge implements AutoCloseable {
    /** The largest message either side may send, in bytes; an INVITE has two or three thousand. */
    public static final int LARGEST_MESSAGE = 64 * 1024;

    /** The kind of socket that speaks SIP (RFC 7118). */
    public static final String PROTOCOL = "sip";

    private static final Logger log = LoggerFactory.getLogger(PhoneEdge.class);
    private static final int MOST_OF_A_SESSION = 8;

    private final Telephones telephones;
    private final Sessions sessions;
    private final Operations operations;
    private final HttpClient client;
    private final Set<PhoneLine> lines = ConcurrentHashMap.newKeySet();

    public PhoneEdge(Telephones telephones, Sessions sessions, Operations operations) {
        this.telephones = telephones;
        this.sessions = sessions;
        this.operations = operations;
        this.client = TelephoneSocket.client(telephones.comingFrom());
    }

    /**
     * A page wants its phone's way to the telephones.
     *
     * @throws NotDone when it is no agent's, or has enough of them
     */
    public void accept(HttpServerRequest request, Session session, Context loop) {
        String own = phoneOf(session.person());
        if (lines.stream().filter(line -> line.session() == session).count() >= MOST_OF_A_SESSION) {
            throw NotDone.tooMany("phones", "These are too many phones at once.", Duration.ofSeconds(1));
        }
        request.toWebSocket()
                .onSuccess(page -> connect(page, session, own, loop))
                .onFailure(failure -> log.debug("no socket was opened for a phone: {}", failure.toString()));
    }

    private String phoneOf(Person person) {
        String extension = person.station();
        if (!person.roles().contains(Role.AGENT) || extension == null) {
            operations.refuse(person, "phone", "Only agents have phones.");
            throw NotDone.forbidden("Only agents have phones.");
        }
        return Telephones.inBrowser(extension);
    }

    private void connect(ServerWebSocket page, Session session, String own, Context loop) {
        PhoneLine line = new PhoneLine(
                page,
                session,
                own,
                loop,
                client,
                telephones.port(),
                () -> sessions.heard(session),
                why -> operations.refuse(session.person(), "phone", "This was " + why + "."),
                lines::remove);
        lines.add(line);
        if (session.isOver()) { // while it was being opened
            line.end(CloseCode.SESSION_OVER);
        }
    }

    /** The session is over, or its person another: the phone has to come anew. */
    public void ended(Session session) {
        lines.stream().filter(line -> line.session() == session).forEach(line -> line.end(CloseCode.SESSION_OVER));
    }

    /** How many pages have their phone with us. */
    public int open() {
        return lines.size();
    }

    @Override
    public void close() {
        lines.forEach(line -> line.end(CloseCode.GOING_AWAY));
        client.shutdown();
    }
}
