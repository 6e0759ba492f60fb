package hotline.server;

import hotline.server.asterisk.AgentPhone;
import hotline.server.asterisk.AsteriskInstallation;
import hotline.server.asterisk.AsteriskServer;
import hotline.server.asterisk.CarrierAsterisk;
import hotline.server.cli.RunOptions;
import hotline.server.settings.Settings;
import java.time.Duration;
import java.util.List;

/** The second Asterisk, which plays the carrier and the agents' phones: for test calls, the demo and the journeys. */
final class DemoCarrier implements AutoCloseable {
    /** The name of the secret of its AMI; {@code call} and {@code demo} know it by that, too. */
    private static final String SECRET = "carrier";

    private static final Duration BOOT = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final CarrierAsterisk carrier;

    /** Not started yet. */
    DemoCarrier(AsteriskInstallation installation, RunOptions options, Settings settings) {
        this.carrier = new CarrierAsterisk(
                installation,
                options.data().carrier(),
                options.config().resolve("asterisk/carrier"),
                settings.ports().base(),
                options.data().secrets().of(SECRET));
    }

    /** These phones, and no others, are played; the first time before the start. */
    void provision(List<AgentPhone> phones) {
        carrier.provision(phones);
    }

    /** Starts it, also again: then its phones behave anew, and its calls are lost. */
    void start() {
        carrier.start(BOOT);
    }

    AsteriskServer asterisk() {
        return carrier.server();
    }

    void stop() {
        carrier.stop(STOP);
    }

    /** Leaves the second Asterisk and its calls alone. */
    @Override
    public void close() {
        carrier.close();
    }
}
