package hotline.server.settings;

import hotline.ivr.yaml.Problem;
import hotline.ivr.yaml.Problems;
import hotline.ivr.yaml.YamlNode;
import hotline.ivr.yaml.YamlNode.Nothing;
import hotline.ivr.yaml.YamlNode.Scalar;
import hotline.ivr.yaml.YamlNode.Where;
import hotline.ivr.yaml.YamlSource;
import hotline.server.asterisk.PbxSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code hotline.yaml}. Everything may be left out; a file that is not there means all defaults. Any thread; never throws for what is in the file. */
public final class SettingsFile {
    private static final Duration A_YEAR = Duration.ofDays(366);
    private static final Map<String, String> LEVELS = same("error", "warn", "info", "debug");
    private static final Map<String, String> TONES = same("cn", "uk", "us");
    private static final Map<String, String> CODECS = same("alaw", "ulaw", "g722", "opus");

    private final String file;
    private final Path folder;
    private final Problems problems;

    private SettingsFile(String file, Path folder) {
        this.file = file;
        this.folder = folder;
        this.problems = new Problems(file);
    }

    /** Either settings, or everything that is wrong with the file. */
    public sealed interface Reading {
        record Good(Settings settings) implements Reading {}

        record Bad(List<Problem> problems) implements Reading {
            public Bad {
                problems = List.copyOf(problems);
            }
        }
    }

    /** @param path relative paths inside the file are seen from its folder */
    public static Reading read(Path path) {
        Path folder = path.toAbsolutePath().normalize().getParent();
        SettingsFile reader = new SettingsFile(path.toString(), folder == null ? Path.of("/") : folder);
        if (!Files.exists(path)) {
            return reader.settings(new Nothing(new Where(0, 0)));
        }
        return YamlSource.text(path, reader.problems)
                .map(reader::parsed)
                .orElseGet(() -> new Reading.Bad(reader.problems.all()));
    }

    /** @param name how problems call the file */
    public static Reading read(String name, String text, Path folder) {
        return new SettingsFile(name, folder).parsed(text);
    }

    /** What call flows may reach; no system and every number while the file has mistakes. */
    public static FlowReach flowReach(Path path) {
        return read(path) instanceof Reading.Good good ? good.settings().flowReach() : FlowReach.UNKNOWN;
    }

    private Reading parsed(String text) {
        if (text.lines().allMatch(line -> line.isBlank() || line.stripLeading().startsWith("#"))) {
            return settings(new Nothing(new Where(0, 0)));
        }
        return YamlSource.tree(text, problems).map(this::settings).orElseGet(() -> new Reading.Bad(problems.all()));
    }

    private Reading settings(YamlNode root) {
        Section top = Section.of(file, root, problems);
        Settings settings = new Settings(
                new Ports(top.number("port-base", Ports.LOWEST_BASE, Ports.HIGHEST_BASE, Ports.DEFAULT_BASE)),
                web(top.section("web")),
                top.parsed(
                        "region",
                        text -> Optional.of(text).filter(Arrays.asList(Locale.getISOCountries())::contains),
                        "CN",
                        "a country code of two capital letters",
                        "for example region: CN"),
                top.parsed(
                        "time-zone",
                        SettingsFile::zone,
                        ZoneId.of("Asia/Shanghai"),
                        "a time zone's name",
                        "write region and city, for example time-zone: Asia/Shanghai"),
                database(top.section("database")),
                asterisk(top.section("asterisk")),
                phones(top.section("phones")),
                trunk(top.section("trunk")),
                audio(top.section("audio")),
                voicemail(top.section("voicemail")),
                log(top.section("log")),
                new BusinessSystems(top, folder).read());
        top.end();
        return problems.isEmpty() ? new Reading.Good(settings) : new Reading.Bad(problems.all());
    }

