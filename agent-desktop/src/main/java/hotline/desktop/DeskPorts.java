package hotline.desktop;

import hotline.acd.engine.Acd;
import hotline.crm.people.Person;
import hotline.desktop.message.Centre;
import hotline.desktop.session.SessionStore;
import hotline.desktop.session.SignIn;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * What desks and boards need of the house.
 *
 * @param epoch of the core, greater than at any start before
 * @param people everybody who may sign in; blocks, throws {@link hotline.crm.DatabaseAway}
 * @param centre the configuration in force; does not block
 */
public record DeskPorts(
        Acd acd,
        long epoch,
        SignIn.PasswordCheck passwords,
        Supplier<List<Person>> people,
        SessionStore sessions,
        Supplier<Centre> centre,
        InstantSource clock) {}
