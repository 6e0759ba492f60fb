package hotline.acd.agent;

/** What a person chose, or a rule set for them: the first of the three layers. */
public sealed interface Availability {
    /** Not at work. */
    record LoggedOut() implements Availability {}

    /** At work, but nothing may be offered. */
    record NotReady(NotReadyReason reason) implements Availability {}

    /** At work and willing; whether anything can be offered depends on assignments too. */
    record Ready() implements Availability {}

    Availability LOGGED_OUT = new LoggedOut();
    Availability READY = new Ready();

    static Availability notReady(NotReadyReason reason) {
        return new NotReady(reason);
    }
}
