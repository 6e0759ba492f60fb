package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who must not get in does not, and keeps nobody else out. */
@Tag("browser")
class SignInJourneyTest {
    /** {@code -Dsign-in.guesses=1000} for a longer attack. */
    private static final int GUESSES = Integer.getInteger("sign-in.guesses", 300);

    private static final int AT_ONCE = 20;

    @RegisterExtension
    static final OneCentre HOTLINE = OneCentre.brisk();

    @RegisterExtension
    static final OneChromium BROWSERS = new OneChromium();

    private final Centre centre = HOTLINE.get();

    @Test
    void hundredsOfWrongPasswordsDoNotGetInAndDoNotSlowOthers() {
        Seat s01 = BROWSERS.at(centre, "s01", Seat.Screen.USUAL);
        String good = s01.password();
        try (HttpClient client = HttpClient.newHttpClient();
                ExecutorService attackers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<CompletableFuture<Integer>> guesses = IntStream.range(0, GUESSES)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> signIn(client, s01, "a0" + (1 + i % 9), "guess-number-" + i), attackers))
                    .toList();
            CompletableFuture.anyOf(guesses.subList(GUESSES / 10, GUESSES).toArray(CompletableFuture[]::new))
                    .join();
            long begin = System.nanoTime();
            assertThat(signIn(client, s01, "s01", good)).isEqualTo(200);
            long millis = (System.nanoTime() - begin) / 1_000_000;

            assertThat(guesses.stream().map(CompletableFuture::join)).isSubsetOf(401, 429);
            System.out.printf("a good sign-in beside %d guesses took %d ms%n", GUESSES, millis);
            assertThat(millis).isLessThan(10_000);
        }
    }

    @Test
    void aForeignPageGetsNeitherSocketNorChange() {
        Seat s01 = BROWSERS.signedIn(centre, "s01");
        String cookie = s01.context().cookies().stream()
                .map(it -> it.name + "=" + it.value)
                .findFirst()
                .orElseThrow();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest ticket = HttpRequest.newBuilder(URI.create(s01.url("/api/socket-tickets")))
                    .header("Cookie", cookie)
                    .header("Origin", "http://evil.example")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build();
            assertThat(status(client, ticket)).isEqualTo(403);
        }
    }

    private static int signIn(HttpClient client, Seat seat, String user, String password) {
        return status(
                client,
                HttpRequest.newBuilder(URI.create(seat.url("/api/sign-in")))
                        .timeout(Duration.ofSeconds(60))
                        .header("Content-Type", "application/json")
                        .header("Origin", seat.url(""))
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"user\":\"" + user + "\",\"password\":\"" + password + "\"}"))
                        .build());
    }

    private static int status(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
