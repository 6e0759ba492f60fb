package hotline.desktop.records;

import hotline.crm.people.WebSessions;
import hotline.desktop.session.SessionStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Sessions, kept in the database. */
public record StoredSessions(WebSessions sessions) implements SessionStore {
    @Override
    public List<Kept> all() {
        return sessions.all().stream()
                .map(one -> new Kept(one.tokenHash(), one.person(), one.beganAt(), one.seenAt()))
                .toList();
    }

    @Override
    public void put(Kept session) {
        sessions.put(new WebSessions.Session(session.id(), session.person(), session.began(), session.seen()));
    }

    @Override
    public void seen(Map<String, Instant> seen) {
        sessions.seen(seen);
    }

    @Override
    public void remove(Collection<String> ids) {
        sessions.remove(ids);
    }
}
