package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import hotline.cti.carrier.PhoneBehaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the board says while it happens is what the records say afterwards. */
@Order(1)
@Tag("browser")
class BoardJourneyTest {
    /** So many callers are let into queues, about half a minute's; {@code -Dboard.entered=1800} for an hour's. */
    private static final int ENTERED = Integer.getInteger("board.entered", 16);

    private static final Duration PER_CALLER = Duration.ofSeconds(8);
    private static final List<String> COUNTED = List.of("entered", "answered", "answeredWithin", "abandoned");

    @RegisterExtension
    static final OneCentre HOTLINE = OneCentre.brisk();

    @RegisterExtension
    static final OneChromium BROWSERS = new OneChromium();

    private final Centre centre = HOTLINE.get();

    @Test
    void liveFiguresOfADayOfDemoTrafficEqualTheRecords() throws IOException, InterruptedException {
        Seat admin = BROWSERS.signedIn(centre, "admin");
        admin.open("/board");
        Process demo = new ProcessBuilder(
                        Path.of("../hotline").toAbsolutePath().normalize().toString(),
                        "demo",
                        "--agents",
                        "12",
                        "--calls-per-minute",
                        "60",
                        "--talk",
                        "6",
                        "--wrap-up",
                        "1",
                        "--data",
                        centre.data().root().toString())
                .redirectErrorStream(true)
                .redirectOutput(centre.folder().resolve("demo.log").toFile())
                .start();
        try {
            admin.page()
                    .waitForCondition(
                            () -> sum(live(admin), "entered") > ENTERED && sum(live(admin), "answered") > ENTERED / 2,
                            new Page.WaitForConditionOptions()
                                    .setTimeout(60_000
                                            + PER_CALLER.multipliedBy(ENTERED).toMillis()));
            demo.destroy(); // signs all out, and whoever is still in the menu or waits hangs up
            assertThat(demo.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            demo.destroyForcibly();
        }
        centre.nothingIsLeft();

        // the last of them may still be on their way into the records
        Map<String, Map<String, Integer>> records = new TreeMap<>();
        admin.page().waitForCondition(() -> {
            records.putAll(recorded(admin));
            return records.equals(live(admin));
        });

        System.out.println("demo traffic on record: " + records);
        assertThat(sum(records, "entered")).isGreaterThan(ENTERED);
        assertThat(sum(records, "answered")).isPositive();
    }

    @Test
    void aChangeIsOnTheBoardWithinASecond() {
        Seat admin = BROWSERS.signedIn(centre, "admin");
        admin.open("/board");
        admin.page().getByText("陈静").first().waitFor();
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)), "a01");
        centre.ready("a01");
        admin.page()
                .waitForCondition(() -> admin.page()
                        .locator("[role=row]", new Page.LocatorOptions().setHasText("陈静"))
                        .innerText()
                        .contains("Ready"));
    }

    /** The last figures the page was told, by queue, of the queues anybody was in: records have no others. */
    private static Map<String, Map<String, Integer>> live(Seat seat) {
        Map<String, Map<String, Integer>> latest = new TreeMap<>();
        for (JsonNode frame : seat.frames()) {
            switch (frame.path("type").asText()) {
                case "queue" -> put(latest, frame.path("queue"));
                case "board" -> frame.path("queues").forEach(tile -> put(latest, tile));
                default -> {}
            }
        }
        latest.values().removeIf(figures -> figures.get("entered") == 0);
        return latest;
    }

    private static int sum(Map<String, Map<String, Integer>> figures, String name) {
        return figures.values().stream().mapToInt(queue -> queue.get(name)).sum();
    }

    private static void put(Map<String, Map<String, Integer>> figures, JsonNode tile) {
        Map<String, Integer> counted = new HashMap<>();
        COUNTED.forEach(name -> counted.put(name, tile.path(name).asInt()));
        figures.put(tile.path("queue").asText(), counted);
    }

    /** What the figures page would be told of today. */
    private static Map<String, Map<String, Integer>> recorded(Seat seat) {
        String today =
                java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).toString();
        String answer = String.valueOf(seat.page()
                .evaluate(
                        "day => fetch(`/api/figures/queues?from=${day}&to=${day}&by=whole`).then(it => it.text())",
                        today));
        Map<String, Map<String, Integer>> figures = new TreeMap<>();
        try {
            new ObjectMapper().readTree(answer).path("rows").forEach(row -> put(figures, row));
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer, e);
        }
        return figures;
    }
}
