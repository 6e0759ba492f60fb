package hotline.server;

/**
 * Tells a person who is waiting what is going on and how far it is. Called from the thread that does the work; must
 * neither block nor throw.
 */
@FunctionalInterface
public interface Progress {
    /** One line a person can read, without a line end: {@code "Asterisk: fetching, 80 of 160 packages"}. */
    void step(String line);
}
