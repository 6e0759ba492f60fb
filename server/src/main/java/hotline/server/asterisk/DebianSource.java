package hotline.server.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where this machine gets Debian from, so that another suite can be asked for from the same place: no address is known
 * to the project itself.
 *
 * @param uri the address of the mirror, as the machine's own entry names it
 * @param signedBy the value of Signed-By, lines kept (an embedded key has several), empty when none
 */
record DebianSource(String uri, String signedBy) {
    /** Suites that are Debian itself, in any release we may run on, and not an addition to it. */
    private static final Set<String> SUITES =
            Set.of("bookworm", "trixie", "forky", "duke", "sid", "stable", "oldstable", "testing", "unstable");

    private static final Pattern ONE_LINE = Pattern.compile("deb\\s+(?:\\[([^]]*)]\\s+)?(\\S+)\\s+(\\S+)\\s+(.*)");

    /** An entry (deb822) for another suite of the same mirror. */
    String entryFor(String suite) {
        return "Types: deb\nURIs: " + uri + "\nSuites: " + suite + "\nComponents: main\n"
                + (signedBy.isEmpty() ? "" : "Signed-By: " + signedBy + "\n");
    }

    /** All of Debian's mirrors that the machine is set up for, those whose address ends with /debian first. */
    static List<DebianSource> of(Path aptFolder) throws IOException {
        List<Path> files = new ArrayList<>();
        Path parts = aptFolder.resolve("sources.list.d");
        if (Files.isDirectory(parts)) {
            try (Stream<Path> listed = Files.list(parts)) {
                listed.sorted().filter(Files::isReadable).forEach(files::add);
            }
        }
        Path single = aptFolder.resolve("sources.list");
        if (Files.isReadable(single)) {
            files.add(single);
        }
        List<DebianSource> found = new ArrayList<>();
        for (Path file : files) {
            if (file.toString().endsWith(".sources")) {
                found.addAll(ofStanzas(Files.readString(file)));
            } else if (file.toString().endsWith(".list")) {
                found.addAll(ofLines(Files.readAllLines(file)));
            }
        }
        return found.stream()
                .distinct()
                .sorted((a, b) -> Boolean.compare(looksLikeDebian(b.uri), looksLikeDebian(a.uri)))
                .toList();
    }

    private static boolean looksLikeDebian(String uri) {
        return uri.replaceAll("/+$", "").endsWith("/debian");
    }

    static List<DebianSource> ofStanzas(String text) {
        List<DebianSource> found = new ArrayList<>();
        String withoutComments =
                text.lines().filter(line -> !line.startsWith("#")).reduce("", (a, b) -> a + b + "\n");
        for (String stanza : withoutComments.split("\n\\s*\n", -1)) {
            Map<String, String> fields = fields(stanza);
            boolean usable = words(fields, "types").contains("deb")
                    && words(fields, "suites").stream().anyMatch(SUITES::contains)
                    && words(fields, "components").contains("main")
                    && !fields.getOrDefault("enabled", "yes").equalsIgnoreCase("no");
            if (usable) {
                words(fields, "uris")
                        .forEach(uri -> found.add(new DebianSource(uri, fields.getOrDefault("signed-by", ""))));
            }
        }
        return found;
    }

    private static Map<String, String> fields(String stanza) {
        Map<String, String> fields = new LinkedHashMap<>();
        String current = "";
        for (String line : stanza.lines().toList()) {
            int colon = line.indexOf(':');
            if (line.startsWith(" ") || line.startsWith("\t")) {
                fields.merge(current, line, (before, more) -> before + "\n" + more);
            } else if (colon > 0) {
                current = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                fields.put(current, line.substring(colon + 1).strip());
            }
        }
        return fields;
    }

    private static List<String> words(Map<String, String> fields, String name) {
        return Arrays.stream(fields.getOrDefault(name, "").split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static List<DebianSource> ofLines(List<String> lines) {
        List<DebianSource> found = new ArrayList<>();
        for (String line : lines) {
            Matcher entry = ONE_LINE.matcher(line.strip());
            if (entry.matches()
                    && SUITES.contains(entry.group(3))
                    && List.of(entry.group(4).split("\\s+", -1)).contains("main")) {
                found.add(new DebianSource(entry.group(2), signedBy(entry.group(1) == null ? "" : entry.group(1))));
            }
        }
        return found;
    }

    private static String signedBy(String options) {
        return Arrays.stream(options.split("\\s+", -1))
                .filter(option -> option.startsWith("signed-by="))
                .map(option -> option.substring("signed-by=".length()))
                .findFirst()
                .orElse("");
    }
}
