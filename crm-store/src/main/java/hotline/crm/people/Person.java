package hotline.crm.people;

import hotline.acd.interaction.Code;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signs in. An agent's id is the person's id.
 *
 * @param name as others see it
 * @param roles at least one
 * @param station an agent's usual extension, null for none
 * @param disabled may no longer sign in
 */
public record Person(
        String id,
        String name,
        Set<Role> roles,
        String team,
        @Nullable String station,
        boolean disabled) {
    private static final int LONGEST_NAME = 100;

    public Person {
        id = Code.check("a person's id", id);
        team = Code.check("team", team);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException(id + " needs a role: agent, supervisor or admin");
        }
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(id + " needs a name of 1 to " + LONGEST_NAME + " printable characters");
        }
        roles = Set.copyOf(EnumSet.copyOf(roles));
    }
}
