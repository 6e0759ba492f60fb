package hotline.desktop.session;

import hotline.crm.DatabaseAway;
import hotline.crm.people.Person;
import hotline.desktop.message.ServerMessage.SignedOutWhy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everybody who is signed in. Kept in memory, so that nobody is signed out while the database is away, and in the store, so that nobody is when we start anew. A session
 * ends when its person signs out or is disabled, when nothing was heard from it for long, and at the latest after its longest time. Any thread.
 */
public final class Sessions {
    private static final Logger log = LoggerFactory.getLogger(Sessions.class);

    private final SessionStore store;
    private final Supplier<List<Person>> people;
    private final Limits limits;
    private final InstantSource clock;
    private final Map<String, Session> open = new ConcurrentHashMap<>();
    private final Map<String, Instant> stored = new ConcurrentHashMap<>();
    private final Set<String> toRemove = ConcurrentHashMap.newKeySet();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /**
     * @param idle after so long without a sign of life it is over
     * @param longest after so long it is over in any case
     */
    public record Limits(Duration idle, Duration longest) {}

    /** Learns of changes; must return at once. */
    public interface Listener {
        void ended(Session session, SignedOutWhy why);

        /** The session's person has another name, team or role. */
        void changed(Session session);
    }

    private Sessions(SessionStore store, Supplier<List<Person>> people, Limits limits, InstantSource clock) {
        this.store = store;
        this.people = people;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Goes on with the sessions that are stored. Blocks.
     *
     * @param people everybody; asked again and again, may block and throw {@link DatabaseAway}
     * @throws DatabaseAway when they cannot be read
     */
    public static Sessions begin(
            SessionStore store, Supplier<List<Person>> people, Limits limits, InstantSource clock) {
        Sessions sessions = new Sessions(store, people, limits, clock);
        Map<String, Person> known = byId(people.get());
        for (SessionStore.Kept kept : store.all()) {
            Person person = known.get(kept.person());
            if (person == null || person.disabled()) {
                sessions.toRemove.add(kept.id());
            } else {
                sessions.open.put(kept.id(), new Session(kept.id(), person, kept.began(), kept.seen()));
                sessions.stored.put(kept.id(), kept.seen());
            }
        }
        return sessions;
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /**
     * The person has proven to be it. Blocks.
     *
     * @return the token for the browser; not kept
     * @throws DatabaseAway when it could not be stored; then there is no session
     */
    public String open(Person person) {
        String token = Token.random();
        String id = Token.hash(token);
        Instant now = clock.instant();
        store.put(new SessionStore.Kept(id, person.id(), now, now));
        stored.put(id, now);
        open.put(id, new Session(id, person, now, now));
        return token;
    }

    /** The session this token opens, when it is not over; counts as a sign of life. Does not block. */
    public Optional<Session> find(String token) {
        Session session = token.length() > Token.LONGEST ? null : open.get(Token.hash(token));
        if (session == null || isOver(session)) {
            return Optional.empty();
        }
        session.heard(clock.instant());
        return Optional.of(session);
    }

    /** A sign of life that needs no token: an open socket. */
    public void heard(Session session) {
        if (!isOver(session)) {
            session.heard(clock.instant());
        }
    }

    /** How many there are. */
    public int count() {
        return open.size();
    }

    /** Over in all its tabs. Blocks for a moment; with the database away it is over nevertheless. */
    public void end(Session session, SignedOutWhy why) {
        endAll(session::equals, why);
    }

    /** Over in every browser of the person. Blocks for a moment. */
    public void endAllOf(String person, SignedOutWhy why) {
        endAll(session -> session.person().id().equals(person), why);
    }

    /** The people's records have changed. Blocks; with the database away nothing changes. */
    public void peopleChanged() {
        Map<String, Person> known;
        try {
            known = byId(people.get());
        } catch (DatabaseAway away) {
            log.debug("people cannot be read at the moment; sessions stay as they are");
            return;
        }
        endAll(session -> isGone(known.get(session.person().id())), SignedOutWhy.DISABLED);
        for (Session session : open.values()) {
            Person now = known.get(session.person().id());
            if (now != null && !now.equals(session.person())) {
                session.is(now);
                listeners.forEach(listener -> listener.changed(session));
            }
        }
    }

    /** Ends what is over by time, and stores what was heard. To be called every half a minute or so. Blocks. */
    public void sweep() {
        endAll(this::isOver, SignedOutWhy.EXPIRED);
        Map<String, Instant> heard = new HashMap<>();
        open.forEach((id, session) -> {
            if (!session.seen().equals(stored.get(id))) {
                heard.put(id, session.seen());
            }
        });
        try {
            if (!heard.isEmpty()) {
                store.seen(heard);
                stored.putAll(heard);
                stored.keySet().retainAll(open.keySet());
            }
        } catch (DatabaseAway away) {
            log.debug("what was heard from sessions will be stored later");
        }
        removeFromStore();
    }

    private void endAll(Predicate<Session> which, SignedOutWhy why) {
        for (Session session : open.values()) {
            if (which.test(session) && open.remove(session.id()) != null) {
                session.end();
                stored.remove(session.id());
                toRemove.add(session.id());
                listeners.forEach(listener -> listener.ended(session, why));
            }
        }
        removeFromStore();
    }

    private void removeFromStore() {
        Set<String> ended = new HashSet<>(toRemove);
        if (ended.isEmpty()) {
            return;
        }
        try {
            store.remove(ended);
            toRemove.removeAll(ended);
        } catch (DatabaseAway away) {
            log.debug("sessions that are over will be removed from the database later");
        }
    }

    private boolean isOver(Session session) {
        Instant now = clock.instant();
        return session.isOver()
                || now.isAfter(session.seen().plus(limits.idle()))
                || now.isAfter(session.began().plus(limits.longest()));
    }

    private static boolean isGone(@Nullable Person person) {
        return person == null || person.disabled();
    }

    private static Map<String, Person> byId(List<Person> people) {
        return people.stream().collect(Collectors.toMap(Person::id, Function.identity()));
    }
}
