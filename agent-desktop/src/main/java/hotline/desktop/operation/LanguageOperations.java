package hotline.desktop.operation;

import hotline.crm.people.Person;
import hotline.crm.people.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What language pages speak, so that phones speak it, too. */
public final class LanguageOperations {
    private static final Set<String> LANGUAGES = Set.of("zh-CN", "en");

    private final LanguageBook book;

    public LanguageOperations(LanguageBook book) {
        this.book = book;
    }

    record Speaks(String language) {}

    public List<Operation<?>> table() {
        return List.of(new Operation<>(
                "my.language",
                "PUT",
                "/me/language",
                EnumSet.allOf(Role.class),
                Speaks.class,
                this::speaks,
                null,
                "The language that one's pages speak: one's telephone is spoken to in it, too."));
    }

    private @Nullable Object speaks(Person person, Speaks wanted) {
        mustBeSpoken(wanted.language());
        book.speaks(person.id(), wanted.language());
        return null;
    }

    /** @throws NotDone when pages do not speak it */
    static void mustBeSpoken(String language) {
        if (!LANGUAGES.contains(language)) {
            throw NotDone.bad("language", "The language is one of zh-CN and en.", null);
        }
    }
}
