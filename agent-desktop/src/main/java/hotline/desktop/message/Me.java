package hotline.desktop.message;

import hotline.crm.people.Person;
import hotline.crm.people.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in.
 *
 * @param station an agent's usual extension
 */
public record Me(
        String id,
        String name,
        List<Role> roles,
        String team,
        @Nullable String station) {
    public static Me of(Person person) {
        return new Me(
                person.id(),
                person.name(),
                person.roles().stream().sorted().toList(),
                person.team(),
                person.roles().contains(Role.AGENT) ? person.station() : null);
    }
}
