package hotline.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Somebody at a screen: a browser of their own, with all that its sockets have been told. Used by the thread of its {@link Chromium}. */
final class Seat implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Centre centre;
    private final String person;
    private final BrowserContext context;
    private final Tab first;
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

    private Seat(Centre centre, String person, BrowserContext context) {
        this.centre = centre;
        this.person = person;
        this.context = context;
        this.first = tab();
    }

    /**
     * A page, and what its sockets have been told, in order.
     *
     * @param frames grows
     */
    record Tab(Page page, Queue<JsonNode> frames) {
        /** The frames so far. */
        List<JsonNode> told() {
            return List.copyOf(frames);
        }
    }

    /** How the screen is set up. */
    record Screen(String language, ColorScheme scheme, int width, int height) {
        static final Screen USUAL = new Screen("en", ColorScheme.LIGHT, 1440, 900);
    }

    /** A fresh browser; nobody has signed in yet. */
    static Seat at(Chromium chromium, Centre centre, String person, Screen screen) {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setLocale(screen.language())
                        .setColorScheme(screen.scheme())
                        .setTimezoneId("Asia/Shanghai")
                        .setViewportSize(screen.width(), screen.height()));
        context.setDefaultTimeout(Centre.SOON.toMillis());
        return new Seat(centre, person, context);
    }

    static Seat signedIn(Chromium chromium, Centre centre, String person) {
        Seat seat = at(chromium, centre, person, Screen.USUAL);
        seat.signIn();
        return seat;
    }

    /** Signs in as a person does, with the generated password. */
    void signIn() {
        Page page = first.page();
        page.navigate(url("/sign-in"));
        page.locator("input[autocomplete=username]").fill(person);
        page.locator("input[type=password]").fill(password());
        page.keyboard().press("Enter");
        page.waitForURL(address -> !address.endsWith("/sign-in"));
    }

    /** The password that was generated for the person. */
    String password() {
        return password(centre, person);
    }

    /** The password that was generated for a person. */
    static String password(Centre centre, String person) {
        try {
            String start = person + " password ";
            return Files.readAllLines(centre.data().secrets().file("first-sign-ins")).stream()
                    .filter(line -> line.startsWith(start))
                    .map(line -> line.substring(start.length()))
                    .reduce((first, last) -> last)
                    .orElseThrow(() -> new AssertionError("no password for " + person));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another page of the same browser. */
    Tab tab() {
        Tab tab = new Tab(context.newPage(), new ConcurrentLinkedQueue<>());
        tab.page().onWebSocket(socket -> {
            if (!socket.url().contains("/api/phone")) { // that one speaks SIP
                socket.onFrameReceived(frame -> tab.frames().add(read(frame.text())));
            }
        });
        tab.page().onConsoleMessage(message -> {
            boolean askedWhoIsSignedIn =
                    message.location().contains("/api/me") && message.text().contains("401");
            // what suits a conversation may be asked for in the instant in which it ends
            boolean askedForWhatHasJustLeftTheDesk =
                    message.location().contains("/guidance") && message.text().contains("404");
            if (message.type().equals("error") && !askedWhoIsSignedIn && !askedForWhatHasJustLeftTheDesk) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        tab.page().onPageError(complaints::add);
        return tab;
    }

    Page page() {
        return first.page();
    }

    BrowserContext context() {
        return context;
    }

    /** What the sockets of the first page have received, in order. */
    List<JsonNode> frames() {
        return first.told();
    }

    /** What the pages wrote to the browser's console as errors, and what they threw; forgotten once told. */
    List<String> complaints() {
        List<String> told = List.copyOf(complaints);
        complaints.clear();
        return told;
    }

    void open(String path) {
        page().navigate(url(path));
    }

    String url(String path) {
        return "http://127.0.0.1:" + centre.ports().web() + path;
    }

    private static JsonNode read(String frame) {
        try {
            return JSON.readTree(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a frame that is no JSON: " + frame, e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
