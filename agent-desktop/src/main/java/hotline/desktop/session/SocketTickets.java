package hotline.desktop.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A ticket opens one socket of one session, within half a minute. In an address it may get into logs; used, it is worth nothing. Any thread. */
public final class SocketTickets {
    private static final Duration VALID = Duration.ofSeconds(30);
    private static final int MOST = 50_000;

    private record Ticket(Session session, Instant until) {}

    private final InstantSource clock;
    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();

    public SocketTickets(InstantSource clock) {
        this.clock = clock;
    }

    /** Empty when there are far too many that nobody has used yet. */
    public Optional<String> issue(Session session) {
        Instant now = clock.instant();
        if (tickets.size() >= MOST / 10) {
            tickets.values().removeIf(ticket -> now.isAfter(ticket.until()));
        }
        if (tickets.size() >= MOST) {
            return Optional.empty();
        }
        String token = Token.random();
        tickets.put(Token.hash(token), new Ticket(session, now.plus(VALID)));
        return Optional.of(token);
    }

    /** The session the ticket was issued to; each ticket is good once. */
    public Optional<Session> use(String token) {
        if (token.length() > Token.LONGEST) {
            return Optional.empty();
        }
        return Optional.ofNullable(tickets.remove(Token.hash(token)))
                .filter(ticket -> !clock.instant().isAfter(ticket.until()))
                .map(Ticket::session)
                .filter(session -> !session.isOver());
    }
}
