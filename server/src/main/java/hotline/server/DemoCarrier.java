package hotline.server;

import hotline.cti.carrier.Carrier;
import hotline.server.asterisk.AgentPhone;
import hotline.server.asterisk.AsteriskInstallation;
import hotline.server.asterisk.AsteriskServer;
import hotline.server.asterisk.CarrierAsterisk;
import hotline.server.center.CenterConfiguration;
import hotline.server.cli.RunOptions;
import hotline.server.settings.Settings;
import java.time.Duration;
import java.util.List;

/** The second Asterisk, which plays the carrier and the agents' phones: for test calls, the demo and the journeys. */
final class DemoCarrier implements AutoCloseable {
    /** The name of the secret of its AMI; {@code call} and {@code demo} know it by that, too. */
    private static final String SECRET = "carrier";

    private static final Duration BOOT = Duration.ofSeconds(60);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final CarrierAsterisk asterisk;
    private final Carrier carrier;

    private DemoCarrier(CarrierAsterisk asterisk, Carrier carrier) {
        this.asterisk = asterisk;
        this.carrier = carrier;
    }

    static DemoCarrier start(
            AsteriskInstallation installation,
            RunOptions options,
            Settings settings,
            Pbx pbx,
            List<CenterConfiguration.Agent> agents) {
        CarrierAsterisk asterisk = new CarrierAsterisk(
                installation,
                options.data().carrier(),
                options.config().resolve("asterisk/carrier"),
                settings.ports().base(),
                options.data().secrets().of(SECRET),
                agents.stream()
                        .map(agent ->
                                new AgentPhone(agent.extension(), agent.name(), pbx.phoneSecret(agent.extension())))
                        .toList());
        asterisk.start(BOOT);
        return new DemoCarrier(asterisk, asterisk.connect(CONNECT));
    }

    Carrier carrier() {
        return carrier;
    }

    AsteriskServer asterisk() {
        return asterisk.server();
    }

    /** Starts it again. Its phones behave anew; the calls are lost. */
    void revive() {
        asterisk.start(BOOT);
    }

    void stop() {
        asterisk.stop(STOP);
    }

    /** Leaves the second Asterisk and its calls alone. */
    @Override
    public void close() {
        carrier.close();
    }
}
