package hotline.crm.people;

/**
 * A secret just generated, to be shown once; only its hash is kept.
 *
 * @param person whose
 * @param secret the password or PIN
 */
public record IssuedSecret(String person, Kind kind, String secret) {
    /** What it opens. */
    public enum Kind {
        /** The web pages. */
        PASSWORD,
        /** Signing in by telephone. */
        PIN
    }

    /** Without the secret: it must not get into a log by accident. */
    @Override
    public String toString() {
        return kind + " of " + person;
    }
}
