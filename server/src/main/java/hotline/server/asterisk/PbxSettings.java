package hotline.server.asterisk;

import hotline.server.Refused;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the templates in {@code config/asterisk} need to know about this call centre.
 *
 * @param systemName in front of every unique id, letters and digits
 * @param amiPort TCP, on loopback
 * @param agiPort TCP, where Hotline answers FastAGI, on loopback
 * @param codecs in order of preference; one for all avoids conversion
 * @param rtpFirst first UDP port for audio, {@code rtpLast} the last, both inclusive
 * @param music folder of the recordings for those who wait
 * @param tones country of the call progress tones: cn, uk, us
 */
public record PbxSettings(
        String systemName,
        int amiPort,
        int agiPort,
        Agents agents,
        Trunk trunk,
        List<String> codecs,
        int rtpFirst,
        int rtpLast,
        Path music,
        String tones) {

    /**
     * From where we pass on the SIP of phones in browsers. Nobody else's: were the carrier, or a proxy before it, recognised by 127.0.0.1, any agent
     * would be the carrier if we came from there, too.
     */
    public static final String BROWSERS = "127.0.0.4";

    /**
     * The agents' phones.
     *
     * @param bind address of their SIP transport (UDP)
     * @param browserPort TCP, on loopback: the websocket through which we pass on the SIP of phones in browsers
     * @param networks from where phones may speak to us: addresses or networks like 192.168.1.0/24
     */
    public record Agents(String bind, int port, int browserPort, List<String> networks) {
        public Agents {
            networks = List.copyOf(networks);
        }
    }

    /**
     * The carrier's trunk.
     *
     * @param bind address of its SIP transport (UDP)
     * @param host where our calls go to: host or host:port
     * @param addresses from where the carrier's calls come; whoever sends from there is the carrier
     * @param user name for our requests and the registration, empty when the carrier knows us by our address
     * @param register whether we have to register
     * @param natAddress the address the carrier sees when we are behind NAT, else empty
     * @param localNetworks networks on our side of the NAT
     * @param outboundPrefixes what an outgoing number must begin with; none: no outgoing calls
     */
    public record Trunk(
            String bind,
            int port,
            String host,
            List<String> addresses,
            String user,
            String password,
            boolean register,
            String natAddress,
            List<String> localNetworks,
            List<String> outboundPrefixes) {
        public Trunk {
            addresses = List.copyOf(addresses);
            localNetworks = List.copyOf(localNetworks);
            outboundPrefixes = List.copyOf(outboundPrefixes);
            if (register && user.isEmpty()) {
                throw new Refused(
                        "asterisk",
                        "The trunk is to register but has no user name.",
                        "Give the trunk a user and a password, or set register to false.");
            }
            for (String prefix : outboundPrefixes) {
                if (!prefix.matches("\\+?[0-9]{1,20}")) {
                    throw new Refused(
                            "asterisk",
                            "The allowed outbound prefix '" + prefix + "' is not a number.",
                            "Write digits, with or without a leading +.");
                }
            }
        }

        @Override
        public String toString() {
            return "Trunk(" + bind + ":" + port + " to " + host + ")";
        }
    }

    public PbxSettings {
        codecs = List.copyOf(codecs);
    }

    /**
     * Everything on loopback, as the demo and the tests have it: AMI at base + 2, FastAGI at base + 3, phones at
     * 127.0.0.1:base + 4, trunk at 127.0.0.1:base + 5, phones in browsers at base + 6, audio at base + 100 … base + 999. The carrier is 127.0.0.2 (its
     * SIP at base + 11), the demo phones are at 127.0.0.1 and 127.0.0.3: PJSIP tells them apart by address.
     */
    public static PbxSettings loopback(int portBase, Path music) {
        return new PbxSettings(
                "hotline",
                portBase + 2,
                portBase + 3,
                new Agents("127.0.0.1", portBase + 4, portBase + 6, List.of("127.0.0.1", "127.0.0.3")),
                new Trunk(
                        "127.0.0.1",
                        portBase + 5,
                        "127.0.0.2:" + (portBase + 11),
                        List.of("127.0.0.2"),
                        "",
                        "",
                        false,
                        "",
                        List.of(),
                        List.of()),
                List.of("alaw", "ulaw"),
                portBase + 100,
                portBase + 999,
                music,
                "cn");
    }

    /** The variables of the templates. */
    public Map<String, String> variables(PbxSecrets secrets) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("system.name", systemName);
        variables.put("ami.port", Integer.toString(amiPort));
        variables.put("ami.secret", secrets.ami());
        variables.put("ami.provisioning-secret", secrets.provisioning());
        variables.put("agi.port", Integer.toString(agiPort));
        variables.put("agi.secret", secrets.agi());
        variables.put("audio.codecs", String.join(",", codecs));
        variables.put("rtp.first", Integer.toString(rtpFirst));
        variables.put("rtp.last", Integer.toString(rtpLast));
        variables.put("dir.music", music.toAbsolutePath().normalize().toString());
        variables.put("tones.country", tones);
        variables.put("agents.bind", agents.bind());
        variables.put("agents.port", Integer.toString(agents.port()));
        variables.put("browsers.address", BROWSERS);
        variables.put("browsers.port", Integer.toString(agents.browserPort()));
        variables.put("audio.opus", codecs.contains("opus") ? "yes" : "");
        variables.put("agents.network", String.join("\n", agents.networks()));
        variables.put("trunk.bind", trunk.bind());
        variables.put("trunk.port", Integer.toString(trunk.port()));
        variables.put("trunk.host", trunk.host());
        variables.put("trunk.address", String.join("\n", trunk.addresses()));
        variables.put("trunk.user", trunk.user());
        variables.put("trunk.password", trunk.password());
        variables.put("trunk.register", trunk.register() ? "yes" : "");
        variables.put("trunk.nat-address", trunk.natAddress());
        variables.put("trunk.local-network", String.join("\n", trunk.localNetworks()));
        variables.put("outbound.prefix", String.join("\n", trunk.outboundPrefixes()));
        return variables;
    }
}