    private Settings.Web web(Section section) {
        String bind = address(section, "bind", "127.0.0.1");
        List<Scalar> names = section.texts("host-names");
        for (Scalar name : names) {
            if (!name.text().matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")) {
                problems.add(
                        name.where(),
                        "host-name",
                        "'" + YamlNode.shortened(name.text()) + "' is no host's name",
                        "write it without https:// and port, for example host-names: [hotline.example]");
            }
        }
        Optional<Settings.Tls> tls = new CertificateFiles(section, folder).read();
        if (!bind.startsWith("127.") && tls.isEmpty()) {
            section.wrong(
                    "bind",
                    "not-loopback",
                    "the web pages cannot be served at " + bind + ": any address but loopback requires TLS",
                    "give certificate-file and key-file, or use 127.0.0.1 and put a proxy with TLS before it");
        }
        Settings.Web web = new Settings.Web(
                bind,
                names.stream().map(Scalar::text).toList(),
                tls,
                Duration.ofMillis(section.millis("session-idle", Duration.ofMinutes(5), A_YEAR, Duration.ofHours(1))),
                Duration.ofMillis(
                        section.millis("session-longest", Duration.ofMinutes(5), A_YEAR, Duration.ofHours(14))));
        section.end();
        return web;
    }

    private Settings.Database database(Section section) {
        boolean external = section.choice("kind", Map.of("embedded", false, "external", true), false);
        if (!external) {
            section.end();
            return new Settings.Database.Embedded();
        }
        Settings.Database database = new Settings.Database.External(
                section.needed("host", "name the machine, for example host: db.example"),
                section.number("port", 1, 65_535, 5432),
                section.text("name", "hotline"),
                section.text("user", "hotline"),
                passwordFile(section, section.needed("password-file", "name a file that holds the password alone")));
        section.end();
        return database;
    }

    private Settings.Asterisk asterisk(Section section) {
        Optional<Path> program = program(
                section, "program", "name an installed Asterisk 20 or newer, or remove the line to have one fetched");
        section.end();
        return new Settings.Asterisk(program);
    }

    private Optional<Path> program(Section section, String key, String remedy) {
        Optional<Path> program = section.scalar(key).map(name -> folder.resolve(name.text()));
        program.filter(path -> !Files.isExecutable(path) || Files.isDirectory(path))
                .ifPresent(path -> section.wrong(key, "no-program", path + " is not a program", remedy));
        return program;
    }

    private Settings.Phones phones(Section section) {
        String bind = address(section, "bind", "127.0.0.1");
        List<String> networks = networks(section, "networks");
        section.end();
        return new Settings.Phones(bind, networks.isEmpty() ? List.of("127.0.0.1", "127.0.0.3") : networks);
    }

