package hotline.server.asterisk;

import hotline.cti.ami.AmiSettings;
import hotline.cti.carrier.Carrier;
import hotline.cti.carrier.Tones;
import hotline.server.Refused;
import java.io.IOException;
import java.nio.file.Files;
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
public final class CarrierAsterisk {
    private final AsteriskServer server;
    private final Path directory;
    private final Path templates;
    private final Map<String, String> variables;
    private final List<AgentPhone> phones;
    private final AmiSettings ami;

    /**
     * @param directory where it keeps everything; made when missing
     * @param templates {@code config/asterisk/carrier}
     * @param amiSecret 16 to 128 letters and digits; the same for as long as this Asterisk may be adopted
     * @param phones who they register as, with the secrets that Hotline knows
     */
    public CarrierAsterisk(
            AsteriskInstallation installation,
            Path directory,
            Path templates,
            int portBase,
            String amiSecret,
            List<AgentPhone> phones) {
        this.directory = directory;
        this.templates = templates;
        this.phones = List.copyOf(phones);
        this.ami = new AmiSettings("127.0.0.1", portBase + 10, "carrier", amiSecret);
        this.variables = new TreeMap<>(Map.of(
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
    }

    /** Starts it, or adopts the one that is alive. */
    public AsteriskServer.Start start(Duration timeout) {
        try {
            Files.createDirectories(server.etc());
            Templates.write(server.etc().resolve("pjsip_phones.conf"), phonePages());
        } catch (IOException e) {
            throw new Refused(
                    "asterisk",
                    "The demo phones cannot be written to " + server.etc() + ": " + e,
                    "Make the folder writable.");
        }
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

    private String phonePages() throws IOException {
        StringBuilder pages = new StringBuilder();
        for (AgentPhone phone : phones) {
            Map<String, String> one = new TreeMap<>(variables);
            one.put("phone.extension", phone.extension());
            one.put("phone.secret", phone.secret());
            pages.append(new Templates(one).render(templates.resolve("demo-phone.template")))
                    .append('\n');
        }
        return pages.toString();
    }
}
