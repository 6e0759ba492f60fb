package hotline.desktop.operation;

import hotline.crm.people.Preferences;

/** What people want of the pages. Methods block, and throw {@link hotline.crm.DatabaseAway}; what is to be kept is kept when they return. */
public interface PreferenceBook {
    /** The usual of who has never said anything. */
    Preferences of(String person);

    void keep(String person, Preferences wanted);
}
