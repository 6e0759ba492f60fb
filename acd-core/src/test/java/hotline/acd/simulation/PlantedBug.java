package hotline.acd.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/**
 * A bug: the sources of the core with something wrong put in the place of something right. Only the files concerned are
 * compiled anew; their classes, and else the real ones, are loaded once more by a loader that asks for its own first.
 *
 * @param file below {@code hotline/acd}, without suffix
 * @param right text that stands in the file exactly once, however the spaces are laid out
 */
record PlantedBug(String what, String file, String right, String wrong) {
    private static final Path SOURCES = Path.of("src/main/java/hotline/acd");
    private static final Path CLASSES = Path.of("target/classes");
    private static final Path TESTS = Path.of("target/test-classes");

    /** Not a bug but a fuse, in every planted core: a command that never ends is found here, because nobody else can see it. */
    private static final PlantedBug FUSE = new PlantedBug(
            "fuse",
            "distributor/Turn",
            "events.add(recorded);",
            "events.add(recorded); if (events.size() > 1_000) throw new IllegalStateException(\"one command never ends\");");

    @Override
    public String toString() {
        return what;
    }

    /** The core with this bug, and with it everything in {@code hotline}, tests included. */
    static ClassLoader core(List<PlantedBug> bugs, Path folder) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        var files = new ArrayList<String>();
        files.add(FUSE.plant(folder).toString());
        for (PlantedBug bug : bugs) {
            files.add(bug.plant(folder).toString());
        }
        compile(classes, files);
        return new OursFirst(url(classes), url(CLASSES), url(TESTS));
    }

    private Path plant(Path folder) throws IOException {
        String text = Files.readString(SOURCES.resolve(file + ".java"));
        String pattern =
                Arrays.stream(right.trim().split("\\s+")).map(Pattern::quote).collect(Collectors.joining("\\s+"));
        var place = Pattern.compile(pattern).matcher(text);
        assertThat(place.results().count())
                .as(
                        "places for the bug '%s' in %s.java, which no longer says: %s; give it another place in %s",
                        what, file, right, PlantedBugsTest.class.getSimpleName())
                .isEqualTo(1);
        Path copy = folder.resolve("sources").resolve(file + ".java");
        Files.createDirectories(copy.resolveSibling("."));
        place.reset().find();
        return Files.writeString(copy, text.substring(0, place.start()) + wrong + text.substring(place.end()));
    }

    private static void compile(Path classes, List<String> files) {
        String known = CLASSES.toAbsolutePath()
                + File.pathSeparator
                + NullMarked.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath();
        var arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-d", classes.toString(), "-cp", known));
        arguments.addAll(files);
        var messages = new StringWriter();
        var javac = ToolProvider.findFirst("javac").orElseThrow();
        int code = javac.run(new PrintWriter(messages), new PrintWriter(messages), arguments.toArray(String[]::new));
        assertThat(code).as("the core with the bug compiles: %s", messages).isZero();
    }

    private static URL url(Path folder) {
        try {
            return folder.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    /** What is ours is never asked of the parent: that one would find the real core. */
    private static final class OursFirst extends URLClassLoader {
        OursFirst(URL... places) {
            super(places, PlantedBug.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("hotline.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                var known = findLoadedClass(name);
                return known == null ? findClass(name) : known;
            }
        }
    }
}
