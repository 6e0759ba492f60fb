package hotline.desktop;

import hotline.crm.people.Preferences;
import hotline.desktop.operation.PreferenceBook;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What people want of the pages, in memory. */
final class MemoryPreferences implements PreferenceBook {
    private final Map<String, Preferences> kept = new ConcurrentHashMap<>();

    @Override
    public Preferences of(String person) {
        return kept.getOrDefault(person, Preferences.USUAL);
    }

    @Override
    public void keep(String person, Preferences wanted) {
        kept.put(person, wanted);
    }
}
