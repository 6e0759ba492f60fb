package hotline.cti.ami;

import java.time.Duration;

/**
 * How to reach one Asterisk.
 *
 * @param host must be a loopback address: the secret goes over the wire in clear
 * @param answerWithin how long an action may go unanswered
 */
public record AmiSettings(String host, int port, String user, String secret, Duration answerWithin) {
    public AmiSettings(String host, int port, String user, String secret) {
        this(host, port, user, secret, Duration.ofSeconds(5));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port;
    }
}