    private Settings.Trunk trunk(Section section) {
        String host = section.text("host", "");
        if (!host.isEmpty() && !host.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,250}(:\\d{1,5})?")) {
            section.wrong(
                    "host", "host", "'host' must be a host, or host:port", "for example host: sip.carrier.example");
        }
        String user = section.text("user", "");
        if (!user.matches("[A-Za-z0-9_.+-]{0,64}")) {
            section.wrong(
                    "user",
                    "user",
                    "'user' has characters a SIP user cannot have",
                    "copy it from the carrier's letter");
        }
        Optional<Path> password = section.scalar("password-file").map(name -> passwordFile(section, name.text()));
        boolean register = section.truth("register", false);
        if (register && user.isEmpty()) {
            section.wrong(
                    "register",
                    "no-user",
                    "the trunk is to register but has no 'user'",
                    "give it user and password-file");
        }
        if (!user.isEmpty() && password.isEmpty()) {
            section.wrong(
                    "user",
                    "no-password",
                    "the trunk has a 'user' but no 'password-file'",
                    "name a file that holds the password alone");
        }
        List<String> addresses = networks(section, "addresses");
        if (!host.isEmpty() && addresses.isEmpty()) {
            section.wrong(
                    "host",
                    "no-addresses",
                    "the trunk has a 'host' but no 'addresses' its calls may come from",
                    "list the carrier's addresses or networks: addresses: [203.0.113.0/28]");
        }
        for (String network : addresses) {
            if (covers(network, PbxSettings.BROWSERS)) {
                section.wrong(
                        "addresses",
                        "browsers-address",
                        "the trunk's 'addresses' cover " + PbxSettings.BROWSERS
                                + ", from where phones in browsers come: every agent would be the carrier",
                        "list the carrier's own addresses, not all of loopback");
            }
        }
        List<Scalar> prefixes = section.texts("outbound-prefixes");
        for (Scalar prefix : prefixes) {
            if (!prefix.text().matches("\\+?[0-9]{1,20}")) {
                problems.add(
                        prefix.where(),
                        "prefix",
                        "'" + YamlNode.shortened(prefix.text()) + "' is no beginning of a telephone number",
                        "write digits in quotes, with or without a leading +: \"+86\"");
            }
        }
        Settings.Trunk trunk = new Settings.Trunk(
                address(section, "bind", "127.0.0.1"),
                host,
                addresses,
                user,
                password,
                register,
                address(section, "nat-address", ""),
                networks(section, "local-networks"),
                prefixes.stream().map(Scalar::text).toList());
        section.end();
        return trunk;
    }

    private Settings.Audio audio(Section section) {
        List<Scalar> codecs = section.texts("codecs");
        for (Scalar codec : codecs) {
            if (!CODECS.containsKey(codec.text())) {
                problems.unknown(
                        codec.where(),
                        "codec",
                        "there is no codec '" + YamlNode.shortened(codec.text()) + "'",
                        codec.text(),
                        CODECS.keySet());
            }
        }
        Optional<Path> speech = program(
                section, "speech-command", "name a program that speaks (see sounds/README.md), or remove the line");
        Settings.Audio audio = new Settings.Audio(
                codecs.isEmpty()
                        ? List.of("alaw", "ulaw")
                        : codecs.stream().map(Scalar::text).toList(),
                section.choice("tones", TONES, "cn"),
                speech);
        section.end();
        return audio;
    }

    private Settings.Voicemail voicemail(Section section) {
        Settings.Voicemail voicemail = new Settings.Voicemail(section.number("keep-days", 1, 3_650, 90));
        section.end();
        return voicemail;
    }

    private Settings.Log log(Section section) {
        Settings.Log log = new Settings.Log(section.choice("level", LEVELS, "info"));
        section.end();
        return log;
    }

    private Path passwordFile(Section section, String name) {
        Path path = folder.resolve(name);
        if (!name.isEmpty() && !Files.isReadable(path)) {
            section.wrong(
                    "password-file",
                    "unreadable",
                    "there is no readable file " + path,
                    "write the password into it and make it readable for this user only (chmod 600)");
        }
        return path;
    }

    private static String address(Section section, String key, String otherwise) {
        return section.parsed(
                key,
                text -> Optional.of(text).filter(SettingsFile::isAddress),
                otherwise,
                "an IPv4 address",
                "for example " + key + ": 192.168.1.10");
    }

    private List<String> networks(Section section, String key) {
        List<Scalar> written = section.texts(key);
        for (Scalar network : written) {
            int slash = network.text().indexOf('/');
            boolean right = slash < 0
                    ? isAddress(network.text())
                    : isAddress(network.text().substring(0, slash))
                            && network.text().substring(slash + 1).matches("[12]?\\d|3[0-2]");
            if (!right) {
                problems.add(
                        network.where(),
                        "network",
                        "'" + YamlNode.shortened(network.text()) + "' is neither an IPv4 address nor a network",
                        "for example 192.168.1.10 or 192.168.1.0/24");
            }
        }
        return written.stream().map(Scalar::text).toList();
    }

    private static boolean covers(String network, String address) {
        int slash = network.indexOf('/');
        String first = slash < 0 ? network : network.substring(0, slash);
        int bits = slash < 0 ? 32 : Integer.parseInt(network.substring(slash + 1));
        if (!isAddress(first)) {
            return false;
        }
        long mask = (0xffff_ffffL << (32 - bits)) & 0xffff_ffffL;
        return (number(first) & mask) == (number(address) & mask);
    }

    private static long number(String address) {
        return Arrays.stream(address.split("\\.")).mapToLong(Long::parseLong).reduce(0, (sum, part) -> sum << 8 | part);
    }

    private static boolean isAddress(String text) {
        return text.matches("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.|$)){4}") && !text.endsWith(".");
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name))
                    .filter(zone -> ZoneId.getAvailableZoneIds().contains(zone.getId()));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static Map<String, String> same(String... words) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (String word : words) {
            choices.put(word, word);
        }
        return choices;
    }
}
