package hotline.server.asterisk;

import hotline.server.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Asterisk's configuration files as an administrator writes them, with our variables filled in:
 *
 * <ul>
 *   <li>{@code ${ami.port}}: the value. Our names are words in small letters joined by dots; Asterisk's own
 *       {@code ${EXTEN}}, {@code ${eventtype}} and {@code ${CALLERID(num)}} stay as they are.
 *   <li>{@code ${trunk.address*}}: the whole line once for each line of the value; none when it is empty.
 *   <li>{@code ;; when trunk.user} … {@code ;; end}: the lines between only when the value is not empty.
 * </ul>
 *
 * A name that is not known is an error. A value cannot break out of its line: line ends are refused, semicolons escaped.
 *
 * @param variables name (as above) to value
 */
record Templates(Map<String, String> variables) {
    private static final Pattern NAME = Pattern.compile("\\$\\{([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+)(\\*?)}");
    private static final Pattern WHEN = Pattern.compile(";;\\s*when\\s+(\\S+)\\s*");
    private static final Pattern END = Pattern.compile(";;\\s*end\\s*");

    Templates {
        variables = Map.copyOf(variables);
    }

    /**
     * Renders all {@code *.conf} of a folder into another, readable for this user only. A file whose text did not
     * change is not touched.
     *
     * @return the names of the files that are new or changed
     */
    Set<String> renderFolder(Path templates, Path into) throws IOException {
        Set<String> changed = new TreeSet<>();
        List<Path> files;
        try (Stream<Path> listed = Files.list(templates)) {
            files = listed.filter(file -> file.toString().endsWith(".conf"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            Path target = into.resolve(file.getFileName());
            if (write(target, render(file))) {
                changed.add(file.getFileName().toString());
            }
        }
        return changed;
    }

    /** The text of one template with the variables filled in. */
    String render(Path template) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean wanted = true;
        int number = 0;
        for (String line : Files.readAllLines(template)) {
            String where = template.getFileName() + ", line " + ++number;
            Matcher when = WHEN.matcher(line);
            if (when.matches()) {
                wanted = !value(when.group(1), where).isEmpty();
            } else if (END.matcher(line).matches()) {
                wanted = true;
            } else if (wanted) {
                lines(line, where).forEach(rendered -> text.append(rendered).append('\n'));
            }
        }
        return text.toString();
    }

    private List<String> lines(String line, String where) {
        Matcher name = NAME.matcher(line);
        while (name.find()) {
            if (!name.group(2).isEmpty()) {
                List<String> lines = new ArrayList<>();
                for (String item : value(name.group(1), where).lines().toList()) {
                    lines.add(filled(line.replace(name.group(), safe(item, name.group(1), where)), where));
                }
                return lines;
            }
        }
        return List.of(filled(line, where));
    }

    private String filled(String line, String where) {
        return NAME.matcher(line)
                .replaceAll(name -> Matcher.quoteReplacement(safe(value(name.group(1), where), name.group(1), where)));
    }

    private String value(String name, String where) {
        String value = variables.get(name);
        if (value == null) {
            throw new Refused(
                    "asterisk",
                    where + ": the variable ${" + name + "} is not known.",
                    "Known are: " + String.join(", ", new TreeSet<>(variables.keySet())) + ".");
        }
        return value;
    }

    private static String safe(String value, String name, String where) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new Refused(
                    "asterisk",
                    where + ": the value of ${" + name + "} contains a line end or another control character.",
                    "Give it a value that stands on one line.");
        }
        return value.replace(";", "\\;");
    }

    /** Replaces a file as a whole, readable for this user only; false when it said the same already. */
    static boolean write(Path target, String text) throws IOException {
        if (Files.exists(target) && Files.readString(target).equals(text)) {
            return false;
        }
        Path fresh = target.resolveSibling("." + target.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text);
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }
}
