package hotline.server.adapter;

import hotline.desktop.session.SessionStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Until sessions are kept in the database. */
public final class SessionsInMemory implements SessionStore {
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    @Override
    public List<Kept> all() {
        return List.copyOf(kept.values());
    }

    @Override
    public void put(Kept session) {
        kept.put(session.id(), session);
    }

    @Override
    public void seen(Map<String, Instant> seen) {}

    @Override
    public void remove(Collection<String> ids) {
        kept.keySet().removeAll(ids);
    }
}
