package hotline.desktop.session;

import hotline.crm.people.Person;
import java.time.Instant;

/** One browser in which somebody is signed in. Any thread. */
public final class Session {
    private final String id;
    private final Instant began;
    private volatile Person person;
    private volatile Instant seen;
    private volatile boolean over;

    Session(String id, Person person, Instant began, Instant seen) {
        this.id = id;
        this.person = person;
        this.began = began;
        this.seen = seen;
    }

    /** The token's hash: opens nothing. */
    public String id() {
        return id;
    }

    /** As the records say at this moment. */
    public Person person() {
        return person;
    }

    public Instant began() {
        return began;
    }

    public Instant seen() {
        return seen;
    }

    /** Whether it has ended: whoever still holds it must let go. */
    public boolean isOver() {
        return over;
    }

    void heard(Instant now) {
        seen = now;
    }

    void is(Person now) {
        person = now;
    }

    void end() {
        over = true;
    }
}
