package hotline.desktop.operation;

import hotline.crm.people.Person;
import hotline.crm.people.Role;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something a person may ask for.
 *
 * @param name as a socket asks for it, and in logs
 * @param method of HTTP; empty: it is asked over sockets only
 * @param path below {@code /api}, with arguments in braces; empty over sockets only
 * @param who roles one of which is needed; what it may be done to is for {@code doing} to check
 * @param body the arguments: those of the path, of the query and of the body together
 * @param result what it answers, null for nothing
 * @param summary for the description of the interface
 */
public record Operation<B extends Record>(
        String name,
        String method,
        String path,
        Set<Role> who,
        Class<B> body,
        Doing<B> doing,
        @Nullable Class<?> result,
        String summary) {
    public Operation {
        who = Set.copyOf(EnumSet.copyOf(who));
    }

    /** One that is asked over sockets only: nothing in between keeps its answer, and no address names it. */
    public static <B extends Record> Operation<B> overSocketsOnly(
            String name, Set<Role> who, Class<B> body, Doing<B> doing, @Nullable Class<?> result, String summary) {
        return new Operation<>(name, "", "", who, body, doing, result, summary);
    }

    /** Whether it can be asked over REST, too. */
    public boolean isOverRest() {
        return !path.isEmpty();
    }

    /** What is done. */
    @FunctionalInterface
    public interface Doing<B extends Record> {
        /**
         * On a thread of its own, which may block; interrupted when it takes too long.
         *
         * @return what is answered, null for nothing
         * @throws NotDone when it is not
         * @throws hotline.crm.DatabaseAway which is told as such
         */
        @Nullable
        Object with(Person person, B body) throws InterruptedException;
    }

    /** Whether the person has one of the roles. */
    public boolean isFor(Person person) {
        return person.roles().stream().anyMatch(who::contains);
    }
}
