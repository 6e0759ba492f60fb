package hotline.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Debian's Chromium, driven by Playwright. One thread at a time, the one that launched it: Playwright is used by one thread.
 */
final class Chromium implements AutoCloseable {
    private static final List<String> ALONE = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // a microphone that beeps once a second, given without being asked for, and audio over loopback
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            "--allow-loopback-in-peer-connection");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Takes some two seconds. */
    static Chromium launch() {
        System.setProperty("playwright.cli.dir", driver().toString());
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(onPath("chromium"))
                        .setArgs(ALONE));
        return new Chromium(playwright, browser);
    }

    Browser browser() {
        return browser;
    }

    /** Playwright for Java wants a folder with Node and the driver; both are here already, in other places. */
    private static synchronized Path driver() {
        try {
            Path folder = Path.of("target/playwright-driver").toAbsolutePath();
            Files.createDirectories(folder);
            link(folder.resolve("node"), onPath("node"));
            link(
                    folder.resolve("package"),
                    Path.of("../agent-desktop/web/node_modules/playwright-core")
                            .toAbsolutePath()
                            .normalize());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(Path link, Path target) throws IOException {
        if (!Files.exists(target)) {
            throw new IOException(target + " is not there: build the web app first (npm ci in agent-desktop/web)");
        }
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, target);
    }

    private static Path onPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(program + " is not installed"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
