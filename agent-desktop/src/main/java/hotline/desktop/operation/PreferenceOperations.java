package hotline.desktop.operation;

import hotline.crm.people.Person;
import hotline.crm.people.Preferences;
import hotline.crm.people.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people want of the pages, the same wherever they sign in: keys, and calls that are taken by themselves. */
public final class PreferenceOperations {
    private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);

    private final PreferenceBook book;

    public PreferenceOperations(PreferenceBook book) {
        this.book = book;
    }

    record Nothing() {}

    /** What is null stays as it is. */
    record Keep(
            @Nullable @Longest(Preferences.LONGEST_KEYS) String keys,
            @Nullable Boolean autoAnswer) {}

    public List<Operation<?>> table() {
        return List.of(
                new Operation<>(
                        "my.preferences",
                        "GET",
                        "/me/preferences",
                        EVERYBODY,
                        Nothing.class,
                        (person, nothing) -> book.of(person.id()),
                        Preferences.class,
                        "What one wants of the pages: physical keys other than the usual ones, and whether calls are taken by themselves at the phone in the page."),
                new Operation<>(
                        "my.preferences.keep",
                        "PUT",
                        "/me/preferences",
                        EVERYBODY,
                        Keep.class,
                        this::keep,
                        Preferences.class,
                        "Keeps what one wants of the pages, wherever one signs in; what is left out stays as it is."));
    }

    private Object keep(Person person, Keep wanted) {
        Preferences before = book.of(person.id());
        Preferences kept;
        try {
            kept = new Preferences(
                    wanted.keys() == null ? before.keys() : wanted.keys(),
                    wanted.autoAnswer() == null ? before.autoAnswer() : wanted.autoAnswer());
        } catch (IllegalArgumentException wrong) {
            throw NotDone.bad(
                    "keys", "This cannot be kept: " + wrong.getMessage() + ".", "Send like \"mute=Minus ready=KeyB\".");
        }
        book.keep(person.id(), kept);
        return kept;
    }
}
