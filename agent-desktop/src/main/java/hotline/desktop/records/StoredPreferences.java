package hotline.desktop.records;

import hotline.crm.people.People;
import hotline.crm.people.Preferences;
import hotline.desktop.operation.PreferenceBook;

/** What people want of the pages, kept with the people. */
public record StoredPreferences(People people) implements PreferenceBook {
    @Override
    public Preferences of(String person) {
        return people.preferences(person);
    }

    @Override
    public void keep(String person, Preferences wanted) {
        people.prefers(person, wanted);
    }
}
