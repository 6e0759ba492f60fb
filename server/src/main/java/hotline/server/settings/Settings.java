package hotline.server.settings;

import hotline.ivr.flow.OutsideNumbers;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The infrastructure of one installation: {@code config/hotline.yaml}, checked. Parts are handed down, nobody but the composition root holds the whole.
 *
 * @param region ISO 3166 country whose numbers may be written without country code
 * @param zone the centre's time zone
 */
public record Settings(
        Ports ports,
        Web web,
        String region,
        ZoneId zone,
        Database database,
        Asterisk asterisk,
        Phones phones,
        Trunk trunk,
        Audio audio,
        Voicemail voicemail,
        Log log,
        List<BusinessSystem> businessSystems) {
    public Settings {
        businessSystems = List.copyOf(businessSystems);
    }

    /**
     * Web pages, health and metrics.
     *
     * @param bind the address they are served at; without TLS a loopback address
     * @param hostNames by which browsers call us, besides address and {@code localhost}
     * @param sessionIdle who was not heard of for so long is signed out; an open page is heard
     * @param sessionLongest and everybody after so long
     */
    public record Web(
            String bind, List<String> hostNames, Optional<Tls> tls, Duration sessionIdle, Duration sessionLongest) {
        public Web {
            hostNames = List.copyOf(hostNames);
        }
    }

    /** Both in PEM; the certificate with its chain. */
    public record Tls(Path certificate, Path key) {}

    /** Where the records are. */
    public sealed interface Database {
        /** Our own PostgreSQL in the data folder. */
        record Embedded() implements Database {}

        /**
         * One that somebody else runs.
         *
         * @param passwordFile a file with the password alone, readable by this user only
         */
        record External(String host, int port, String name, String user, Path passwordFile) implements Database {}
    }

    /** @param program an installed Asterisk to be run; empty: one is fetched into the user's cache */
    public record Asterisk(Optional<Path> program) {}

    /**
     * The agents' phones.
     *
     * @param bind address of their SIP transport
     * @param networks from where they may speak to us
     */
    public record Phones(String bind, List<String> networks) {
        public Phones {
            networks = List.copyOf(networks);
        }
    }

    /**
     * The carrier's trunk.
     *
     * @param bind address of its SIP transport
     * @param host where our calls go to, host or host:port; empty: the demo's own carrier
     * @param addresses from where the carrier's calls come
     * @param user for requests and registration; empty when the carrier knows us by our address
     * @param passwordFile a file with the password alone
     * @param natAddress the address the carrier sees when we are behind NAT, else empty
     * @param outboundPrefixes what an outgoing number must begin with; none: no outgoing calls
     */
    public record Trunk(
            String bind,
            String host,
            List<String> addresses,
            String user,
            Optional<Path> passwordFile,
            boolean register,
            String natAddress,
            List<String> localNetworks,
            List<String> outboundPrefixes) {
        public Trunk {
            addresses = List.copyOf(addresses);
            localNetworks = List.copyOf(localNetworks);
            outboundPrefixes = List.copyOf(outboundPrefixes);
        }

        /** Whether calls come from our own second Asterisk and from nobody else. */
        public boolean isDemo() {
            return host.isEmpty();
        }

        /** The numbers that may be called. The demo's own carrier leads nowhere else, and may be asked for any. */
        public OutsideNumbers outside() {
            return new OutsideNumbers(outboundPrefixes, isDemo() && outboundPrefixes.isEmpty());
        }
    }

    /**
     * @param codecs in order of preference
     * @param tones country of the call progress tones
     * @param speechCommand speaks prompts whose recording is missing
     */
    public record Audio(List<String> codecs, String tones, Optional<Path> speechCommand) {
        public Audio {
            codecs = List.copyOf(codecs);
        }
    }

    /** @param keepDays after how many days a message is erased */
    public record Voicemail(int keepDays) {}

    /** @param level the least important messages that are written: error, warn, info, debug */
    public record Log(String level) {}

    /**
     * A system that call flows may ask over the web, and nothing besides.
     *
     * @param name by which flows know it
     * @param address what they ask lies below it; https, or http on loopback
     * @param header sent with each request when there is a secret
     * @param secretFile a file with the header's value alone, readable by this user only
     */
    public record BusinessSystem(String name, URI address, String header, Optional<Path> secretFile) {}

    /** What call flows may reach. */
    public FlowReach flowReach() {
        return new FlowReach(
                businessSystems.stream().map(BusinessSystem::name).collect(Collectors.toSet()), trunk.outside());
    }

    /** The same at other ports. */
    public Settings at(Ports others) {
        return new Settings(
                others, web, region, zone, database, asterisk, phones, trunk, audio, voicemail, log, businessSystems);
    }
}
