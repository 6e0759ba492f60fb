package hotline.desktop.message;

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
        @Nullable String station) {}
