package hotline.server.asterisk;

import hotline.cti.ami.AmiSettings;
import hotline.cti.carrier.Carrier;
import hotline.cti.carrier.Tones;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The second, private Asterisk that plays the carrier and the demo phones, out of the same installation as the main one. How
 * it is given orders: {@link Carrier}. On loopback: AMI at base + 10, the carrier at 127.0.0.2:base + 11, the phones at
 * 127.0.0.3:base + 12, audio at base + 1000 … base + 1999; it calls Hotline's trunk at 127.0.0.1:base + 5 and registers at
 * 127.0.0.1:base + 4. Threads as with {@link AsteriskServer}.
 */
public final class CarrierAsterisk implements AutoCloseable {
    private final AsteriskServer server;
    private final Path directory;
    private final PhonePages phones;
    private final AmiSettings ami;

    /**
     * @param directory where it keeps everything; made when missing
     * @param templates {@code config/asterisk/carrier}
     * @param amiSecret 16 to 128 letters and digits; the same for as long as this Asterisk may be adopted
     */
    public CarrierAsterisk(
            AsteriskInstallation installation, Path directory, Path templates, int portBase, String amiSecret) {
        this.directory = directory;
        this.ami = new AmiSettings("127.0.0.1", portBase + 10, "carrier", amiSecret);
        Map<String, String> variables = new TreeMap<>(Map.of(
                "system.name", "lines",
                "ami.port", Integer.toString(portBase + 10),
                "ami.secret", amiSecret,
                "trunk.bind", "127.0.0.2",
                "trunk.port", Integer.toString(portBase + 11),
                "phones.bind", "127.0.0.3",
                "phones.port", Integer.toString(portBase + 12),
                "rtp.first", Integer.toString(portBase + 1000),
                "rtp.last", Integer.toString(portBase + 1999)));
        variables.putAll(Map.of(
                "audio.codecs",
                "alaw,ulaw",
                "hotline.trunk",
                "127.0.0.1:" + (portBase + 5),
                "hotline.agents",
                "127.0.0.1:" + (portBase + 4),
                "hotline.address",
                "127.0.0.1",
                "tone.hello",
                Integer.toString(Tones.HELLO)));
        this.server = new AsteriskServer(installation, directory.resolve("asterisk"), templates, variables);
        this.phones = new PhonePages(server, templates.resolve("demo-phone.template"), "pjsip_phones.conf", variables);
    }

    /**
     * It plays these phones and no others: before the first start, and whenever others are wanted.
     *
     * @param wanted who they register as, with the secrets that Hotline knows
     */
    public void provision(List<AgentPhone> wanted) {
        phones.provision(wanted);
    }

    /** Starts it, or adopts the one that is alive. */
    public AsteriskServer.Start start(Duration timeout) {
        return server.start(timeout);
    }

    /** Connects to it; it must have been started. */
    public Carrier connect(Duration within) {
        return Carrier.connect(ami, directory.resolve("recordings"), within);
    }

    public void stop(Duration patience) {
        server.stop(patience);
    }

    public AsteriskServer server() {
        return server;
    }

    /** Leaves Asterisk running. */
    @Override
    public void close() {
        phones.close();
    }
}
