package hotline.desktop.message;

import hotline.crm.people.Person;
import java.time.Instant;

/**
 * What a page needs first.
 *
 * @param now the server's clock
 */
public record SignedIn(Me me, Centre centre, Instant now) {
    public static SignedIn of(Person person, Centre centre, Instant now) {
        return new SignedIn(Me.of(person), centre, now);
    }
}
