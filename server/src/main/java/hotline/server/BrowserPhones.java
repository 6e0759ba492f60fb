package hotline.server;

import hotline.desktop.phone.Telephones;
import hotline.server.asterisk.AgentPhone;
import hotline.server.asterisk.PbxSettings;
import hotline.server.center.CenterConfiguration;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The phones in the agents' browsers. Their secrets live in this process and in Asterisk's configuration (0600) alone: new ones at every start, and when
 * {@link #renew} says so. Any thread.
 */
final class BrowserPhones implements Telephones {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;

    private final int port;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();

    /** @param port where Asterisk takes SIP over websockets, on loopback */
    BrowserPhones(int port) {
        this.port = port;
    }

    /** One for each agent, with what it registers with at the moment. */
    List<AgentPhone> of(List<CenterConfiguration.Agent> agents) {
        List<AgentPhone> phones = agents.stream()
                .map(agent -> AgentPhone.inBrowser(
                        agent.extension(),
                        agent.name(),
                        secrets.computeIfAbsent(Telephones.inBrowser(agent.extension()), phone -> secret())))
                .toList();
        secrets.keySet().retainAll(phones.stream().map(AgentPhone::extension).toList());
        return phones;
    }

    /** From now on all secrets are others: who asks next for the phones gets them. Phones that have registered go on, and learn of it when they register again. */
    void renew() {
        secrets.replaceAll((phone, old) -> secret());
    }

    private static String secret() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public Optional<String> secretOf(String station) {
        return Optional.ofNullable(secrets.get(station));
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String comingFrom() {
        return PbxSettings.BROWSERS;
    }
}
