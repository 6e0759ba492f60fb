package hotline.server.cli;

import hotline.cti.ami.AmiSettings;
import hotline.cti.carrier.Carrier;
import hotline.server.Refused;
import hotline.server.instance.DataFolder;
import hotline.server.instance.InstanceMark;
import hotline.server.settings.Ports;
import java.time.Duration;

/** The running instance's carrier and demo phones. The command talks to them itself: they and it outlive a restart of the server. */
final class CarrierLines {
    /** The name of the secret of their AMI. */
    static final String SECRET = "carrier";

    private static final Duration WITHIN = Duration.ofSeconds(5);

    private CarrierLines() {}

    /** @throws Refused when there is no running instance, or it has no demo carrier */
    static Carrier connect(HotlineCli root) {
        DataFolder data = root.data();
        InstanceMark mark =
                root.client().instance().orElseThrow(() -> root.client().notRunning());
        String secret = data.secrets().existing(SECRET).orElseThrow(CarrierLines::none);
        try {
            return Carrier.connect(
                    new AmiSettings("127.0.0.1", new Ports(mark.portBase()).carrier(), "carrier", secret),
                    data.carrier().resolve("recordings"),
                    WITHIN);
        } catch (IllegalStateException unreachable) {
            throw none();
        } catch (IllegalArgumentException path) {
            throw new Refused("data-folder", path.getMessage() + ".", "Choose another data folder with --data DIR.");
        }
    }

    private static Refused none() {
        return new Refused(
                "no-carrier",
                "This instance has no demo carrier that could make calls.",
                "Start it without --no-demo and with the demo trunk in hotline.yaml; 'hotline status' shows whether it runs.");
    }
}
