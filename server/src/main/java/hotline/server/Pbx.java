package hotline.server;

import hotline.cti.ami.AmiSettings;
import hotline.server.asterisk.AgentPhone;
import hotline.server.asterisk.AsteriskInstallation;
import hotline.server.asterisk.AsteriskServer;
import hotline.server.asterisk.PbxSecrets;
import hotline.server.asterisk.PbxSettings;
import hotline.server.asterisk.PhonePages;
import hotline.server.center.CenterConfiguration;
import hotline.server.cli.RunOptions;
import hotline.server.settings.Ports;
import hotline.server.settings.Secrets;
import hotline.server.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Our Asterisk: the one that takes the customers' calls and rings the agents' phones. */
final class Pbx implements AutoCloseable {
    private static final Duration BOOT = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final AsteriskServer asterisk;
    private final PhonePages phones;
    private final PhonePages browserPages;
    private final BrowserPhones browsers;
    private final PbxSecrets secrets;
    private final Secrets kept;
    private final Ports ports;

    Pbx(AsteriskInstallation installation, RunOptions options, Settings settings) {
        this.kept = options.data().secrets();
        this.ports = settings.ports();
        this.secrets = new PbxSecrets(kept.of("ami"), kept.of("ami-provisioning"), kept.of("agi"));
        Path templates = options.config().resolve("asterisk");
        PbxSettings pbx = pbxSettings(settings, options.home().resolve("sounds/music"));
        this.asterisk = new AsteriskServer(installation, options.data().asterisk(), templates, pbx.variables(secrets));
        this.phones = PhonePages.ofAgents(asterisk, templates, settings.audio().codecs());
        this.browserPages =
                PhonePages.ofBrowsers(asterisk, templates, settings.audio().codecs());
        this.browsers = new BrowserPhones(ports.browsers());
    }

    AsteriskServer.Start start() {
        return asterisk.start(BOOT);
    }

    /** These phones, and no others, may register. */
    void provision(List<AgentPhone> wanted) {
        phones.provision(wanted);
    }

    /** The phones of these agents, each with what it registers with. */
    List<AgentPhone> phonesOf(List<CenterConfiguration.Agent> agents) {
        return agents.stream()
                .map(agent -> new AgentPhone(agent.extension(), agent.name(), kept.of("phone-" + agent.extension())))
                .toList();
    }

    /** The phones in the browsers of these agents, and of no others, may register. */
    void provisionBrowsers(List<CenterConfiguration.Agent> agents) {
        browserPages.provision(browsers.of(agents));
    }

    BrowserPhones browsers() {
        return browsers;
    }

    AmiSettings ami() {
        return new AmiSettings("127.0.0.1", ports.ami(), "hotline", secrets.ami());
    }

    String agiSecret() {
        return secrets.agi();
    }

    /** Where Asterisk notes what happens to calls. */
    Path witness() {
        return asterisk.log().resolve("cel-custom").resolve("hotline.csv");
    }

    AsteriskServer asterisk() {
        return asterisk;
    }

    void stop() {
        asterisk.stop(STOP);
    }

    /** Leaves Asterisk running. */
    @Override
    public void close() {
        phones.close();
        browserPages.close();
    }

    static PbxSettings pbxSettings(Settings settings, Path music) {
        Ports ports = settings.ports();
        Settings.Trunk trunk = settings.trunk();
        return new PbxSettings(
                "hotline",
                ports.ami(),
                ports.agi(),
                new PbxSettings.Agents(
                        settings.phones().bind(),
                        ports.phones(),
                        ports.browsers(),
                        settings.phones().networks()),
                new PbxSettings.Trunk(
                        trunk.bind(),
                        ports.trunk(),
                        trunk.isDemo() ? "127.0.0.2:" + (ports.base() + 11) : trunk.host(),
                        trunk.isDemo() ? List.of("127.0.0.2") : trunk.addresses(),
                        trunk.user(),
                        trunk.passwordFile().map(Pbx::password).orElse(""),
                        trunk.register(),
                        trunk.natAddress(),
                        trunk.localNetworks(),
                        trunk.outboundPrefixes()),
                settings.audio().codecs(),
                ports.audioFirst(),
                ports.audioLast(),
                music,
                settings.audio().tones());
    }

    private static String password(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Refused(
                    "trunk-password",
                    "The trunk's password file " + file + " cannot be read.",
                    "Write the password, and nothing else, into it and make it readable by this user only.");
        }
    }
}
