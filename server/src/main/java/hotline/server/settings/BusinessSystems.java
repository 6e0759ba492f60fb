package hotline.server.settings;

import hotline.acd.interaction.Code;
import hotline.ivr.yaml.YamlNode;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads which systems call flows may ask: {@code business-systems}. */
final class BusinessSystems {
    /** What only we may say. */
    private static final Set<String> OURS = Set.of(
            "host",
            "content-length",
            "content-type",
            "accept",
            "connection",
            "upgrade",
            "expect",
            "transfer-encoding",
            "te",
            "trailer");

    private final Section top;
    private final Path folder;

    BusinessSystems(Section top, Path folder) {
        this.top = top;
        this.folder = folder;
    }

    List<Settings.BusinessSystem> read() {
        List<Settings.BusinessSystem> systems = new ArrayList<>();
        top.named("business-systems").forEach((name, named) -> {
            Section section =
                    Section.of("business system '" + YamlNode.shortened(name) + "'", named.value(), top.problems());
            if (!Code.isValid(name)) {
                top.problems()
                        .add(
                                named.where(),
                                "code",
                                "'" + YamlNode.shortened(name) + "' cannot name a business system",
                                "use 1 to 64 of a-z, A-Z, 0-9, '-', '_', '.' and ':', beginning with a letter or digit");
            }
            Optional<URI> address = address(section);
            String header = header(section);
            Optional<Path> secret = section.scalar("secret-file").map(file -> secret(section, file.text()));
            section.end();
            address.ifPresent(uri -> systems.add(new Settings.BusinessSystem(name, uri, header, secret)));
        });
        return systems;
    }

    private static Optional<URI> address(Section section) {
        String hint = "for example address: https://erp.example/api; plain http only on this machine (127.0.0.1)";
        String written = section.needed("address", hint);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(written);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean whole = uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            if (whole && (scheme.equals("https") || (scheme.equals("http") && isLoopback(uri.getHost())))) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException e) {
            // said below
        }
        section.wrong("address", "address", "'address' is no address that may be asked", hint);
        return Optional.empty();
    }

    /** Only addresses and the one name that is always this machine: a name could become another's. */
    private static boolean isLoopback(String host) {
        try {
            String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            boolean literal = bare.matches("[0-9.]+|[0-9a-fA-F:]+");
            return host.equals("localhost")
                    || (literal && InetAddress.getByName(bare).isLoopbackAddress());
        } catch (java.net.UnknownHostException e) {
            return false;
        }
    }

    private static String header(Section section) {
        return section.parsed(
                "header",
                name -> Optional.of(name)
                        .filter(it -> it.matches("[A-Za-z0-9-]{1,64}") && !OURS.contains(it.toLowerCase(Locale.ROOT))),
                "Authorization",
                "a header that may be set",
                "for example header: X-Api-Key");
    }

    private Path secret(Section section, String name) {
        Path path = folder.resolve(name);
        if (!Files.isReadable(path)) {
            section.wrong(
                    "secret-file",
                    "unreadable",
                    "there is no readable file " + path,
                    "write into it what the header says and make it readable for this user only (chmod 600)");
        }
        return path;
    }
}
