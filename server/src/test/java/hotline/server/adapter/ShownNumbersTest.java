package hotline.server.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.queue.QueueId;
import hotline.crm.DatabaseAway;
import hotline.server.Refused;
import hotline.server.center.Center;
import hotline.server.center.CenterReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShownNumbersTest {
    private static final String SHE = "13900139000";
    private static final QueueId SERVICE = new QueueId("service");
    private static final QueueId SALES = new QueueId("sales");

    @TempDir
    private Path folder;

    /** By which number of ours somebody reached us last. */
    private final Map<String, String> newest = new HashMap<>();

    private Center center;
    private ShownNumbers shown;

    /** 4001 and 4002 lead to the service only, 4005 to sales. */
    @BeforeEach
    void center() throws Exception {
        Files.createDirectories(folder.resolve("flows"));
        for (String queue : new String[] {"service", "sales"}) {
            Files.writeString(folder.resolve("flows/" + queue + ".yaml"), """
                    flow: %1$s
                    languages: [en]
                    start: person
                    person: person
                    keys: {person: 0}
                    wrong-key: [wrong-key]
                    apology: [apology]
                    nodes:
                      person: {queue: %1$s}
                    """.formatted(queue));
        }
        String demo = Files.readString(Path.of("../config/center.yaml"));
        String numbers = """
                numbers:
                  "4001": {flow: service.yaml, language: en}
                  "4002": {flow: service.yaml, language: en}
                  "4005": {flow: sales.yaml, language: en}
                """;
        Files.writeString(folder.resolve("center.yaml"), demo.replaceAll("(?m)^numbers:\\R(?:  .*\\R)+", numbers));
        CenterReader.Reading reading = new CenterReader(Path.of("../sounds")).read(folder.resolve("center.yaml"));
        assertThat(reading).isInstanceOf(CenterReader.Reading.Good.class);
        center = ((CenterReader.Reading.Good) reading).center();
        shown = new ShownNumbers(() -> center, number -> Optional.ofNullable(newest.get(number)));
    }

    @Test
    void sheIsShownTheNumberOfTheNewestInteraction() {
        newest.put(SHE, "4002");

        assertThat(shown.to(SHE, SALES)).isEqualTo("4002");
    }

    @Test
    void whoWasNeverInTouchIsShownTheFirstThatLeadsToTheQueueWhichCalls() {
        assertThat(shown.to(SHE, SERVICE)).isEqualTo("4001");
        assertThat(shown.to(SHE, SALES)).isEqualTo("4005");
    }

    @Test
    void aNumberThatIsOursNoMoreIsNotShown() {
        newest.put(SHE, "4009");

        assertThat(shown.to(SHE, SALES)).isEqualTo("4005");
    }

    @Test
    void forAQueueToWhichNoNumberLeadsTheCentresFirstIsShown() {
        assertThat(shown.to(SHE, new QueueId("support"))).isEqualTo("4001");
    }

    @Test
    void withoutTheDatabaseAQueuesNumberIsShown() {
        ShownNumbers without = new ShownNumbers(() -> center, number -> {
            throw new DatabaseAway("it is away");
        });

        assertThat(without.to(SHE, SALES)).isEqualTo("4005");
    }

    @Test
    void beforeTheCentreIsInForceThereIsNone() {
        ShownNumbers starting = new ShownNumbers(
                () -> {
                    throw new Refused("starting", "It is starting.", "Wait.");
                },
                number -> Optional.empty());

        assertThat(starting.usual()).isEmpty();
        assertThat(starting.to(SHE, SALES)).isEmpty();
    }
}
