package hotline.desktop;

import hotline.desktop.session.SessionStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a database would keep; outlives a desk in a test. */
final class MemorySessions implements SessionStore {
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
    public void seen(Map<String, Instant> seen) {
        seen.forEach((id, at) ->
                kept.computeIfPresent(id, (same, before) -> new Kept(same, before.person(), before.began(), at)));
    }

    @Override
    public void remove(Collection<String> ids) {
        kept.keySet().removeAll(ids);
    }
}
